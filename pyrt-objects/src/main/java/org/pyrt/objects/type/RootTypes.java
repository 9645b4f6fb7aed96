package org.pyrt.objects.type;

/** Fills object and type once both exist. */
final class RootTypes {

    private RootTypes() {}

    static void fill(PyType object, PyType type) {
        new BuiltinTypeBuilder("object", null).fill(object);
        new BuiltinTypeBuilder("type", null).fill(type);
    }
}
