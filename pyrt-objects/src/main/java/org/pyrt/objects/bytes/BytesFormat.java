package org.pyrt.objects.bytes;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PercentNumbers;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PercentTemplate;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** {@code bytes % values}. */
final class BytesFormat extends PercentTemplate {

    private final ByteBuilder out;

    private BytesFormat(ThreadState ts, PyBytes template, PyObject operand) {
        super(ts, PyStr.ofNarrow(new String(template.array(), StandardCharsets.ISO_8859_1)), operand);
        out = new ByteBuilder(template.length() + 16);
    }

    /** {@code template % operand}. */
    @CleanPoint
    static byte[] format(ThreadState ts, PyBytes template, PyObject operand) {
        BytesFormat f = new BytesFormat(ts, template, operand);
        f.run();
        return f.out.toArray();
    }

    @Override
    protected boolean isText(PyObject operand) {
        return operand instanceof PyByteArray || PyBytes.asSelf(operand) != null || PyStr.asSelf(operand) != null;
    }

    @Override
    protected String noun() {
        return "bytes";
    }

    @Override
    protected void literal(int from, int to) {
        out.appendAscii(template.narrowOrNull().substring(from, to));
    }

    @Override
    protected PyObject key(int from, int to) {
        return PyBytes.ofLatin1(template.narrowOrNull().substring(from, to));
    }

    @Override
    @CleanPoint
    protected void convert(PyObject value) {
        switch (conversion) {
            case 's', 'b':
                text(bytes(value));
                break;
            case 'r', 'a':
                text(Representation.ascii(ts, value).toString().getBytes(StandardCharsets.ISO_8859_1));
                break;
            case 'c':
                pad(new byte[] {character(value)}, 1);
                break;
            case 'e', 'E', 'f', 'F', 'g', 'G':
                PyType type = PyType.of(value);
                if (type.slot(SlotId.FLOAT) == null && type.slot(SlotId.INDEX) == null) {
                    throw Errors.typeError(ts, "float argument required, not " + type.fullName());
                }
                out.appendAscii(number(value));
                break;
            default:
                String number = number(value);
                if (number == null) {
                    throw unsupported();
                }
                out.appendAscii(number);
        }
    }

    @CleanPoint
    private byte[] bytes(PyObject value) {
        if (Buffers.isBytesLike(ts, value)) {
            return Buffers.toBytes(ts, value).array();
        }
        PyBytes own = OctetSource.fromMethod(ts, value);
        if (own == null) {
            throw Errors.typeError(
                    ts,
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '" + PyType.of(value).fullName()
                            + "'");
        }
        return own.array();
    }

    private RuntimeException unsupported() {
        // CPython takes a byte above ASCII for a negative character and trips over it.
        return conversion >= 0x80
                ? Errors.overflowError(ts, "character argument not in range(0x110000)")
                : unsupported((char) conversion);
    }

    private void text(byte[] s) {
        pad(s, precision >= 0 && precision < s.length ? precision : s.length);
    }

    private void pad(byte[] s, int n) {
        int fill = width - n;
        boolean left = (flags & PercentNumbers.LEFT) != 0;
        if (!left) {
            out.appendRepeated(' ', fill);
        }
        out.append(s, 0, n);
        if (left) {
            out.appendRepeated(' ', fill);
        }
    }

    @CleanPoint
    private byte character(PyObject value) {
        if (!(value instanceof PyByteArray) && PyBytes.asSelf(value) == null) {
            return (byte) character(value, 256, "an integer in range(256) or a single byte");
        }
        PyBytes b = Buffers.toBytes(ts, value);
        if (b.length() != 1) {
            String type = value instanceof PyByteArray ? "bytearray" : "bytes";
            throw Errors.typeError(
                    ts,
                    "%c requires an integer in range(256) or a single byte, not a " + type + " object of length " + b.length());
        }
        return b.array()[0];
    }
}
