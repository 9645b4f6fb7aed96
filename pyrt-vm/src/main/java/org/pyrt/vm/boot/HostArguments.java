package org.pyrt.vm.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The arguments of the process as Python shows them: bytes that are not UTF-8 stand for themselves as lone surrogates, where the JVM has only replacement
 * characters. Stateless.
 */
final class HostArguments {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private HostArguments() {}

    /** The arguments that the JVM gives as {@code args}, nothing lost; {@code args} itself if nothing was, or the system does not tell. */
    static String[] exact(String[] args) {
        boolean lost = false;
        for (String arg : args) {
            lost |= arg.indexOf('\ufffd') >= 0;
        }
        if (!lost) {
            return args;
        }
        byte[] all;
        try {
            all = Files.readAllBytes(COMMAND_LINE);
        } catch (IOException e) {
            return args;
        }
        String[] exact = new String[args.length];
        int end = all.length;
        for (int i = args.length; --i >= 0 && end > 0; ) {
            int start = end - 1;
            while (start > 0 && all[start - 1] != 0) {
                start--;
            }
            exact[i] = decode(all, start, end - 1);
            if (args[i].indexOf('\ufffd') < 0 && !args[i].equals(exact[i])) {
                return args;
            }
            end = start;
        }
        return exact;
    }

    /** The arguments with each byte that is not ASCII as a lone surrogate, as the locale C has them. */
    static String[] ascii(String[] args) {
        String[] escaped = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            escaped[i] = ascii(args[i]);
        }
        return escaped;
    }

    private static String ascii(String arg) {
        StringBuilder text = new StringBuilder(arg.length());
        for (int i = 0; i < arg.length(); ) {
            int point = arg.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x80 || point >= 0xd800 && point < 0xe000) {
                text.append((char) point);
            } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    text.append((char) (0xdc00 | b & 0xff));
                }
            }
        }
        return text.toString();
    }

    /** UTF-8; each byte that is none becomes a lone surrogate. */
    private static String decode(byte[] all, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int length = lengthAt(all, i, to);
            if (length == 0) {
                text.append((char) (0xdc00 + (all[i++] & 0xff)));
            } else {
                text.append(new String(all, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /** How many bytes the character at {@code i} has; 0 if there is none. */
    private static int lengthAt(byte[] all, int i, int to) {
        int b = all[i] & 0xff;
        int length = b < 0x80 ? 1 : b >= 0xc2 && b < 0xe0 ? 2 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xf0 && b < 0xf5 ? 4 : 0;
        if (length < 2 || i + length > to) {
            return length < 2 ? length : 0;
        }
        String one = new String(all, i, length, StandardCharsets.UTF_8);
        return one.indexOf('\ufffd') >= 0 && !(b == 0xef && (all[i + 1] & 0xff) == 0xbf && (all[i + 2] & 0xff) == 0xbd) ? 0 : length;
    }
}
