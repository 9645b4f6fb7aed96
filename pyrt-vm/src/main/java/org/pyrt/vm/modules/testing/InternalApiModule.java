package org.pyrt.vm.modules.testing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;

/**
 * The part of CPython's {@code _testinternalcapi} that has a meaning here, and without which its test_class cannot be imported. The rest of that module looks into CPython
 * itself and is not there.
 */
@ExposedModule(name = "_testinternalcapi")
public final class InternalApiModule {

    /** After so many rounds the sites of a loop have learnt, or give up what they learnt. */
    private static final String ROUNDS = "SPECIALIZATION_THRESHOLD=16;SPECIALIZATION_COOLDOWN=16;TIER2_THRESHOLD=4096;";

    private static final PyStr ENCODE = PyStr.interned("encode");
    private static final PyStr DECODE = PyStr.interned("decode");
    private static final PyStr START = PyStr.interned("start");
    private static final PyStr REASON = PyStr.interned("reason");
    private static final PyStr UTF8 = PyStr.interned("utf-8");

    private InternalApiModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_testinternalcapi", "The inside of the interpreter, for tests.", new InternalApiModuleAdapter()).numbers(ROUNDS).build();
    }

    @ExposedMethod(name = "has_inline_values", doc = "has_inline_values($module, object, /)\n--\n\nWhether the attributes are in the instance itself.")
    static boolean hasInlineValues(@PositionalOnly PyObject object) {
        return object.getClass() == PyInstance.class && PyType.of(object).has(PyType.HAS_DICT) && !((PyInstance) object).shape().isDict;
    }

    @ExposedMethod(name = "dict_getitem_knownhash", doc = "dict_getitem_knownhash($module, dict, key, hash, /)\n--\n\nA value by a key whose hash is known.")
    @CleanPoint
    static PyObject itemByHash(ThreadState ts, PyObject dict, PyObject key, @PositionalOnly long hash) {
        if (!(dict instanceof PyDict d)) {
            throw Errors.systemError(ts, "bad argument to internal function");
        }
        PyObject value = d.get(ts, key, hash);
        if (value == null) {
            throw Errors.keyError(ts, key);
        }
        return value;
    }

    @ExposedMethod(
            name = "EncodeLocaleEx",
            doc = "EncodeLocaleEx($module, text, current_locale, errors='strict', /)\n--\n\nThe bytes of a text in the encoding of names of files.")
    @CleanPoint
    static PyObject encodeLocale(ThreadState ts, PyStr text, int current_locale, @PositionalOnly @Default("'strict'") String errors) {
        return convert(ts, text, ENCODE, errors);
    }

    @ExposedMethod(
            name = "DecodeLocaleEx",
            doc = "DecodeLocaleEx($module, data, current_locale, errors='strict', /)\n--\n\nThe text of bytes in the encoding of names of files.")
    @CleanPoint
    static PyObject decodeLocale(ThreadState ts, PyBytes data, int current_locale, @PositionalOnly @Default("'strict'") String errors) {
        return convert(ts, data, DECODE, errors);
    }

    @CleanPoint
    private static PyObject convert(ThreadState ts, PyObject from, PyStr method, String errors) {
        if (!errors.equals("strict") && !errors.equals("surrogateescape") && !errors.equals("surrogatepass")) {
            throw Errors.valueError(ts, "unsupported error handler");
        }
        try {
            return Calls.callMethod(ts, from, method, UTF8, PyStr.of(errors));
        } catch (Raised raised) {
            PyBaseException e = Errors.take(ts);
            try (var held = ts.hold(e)) {
                PyStr start = Representation.str(ts, Attributes.get(ts, e, START));
                throw Errors.runtimeError(ts, method + " error: pos=" + start + ", reason=" + Attributes.get(ts, e, REASON));
            }
        }
    }

    @ExposedMethod(name = "get_recursion_depth", doc = "get_recursion_depth($module, /)\n--\n\nHow many Python functions are running.")
    static int recursionDepth(ThreadState ts) {
        return Engine.depth(ts);
    }

    @ExposedMethod(name = "get_static_builtin_types", doc = "get_static_builtin_types($module, /)\n--\n\nThe types written in Java.")
    static PyObject builtinTypes(ThreadState ts) {
        Set<PyType> all = new LinkedHashSet<>();
        collect(PyType.OBJECT, all);
        PyList list = new PyList(ts);
        for (PyType t : all) {
            list.append(ts, t);
        }
        return list;
    }

    private static void collect(PyType type, Set<PyType> all) {
        if (!type.isHeap() && all.add(type)) {
            for (PyType t : type.subclasses()) {
                collect(t, all);
            }
        }
    }

    @ExposedMethod(name = "identify_type_slot_wrappers", doc = "identify_type_slot_wrappers($module, /)\n--\n\nThe names of the methods that types have slots for.")
    static PyObject slotNames(ThreadState ts) {
        PyList list = new PyList(ts);
        for (int i = 0; i < SlotId.COUNT; i++) {
            list.append(ts, PyStr.interned(SlotId.name(i)));
        }
        return list;
    }
}
