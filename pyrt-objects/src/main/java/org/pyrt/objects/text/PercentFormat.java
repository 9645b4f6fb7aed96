package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PercentNumbers;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.refcount.ThreadState;

/** {@code str % values}. */
public final class PercentFormat extends PercentTemplate {

    private final StrBuilder out;

    private PercentFormat(ThreadState ts, PyStr template, PyObject operand) {
        super(ts, template, operand);
        out = new StrBuilder(template.length() + 16);
    }

    /** {@code template % operand}. */
    @CleanPoint
    public static PyStr format(ThreadState ts, PyStr template, PyObject operand) {
        PercentFormat f = new PercentFormat(ts, template, operand);
        f.run();
        return f.out.toStr();
    }

    @Override
    protected boolean isText(PyObject operand) {
        return PyStr.asSelf(operand) != null;
    }

    @Override
    protected String noun() {
        return "string";
    }

    @Override
    protected void literal(int from, int to) {
        out.append(template, from, to);
    }

    @Override
    protected PyObject key(int from, int to) {
        return template.substring(from, to);
    }

    @Override
    @CleanPoint
    protected void convert(PyObject value) {
        switch (conversion) {
            case 's':
                text(Representation.str(ts, value));
                break;
            case 'r':
                text(Representation.repr(ts, value));
                break;
            case 'a':
                text(Representation.ascii(ts, value));
                break;
            case 'c':
                pad(character(value), 0, 1);
                break;
            default:
                String number = number(value);
                if (number == null) {
                    throw unsupported(conversion >= 31 && conversion <= 126 ? (char) conversion : '?');
                }
                out.append(number);
        }
    }

    private void text(PyStr s) {
        int n = s.length();
        pad(s, 0, precision >= 0 && precision < n ? precision : n);
    }

    private void pad(PyStr s, int from, int to) {
        int fill = width - (to - from);
        if (fill > 0 && (flags & PercentNumbers.LEFT) == 0) {
            out.appendRepeated(' ', fill);
        }
        out.append(s, from, to);
        if (fill > 0 && (flags & PercentNumbers.LEFT) != 0) {
            out.appendRepeated(' ', fill);
        }
    }

    @CleanPoint
    private PyStr character(PyObject value) {
        PyStr s = PyStr.asSelf(value);
        if (s == null) {
            return PyStr.ofCodePoint(character(value, 0x110000, "an int or a unicode character"));
        }
        if (s.length() != 1) {
            throw Errors.typeError(
                    ts, "%c requires an int or a unicode character, not a string of length " + s.length());
        }
        return s;
    }
}
