package org.pyrt.stdlib.multibyte;

import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/** HZ (RFC 1843): GB 2312 between <code>~{</code> and <code>~}</code>. The first byte of the state is 1 between them. */
final class HzCharset extends MultibyteCharset {

    private final CodeTable table;

    HzCharset(CodeTable gb2312) {
        table = gb2312;
    }

    @Override
    void start(byte[] state) {
        state[0] = 0;
    }

    @Override
    void resetEncoder(byte[] state, ByteBuilder out) {
        if (state[0] != 0) {
            out.append('~').append('}');
            state[0] = 0;
        }
    }

    @Override
    void resetDecoder(byte[] state) {
        state[0] = 0;
    }

    @Override
    int decode(byte[] in, int at, int to, byte[] state, StrBuilder out) {
        int c = in[at];
        if (c == '~') {
            return to - at < 2 ? MORE : escape(in[at + 1], state, out);
        }
        if (c < 0) {
            return -1;
        }
        if (state[0] == 0) {
            out.append((char) c);
            return 1;
        }
        if (to - at < 2) {
            return MORE;
        }
        int value = table.two(c | 0x80, in[at + 1] & 0xff | 0x80);
        if (value < 0 || in[at + 1] < 0) {
            return -1;
        }
        out.append((char) value);
        return 2;
    }

    private static int escape(int c, byte[] state, StrBuilder out) {
        if (c == '~' && state[0] == 0) {
            out.append('~');
        } else if (c == '{' && state[0] == 0) {
            state[0] = 1;
        } else if (c == '}' && state[0] != 0) {
            state[0] = 0;
        } else if (c != '\n' || state[0] != 0) {
            return -1;
        }
        return 2;
    }

    @Override
    int encode(PyStr text, int at, boolean flush, byte[] state, ByteBuilder out) {
        int c = text.codePointAt(at);
        if (c < 0x80) {
            resetEncoder(state, out);
            out.append(c);
            if (c == '~') {
                out.append('~');
            }
            return 1;
        }
        int code = table.code(c);
        if (code == 0) {
            return -1;
        }
        if (state[0] == 0) {
            out.append('~').append('{');
            state[0] = 1;
        }
        out.append(code >> 8 & 0x7f).append(code & 0x7f);
        return 1;
    }
}
