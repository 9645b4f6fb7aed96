package org.pyrt.vm.modules.faulthandler;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.frame.Frame;

/** What the threads of an interpreter are doing, as text. Source: CPython 3.14 Python/traceback.c, _Py_DumpTracebackThreads. */
final class ThreadDump {

    private static final int MOST_FRAMES = 100;
    private static final int MOST_THREADS = 100;
    private static final int LONGEST_NAME = 500;
    private static final PyStr POSIX = PyStr.interned("posix");
    private static final PyStr WRITE = PyStr.interned("write");

    private ThreadDump() {}

    /** The innermost calls of one thread, which is the calling one or stands. */
    static String one(ThreadState thread) {
        StringBuilder text = new StringBuilder("Stack (most recent call first):\n");
        frames(text, thread);
        return text.toString();
    }

    /** The calling thread, named as the current one. */
    static String current(ThreadState ts) {
        StringBuilder text = new StringBuilder();
        thread(text, "Current thread", ts);
        return text.toString();
    }

    /**
     * All threads, the newest first; {@code current} is named so, and {@code without}, if not null, is left out. Stops the world meanwhile.
     */
    @CleanPoint
    static String all(ThreadState ts, ThreadState current, ThreadState without) {
        StringBuilder text = new StringBuilder();
        ts.registry.stopTheWorld(ts);
        try {
            ThreadState[] threads = ts.registry.snapshot();
            int n = 0;
            for (int i = threads.length; --i >= 0; ) {
                ThreadState t = threads[i];
                if (t == without) {
                    continue;
                }
                if (n > 0) {
                    text.append('\n');
                }
                if (++n > MOST_THREADS) {
                    text.append("...\n");
                    break;
                }
                thread(text, t == current ? "Current thread" : "Thread", t);
            }
        } finally {
            ts.registry.startTheWorld(ts);
        }
        return text.toString();
    }

    private static void thread(StringBuilder text, String what, ThreadState t) {
        String id = Integer.toHexString(t.id);
        text.append(what).append(" 0x").append("0".repeat(16 - id.length())).append(id).append(" (most recent call first):\n");
        frames(text, t);
    }

    private static void frames(StringBuilder text, ThreadState thread) {
        Frame f = (Frame) thread.frame;
        if (f == null) {
            text.append("  <no Python frame>\n");
            return;
        }
        for (int n = 0; f != null; n++, f = f.back) {
            if (n == MOST_FRAMES) {
                text.append("  ...\n");
                return;
            }
            text.append("  File \"");
            name(text, f.code.filename);
            text.append("\", line ").append(f.code.positions.line(Math.max(f.pc - 1, 0))).append(" in ");
            name(text, f.code.name);
            text.append('\n');
        }
    }

    /** A name in ASCII, the rest escaped. */
    private static void name(StringBuilder text, String name) {
        int n = 0;
        for (int i = 0; i < name.length(); n++) {
            if (n == LONGEST_NAME) {
                text.append("...");
                return;
            }
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (c >= ' ' && c <= '~') {
                text.append((char) c);
            } else {
                int digits = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
                String hex = Integer.toHexString(c);
                text.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U").append("0".repeat(digits - hex.length())).append(hex);
            }
        }
    }

    /** Writes text to a descriptor of the process. Raises OSError. */
    @CleanPoint
    static void write(ThreadState ts, int fd, String text) {
        PyObject posix = VirtualMachine.of(ts).importer.importModule(ts, POSIX);
        PyObject bytes = PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
        try (var held = ts.hold(posix)) {
            Refs.discard(ts, Calls.callMethod(ts, posix, WRITE, PyInt.of(fd), bytes));
        }
    }
}
