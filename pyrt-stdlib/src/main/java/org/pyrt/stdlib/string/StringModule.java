package org.pyrt.stdlib.string;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.FieldName;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module _string: the parser of {@code str.format} for {@code string.Formatter}. Source: CPython 3.14 Objects/unicodeobject.c. */
@ExposedModule(name = "_string", doc = "Parts of str.format for string.Formatter.")
public final class StringModule {

    private StringModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_string", "Parts of str.format for string.Formatter.", new StringModuleAdapter()).build();
    }

    @ExposedMethod(
            name = "formatter_parser",
            doc = "An iterator over the literal texts of a template and the fields behind them.")
    static PyObject formatterParser(ThreadState ts, @PositionalOnly PyObject template) {
        return new PyFormatterIterator(ts, text(ts, template));
    }

    @ExposedMethod(
            name = "formatter_field_name_split",
            doc = "The first part of a field's name, and an iterator over the attributes and indices behind it.")
    static PyObject formatterFieldNameSplit(ThreadState ts, @PositionalOnly PyObject name) {
        FieldName parts = new FieldName(ts, text(ts, name));
        return PyTuple.of(ts, key(ts, parts.first()), new PyFieldNameIterator(ts, parts));
    }

    private static PyStr text(ThreadState ts, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        if (s == null) {
            throw Errors.typeError(ts, "expected str, got " + PyType.of(o).fullName());
        }
        return s;
    }

    /** A key or index as an int if it is one. */
    static PyObject key(ThreadState ts, PyStr s) {
        long index = FieldName.integer(ts, s);
        return index < 0 ? s : PyInt.of(index);
    }
}
