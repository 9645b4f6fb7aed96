package org.pyrt.stdlib.testing;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The part of CPython's {@code _testlimitedcapi} that its tests of bytes and classes use: the object protocol, called from Java instead of C. The C API itself is not
 * there, nor is the rest of the module.
 */
@ExposedModule(name = "_testlimitedcapi")
public final class LimitedApiModule {

    private LimitedApiModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_testlimitedcapi", "The object protocol, for tests.", new LimitedApiModuleAdapter()).build();
    }

    @ExposedMethod(name = "sequence_getitem", doc = "An item by its number.")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyObject sequence, @PositionalOnly long index) {
        return Subscripts.get(ts, sequence, PyInt.of(index));
    }

    @ExposedMethod(name = "sequence_setitem", doc = "Set an item by its number; 0.")
    @CleanPoint
    static int setItem(ThreadState ts, PyObject sequence, long index, @PositionalOnly PyObject value) {
        Subscripts.set(ts, sequence, PyInt.of(index), value);
        return 0;
    }

    @ExposedMethod(name = "sequence_delitem", doc = "Delete an item by its number; 0.")
    @CleanPoint
    static int deleteItem(ThreadState ts, PyObject sequence, @PositionalOnly long index) {
        Subscripts.delete(ts, sequence, PyInt.of(index));
        return 0;
    }

    @ExposedMethod(name = "object_hasattrstring", doc = "Whether there is an attribute whose name has these bytes.")
    @CleanPoint
    static boolean hasAttribute(ThreadState ts, PyObject object, @PositionalOnly PyBytes name) {
        PyObject value = Attributes.find(ts, object, PyStr.of(new String(name.array(), StandardCharsets.UTF_8)));
        Refs.discard(ts, value);
        return value != null;
    }
}
