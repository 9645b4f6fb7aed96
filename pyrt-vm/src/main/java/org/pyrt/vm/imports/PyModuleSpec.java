package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What {@code __spec__} holds: where a module came from. Its attributes are those of importlib's class of that name. */
@ExposedType(name = "ModuleSpec", doc = "Where a module was found.")
final class PyModuleSpec extends PyInstance {

    static final PyType TYPE =
            PyType.builtin("_frozen_importlib.ModuleSpec", new PyModuleSpecAdapter())
                    .flags(PyType.HAS_DICT | PyType.NO_NEW)
                    .ownLayout()
                    .build();

    static final PyStr INITIALIZING = PyStr.interned("_initializing");
    private static final PyStr NAME = PyStr.interned("name");
    private static final PyStr ORIGIN = PyStr.interned("origin");
    private static final PyStr LOCATIONS = PyStr.interned("submodule_search_locations");

    /** A floating spec. {@code origin} is a file or {@code built-in}; {@code locations} is a package's list of folders, or null. */
    PyModuleSpec(ThreadState ts, String name, String origin, PyObject locations) {
        super(ts, TYPE);
        int dot = name.lastIndexOf('.');
        put(ts, NAME, PyStr.of(name));
        put(ts, PyStr.interned("loader"), PyNone.NONE);
        put(ts, ORIGIN, origin == null ? PyNone.NONE : PyStr.of(origin));
        put(ts, LOCATIONS, locations == null ? PyNone.NONE : locations);
        put(ts, PyStr.interned("loader_state"), PyNone.NONE);
        put(ts, PyStr.interned("cached"), PyNone.NONE);
        put(ts, PyStr.interned("parent"), PyStr.of(locations != null ? name : dot < 0 ? "" : name.substring(0, dot)));
        put(ts, PyStr.interned("has_location"), PyBool.of(origin != null && !origin.equals("built-in")));
        put(ts, INITIALIZING, PyBool.FALSE);
        put(ts, PyStr.interned("_uninitialized_submodules"), PyNone.NONE);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyModuleSpec self) {
        StringBuilder b = new StringBuilder("ModuleSpec(name=");
        b.append(Representation.repr(ts, self.get(ts, NAME))).append(", loader=None");
        PyObject origin = self.get(ts, ORIGIN);
        if (origin != PyNone.NONE) {
            b.append(", origin=").append(Representation.repr(ts, origin));
        }
        PyObject locations = self.get(ts, LOCATIONS);
        if (locations != PyNone.NONE) {
            b.append(", submodule_search_locations=").append(Representation.repr(ts, locations));
        }
        return PyStr.of(b.append(')').toString());
    }
}
