package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module {@code _pickle}. Source: CPython 3.14 Modules/_pickle.c. */
@ExposedModule(name = "_pickle", doc = "Pickles in Java.")
public final class PickleModule {

    private PickleModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        PickleState.of(ts).load(ts);
        return new ModuleBuilder(ts, "_pickle", "Pickles in Java.", new PickleModuleAdapter())
                .add("PickleBuffer", PyPickleBuffer.TYPE)
                .add("Pickler", PyPickler.TYPE)
                .add("Unpickler", PyUnpickler.TYPE)
                .add("PickleError", PickleErrors.PICKLE_ERROR)
                .add("PicklingError", PickleErrors.PICKLING_ERROR)
                .add("UnpicklingError", PickleErrors.UNPICKLING_ERROR)
                .build();
    }

    @ExposedMethod(doc = "dump($module, /, obj, file, protocol=None, *, fix_imports=True,\n     buffer_callback=None)\n--\n\nWrite a pickle of obj to the open file.")
    @CleanPoint
    static void dump(
            ThreadState ts,
            PyObject obj,
            PyObject file,
            @Default("None") PyObject protocol,
            @KeywordOnly @Default("True") boolean fix_imports,
            @Default("None") PyObject buffer_callback) {
        PyPickler pickler = new PyPickler(ts, PyPickler.TYPE);
        try (var held = ts.hold(pickler)) {
            PyPickler.init(ts, pickler, file, protocol, fix_imports, buffer_callback);
            PyPickler.dump(ts, pickler, obj);
        }
    }

    @ExposedMethod(doc = "dumps($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)\n--\n\nReturn the pickle of the object as bytes.")
    @CleanPoint
    static PyObject dumps(
            ThreadState ts,
            PyObject obj,
            @Default("None") PyObject protocol,
            @KeywordOnly @Default("True") boolean fix_imports,
            @Default("None") PyObject buffer_callback) {
        PyPickler pickler = new PyPickler(ts, PyPickler.TYPE);
        try (var held = ts.hold(pickler)) {
            pickler.set(ts, protocol, fix_imports, buffer_callback);
            return new Save(ts, pickler).dump(obj);
        }
    }

    @ExposedMethod(doc = "load($module, /, file, *, fix_imports=True, encoding='ASCII',\n     errors='strict', buffers=())\n--\n\nRead an object from a pickle in a file.")
    @CleanPoint
    static PyObject load(
            ThreadState ts,
            PyObject file,
            @KeywordOnly @Default("True") boolean fix_imports,
            @Default("'ASCII'") String encoding,
            @Default("'strict'") String errors,
            @Default("None") PyObject buffers) {
        PyUnpickler unpickler = new PyUnpickler(ts, PyUnpickler.TYPE);
        try (var held = ts.hold(unpickler)) {
            PyUnpickler.init(ts, unpickler, file, fix_imports, encoding, errors, buffers);
            return PyUnpickler.load(ts, unpickler);
        }
    }

    @ExposedMethod(doc = "loads($module, data, /, *, fix_imports=True, encoding='ASCII',\n      errors='strict', buffers=())\n--\n\nRead an object from a pickle in bytes.")
    @CleanPoint
    static PyObject loads(
            ThreadState ts,
            @PositionalOnly PyObject data,
            @KeywordOnly @Default("True") boolean fix_imports,
            @Default("'ASCII'") String encoding,
            @Default("'strict'") String errors,
            @Default("None") PyObject buffers) {
        PyUnpickler unpickler = new PyUnpickler(ts, PyUnpickler.TYPE);
        try (var held = ts.hold(unpickler)) {
            unpickler.set(ts, fix_imports, encoding, errors, buffers == null ? PyNone.NONE : buffers);
            try (BufferView view = Buffers.view(ts, data)) {
                return unpickler.run(ts, PickleIn.of(ts, view));
            }
        }
    }
}
