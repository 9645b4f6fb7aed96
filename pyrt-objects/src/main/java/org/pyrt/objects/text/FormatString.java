package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.refcount.ThreadState;

/**
 * {@code str.format} and {@code str.format_map}: replaces the {@code {name!conversion:spec}} fields of a template. Nested fields in
 * specifications go one level deep and share the numbering. Source: CPython 3.14 Objects/stringlib/unicode_format.h.
 */
final class FormatString {

    private static final int MAX_DEPTH = 2;
    private static final int AUTOMATIC = 1;
    private static final int MANUAL = 2;

    private final ThreadState ts;

    @SuppressWarnings("UncountedField") // borrowed
    private final PyObject[] args;

    @SuppressWarnings("UncountedField") // borrowed
    private final PyObject kwargs;

    private int numbering;
    private int nextNumber;

    private FormatString(ThreadState ts, PyObject[] args, PyObject kwargs) {
        this.ts = ts;
        this.args = args;
        this.kwargs = kwargs;
    }

    /** The template filled in; {@code args} null admits no positional fields, {@code kwargs} null has no names. Both are borrowed. */
    @CleanPoint
    static PyStr format(ThreadState ts, PyStr template, PyObject[] args, PyObject kwargs) {
        StrBuilder out = new StrBuilder(template.length() + 16);
        new FormatString(ts, args, kwargs).expand(out, template, MAX_DEPTH);
        return out.toStr();
    }

    @CleanPoint
    private void expand(StrBuilder out, PyStr template, int depth) {
        if (depth <= 0) {
            throw Errors.valueError(ts, "Max string recursion exceeded");
        }
        FormatField field = new FormatField(ts, template);
        while (field.next()) {
            out.append(template, field.literalStart, field.literalEnd);
            if (field.present) {
                replace(out, template, field, depth);
            }
        }
    }

    @CleanPoint
    private void replace(StrBuilder out, PyStr template, FormatField field, int depth) {
        PyObject value = resolve(template.substring(field.nameStart, field.nameEnd));
        try (var held = ts.hold(value)) {
            PyObject shown = field.conversion == 0 ? value : convert(value, field.conversion);
            PyStr spec = template.substring(field.specStart, field.specEnd);
            if (field.nested) {
                StrBuilder expanded = new StrBuilder();
                expand(expanded, spec, depth - 1);
                spec = expanded.toStr();
            }
            out.append(Representation.format(ts, shown, spec));
        }
    }

    @CleanPoint
    private PyStr convert(PyObject value, int conversion) {
        switch (conversion) {
            case 'r':
                return Representation.repr(ts, value);
            case 's':
                return Representation.str(ts, value);
            case 'a':
                return Representation.ascii(ts, value);
            default:
                String shown =
                        conversion > 32 && conversion < 127
                                ? String.valueOf((char) conversion)
                                : "\\x" + Integer.toHexString(conversion);
                throw Errors.valueError(ts, "Unknown conversion specifier " + shown);
        }
    }

    /** The object that a field name means, floating. */
    @CleanPoint
    private PyObject resolve(PyStr text) {
        FieldName name = new FieldName(ts, text);
        PyObject value = first(name.first());
        while (name.next()) {
            try (var held = ts.hold(value)) {
                value = name.isAttribute() ? Attributes.get(ts, value, PyStr.intern(name.part())) : item(value, name.part());
            }
        }
        return value;
    }

    @CleanPoint
    private PyObject item(PyObject value, PyStr key) {
        long index = FieldName.integer(ts, key);
        return Subscripts.get(ts, value, index < 0 ? key : PyInt.of(index));
    }

    /** The argument that the first part of a field name means. */
    @CleanPoint
    private PyObject first(PyStr name) {
        long index = FieldName.integer(ts, name);
        boolean automatic = name.length() == 0;
        if (automatic || index >= 0) {
            index = number(index, automatic);
        }
        if (index < 0) {
            if (kwargs == null) {
                throw Errors.keyError(ts, name);
            }
            return Subscripts.get(ts, kwargs, name);
        }
        if (args == null) {
            throw Errors.valueError(ts, "Format string contains positional fields");
        }
        if (index >= args.length) {
            throw Errors.indexError(ts, "Replacement index " + index + " out of range for positional args tuple");
        }
        return args[(int) index];
    }

    private long number(long index, boolean automatic) {
        int kind = automatic ? AUTOMATIC : MANUAL;
        if (numbering != 0 && numbering != kind) {
            throw Errors.valueError(
                    ts,
                    automatic
                            ? "cannot switch from manual field specification to automatic field numbering"
                            : "cannot switch from automatic field numbering to manual field specification");
        }
        numbering = kind;
        return automatic ? nextNumber++ : index;
    }
}
