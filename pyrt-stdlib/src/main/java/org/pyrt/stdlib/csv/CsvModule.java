package org.pyrt.stdlib.csv;

import java.util.concurrent.atomic.AtomicLong;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The module _csv. Source: CPython 3.14 Modules/_csv.c. */
@ExposedModule(name = "_csv", doc = "CSV parsing and writing.")
public final class CsvModule {

    /** The class _csv.Error. */
    static final PyType ERROR = PyType.builtin("_csv.Error", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    @ExposedConstant(name = "QUOTE_MINIMAL")
    static final int QUOTE_MINIMAL = Format.QUOTE_MINIMAL;

    @ExposedConstant(name = "QUOTE_ALL")
    static final int QUOTE_ALL = Format.QUOTE_ALL;

    @ExposedConstant(name = "QUOTE_NONNUMERIC")
    static final int QUOTE_NONNUMERIC = Format.QUOTE_NONNUMERIC;

    @ExposedConstant(name = "QUOTE_NONE")
    static final int QUOTE_NONE = Format.QUOTE_NONE;

    @ExposedConstant(name = "QUOTE_STRINGS")
    static final int QUOTE_STRINGS = Format.QUOTE_STRINGS;

    @ExposedConstant(name = "QUOTE_NOTNULL")
    static final int QUOTE_NOTNULL = Format.QUOTE_NOTNULL;

    private static final PyStr WRITE = PyStr.interned("write");

    private CsvModule() {}

    /** What an interpreter's programs have set: the dialects by name (an immortal dict, which guards itself) and the longest field. */
    private static final class State {
        private final PyDict dialects = new PyDict();
        private final AtomicLong fieldLimit = new AtomicLong(128 * 1024);
    }

    private static State state(ThreadState ts) {
        return Interpreter.of(ts).state(State.class, State::new);
    }

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_csv", "CSV parsing and writing.", new CsvModuleAdapter())
                .add("__version__", PyStr.of("1.0"))
                .add("Dialect", PyDialect.TYPE)
                .add("Reader", PyReader.TYPE)
                .add("Writer", PyWriter.TYPE)
                .add("Error", ERROR)
                .add("_dialects", state(ts).dialects)
                .build();
    }

    /** _csv.Error. */
    static Raised error(ThreadState ts, String message) {
        return Errors.raise(ts, ERROR, message);
    }

    static long fieldLimit(ThreadState ts) {
        return state(ts).fieldLimit.get();
    }

    /** The dialect of a name, floating; raises Error. */
    @CleanPoint
    static PyObject registered(ThreadState ts, PyObject name) {
        PyObject found = state(ts).dialects.get(ts, name);
        if (found == null) {
            throw error(ts, "unknown dialect");
        }
        return found;
    }

    /** The dialect that the arguments of reader and the like mean, floating. */
    @CleanPoint
    private static PyDialect dialect(ThreadState ts, PyObject dialect, PyDict keywords) {
        PyObject[] args = dialect == null ? new PyObject[0] : new PyObject[] {dialect};
        try {
            return (PyDialect) Calls.callWithDict(ts, PyDialect.TYPE, args, keywords);
        } catch (Raised e) {
            if (Errors.matches(ts, ExceptionTypes.TYPE_ERROR) && keywords != null) {
                PyObject raised = ts.raised;
                String text = org.pyrt.objects.protocol.Representation.str(ts, raised).toString();
                int at = text.indexOf("got an unexpected keyword argument");
                if (at >= 0) {
                    Errors.clear(ts);
                    throw Errors.typeError(ts, "this function " + text.substring(at));
                }
            }
            throw e;
        }
    }

    @ExposedMethod(doc = "reader(iterable [, dialect='excel'] [optional keyword args])\n\nAn iterator over the rows of a CSV file.")
    @CleanPoint
    static PyObject reader(ThreadState ts, PyObject iterable, @PositionalOnly @Default PyObject dialect, @VarKeywords PyDict fmtparams) {
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            return new PyReader(ts, iterator, dialect(ts, dialect, fmtparams));
        }
    }

    @ExposedMethod(doc = "writer(fileobj [, dialect='excel'] [optional keyword args])\n\nA writer of rows to a CSV file.")
    @CleanPoint
    static PyObject writer(ThreadState ts, PyObject fileobj, @PositionalOnly @Default PyObject dialect, @VarKeywords PyDict fmtparams) {
        PyDialect d = dialect(ts, dialect, fmtparams);
        try (var held = ts.hold(d)) {
            PyObject write = Attributes.find(ts, fileobj, WRITE);
            if (write == null || PyType.of(write).slot(SlotId.CALL) == null) {
                Refs.discard(ts, write);
                throw Errors.typeError(ts, "argument 1 must have a \"write\" method");
            }
            return new PyWriter(ts, write, d);
        }
    }

    @ExposedMethod(name = "register_dialect", doc = "Create a mapping from a string name to a dialect class.")
    @CleanPoint
    static void registerDialect(ThreadState ts, PyObject name, @PositionalOnly @Default PyObject dialect, @VarKeywords PyDict fmtparams) {
        if (PyStr.asSelf(name) == null) {
            throw Errors.typeError(ts, "dialect name must be a string");
        }
        PyDialect d = dialect(ts, dialect, fmtparams);
        try (var held = ts.hold(d)) {
            state(ts).dialects.put(ts, name, d);
        }
    }

    @ExposedMethod(name = "unregister_dialect", doc = "Delete the name/dialect mapping associated with a string name.")
    @CleanPoint
    static void unregisterDialect(ThreadState ts, PyObject name) {
        PyObject old = state(ts).dialects.pop(ts, name);
        if (old == null) {
            throw error(ts, "unknown dialect");
        }
        Refs.discard(ts, old);
    }

    @ExposedMethod(name = "get_dialect", doc = "Return the dialect instance associated with name.")
    @CleanPoint
    static PyObject getDialect(ThreadState ts, PyObject name) {
        return registered(ts, name);
    }

    @ExposedMethod(name = "list_dialects", doc = "Return a list of all known dialect names.")
    @CleanPoint
    static PyObject listDialects(ThreadState ts) {
        return Calls.call(ts, PyList.TYPE, state(ts).dialects);
    }

    @ExposedMethod(name = "field_size_limit", doc = "Sets an upper limit on parsed fields; returns the old one.")
    static PyObject fieldSizeLimit(ThreadState ts, @Default PyObject new_limit) {
        AtomicLong limit = state(ts).fieldLimit;
        long old = limit.get();
        if (new_limit != null) {
            PyInt i = PyInt.asSelf(new_limit);
            if (i == null) {
                throw Errors.typeError(ts, "limit must be an integer");
            }
            if (!i.fitsLong()) {
                throw Errors.overflowError(ts, "Python int too large to convert to C long");
            }
            limit.set(i.longValue());
        }
        return PyInt.of(old);
    }
}
