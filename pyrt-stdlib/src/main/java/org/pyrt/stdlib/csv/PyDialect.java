package org.pyrt.stdlib.csv;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** A dialect. Immutable. */
@ExposedType(name = "Dialect")
final class PyDialect extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_csv.Dialect", new PyDialectAdapter()).flags(PyType.BASETYPE).ownLayout().doc("CSV dialect").build();

    final Format format;

    PyDialect(ThreadState ts, PyType type, Format format) {
        super(ts, type);
        this.format = format;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default("None") PyObject dialect,
            @Default PyObject delimiter,
            @Default PyObject doublequote,
            @Default PyObject escapechar,
            @Default PyObject lineterminator,
            @Default PyObject quotechar,
            @Default PyObject quoting,
            @Default PyObject skipinitialspace,
            @Default PyObject strict) {
        PyObject[] keywords = {delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict};
        PyObject source = dialect == PyNone.NONE ? null : dialect;
        if (source != null && PyStr.asSelf(source) != null) {
            source = CsvModule.registered(ts, source);
        }
        try (var held = ts.hold(source)) {
            boolean plain = true;
            for (PyObject k : keywords) {
                plain &= k == null;
            }
            if (plain && source instanceof PyDialect d && d.type() == type) {
                return d;
            }
            return new PyDialect(ts, type, Format.of(ts, source, keywords));
        }
    }

    @ExposedGetter
    PyObject delimiter() {
        return Format.show(format.delimiter);
    }

    @ExposedGetter(member = true)
    boolean doublequote() {
        return format.doubleQuote;
    }

    @ExposedGetter
    PyObject escapechar() {
        return Format.show(format.escape);
    }

    @ExposedGetter
    PyObject lineterminator() {
        return format.lineEnd;
    }

    @ExposedGetter
    PyObject quotechar() {
        return Format.show(format.quote);
    }

    @ExposedGetter
    int quoting() {
        return format.quoting;
    }

    @ExposedGetter(member = true)
    boolean skipinitialspace() {
        return format.skipSpace;
    }

    @ExposedGetter(member = true)
    boolean strict() {
        return format.strict;
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyDialect self) {
        throw cannotPickle(ts, self);
    }

    @ExposedMethod(name = "__reduce_ex__")
    static PyObject reduceEx(ThreadState ts, PyDialect self, @VarArgs PyObject[] protocol) {
        throw cannotPickle(ts, self);
    }

    private static RuntimeException cannotPickle(ThreadState ts, PyInstance self) {
        return Errors.typeError(ts, "cannot pickle '" + self.type().name() + "' instances");
    }
}
