package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * The functions of posix that read into, or write, several buffers at once. The system sees one block of memory, in which the buffers follow each other: to who reads the
 * other end that is the same. Source: CPython 3.14 Modules/posixmodule.c, readv(2).
 */
@ExposedModule(name = "posix")
final class Vectors {

    private Vectors() {}

    /** The buffers of one call, open. */
    private static final class Views implements AutoCloseable {

        final BufferView[] all;
        long total;

        @CleanPoint
        Views(ThreadState ts, PyTuple buffers, boolean writable) {
            all = new BufferView[buffers.size()];
            boolean complete = false;
            try {
                for (int i = 0; i < all.length; i++) {
                    all[i] = writable ? Buffers.writable(ts, buffers.get(i)) : Buffers.view(ts, buffers.get(i));
                    total += all[i].length();
                }
                complete = true;
            } finally {
                if (!complete) {
                    close();
                }
            }
        }

        /** Copies all bytes to the block. */
        void gather(MemorySegment block) {
            long at = 0;
            for (BufferView view : all) {
                MemorySegment.copy(view.segment(), 0, block, at, view.length());
                at += view.length();
            }
        }

        /** Copies the first so many bytes of the block to the buffers. */
        void scatter(MemorySegment block, long count) {
            long at = 0;
            for (BufferView view : all) {
                int n = (int) Math.min(view.length(), count - at);
                if (at >= count) {
                    break;
                }
                MemorySegment.copy(block, at, view.segment(), 0, n);
                at += n;
            }
        }

        @Override
        @CleanPoint
        public void close() {
            for (BufferView view : all) {
                if (view != null) {
                    view.close();
                }
            }
        }
    }

    @CleanPoint
    private static PyTuple sequence(ThreadState ts, String function, PyObject buffers) {
        if (PyType.of(buffers).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, function + "() arg 2 must be a sequence");
        }
        return Iteration.toTuple(ts, buffers);
    }

    @CleanPoint
    private static long transfer(ThreadState ts, String shown, boolean reads, int fd, PyObject buffers, long offset, int flags) {
        PyTuple given = sequence(ts, shown, buffers);
        try (var held = ts.hold(given);
                Views views = new Views(ts, given, reads)) {
            LibC libc = LibC.of(ts);
            long mark = libc.mark();
            try {
                MemorySegment block = libc.buffer(Math.max(views.total, 1));
                if (!reads) {
                    views.gather(block);
                }
                MemorySegment vector = libc.allocate(16);
                vector.set(ValueLayout.JAVA_LONG, 0, block.address());
                vector.set(ValueLayout.JAVA_LONG, 8, views.total);
                long n;
                ts.detach();
                try {
                    n = libc.call(reads ? "preadv2" : "pwritev2", fd, vector.address(), 1, offset, flags, 0);
                } finally {
                    ts.attach();
                }
                Host.check(ts, n);
                if (reads) {
                    views.scatter(block, n);
                }
                return n;
            } finally {
                libc.reset(mark);
            }
        }
    }

    @ExposedMethod(doc = "preadv($module, fd, buffers, offset, flags=0, /)\n--\n\nRead into several buffers from a position, which does not move; how many bytes.")
    @CleanPoint
    static long preadv(ThreadState ts, int fd, PyObject buffers, long offset, @PositionalOnly @Default("0") int flags) {
        return transfer(ts, "preadv2", true, fd, buffers, offset, flags);
    }

    @ExposedMethod(doc = "pwritev($module, fd, buffers, offset, flags=0, /)\n--\n\nWrite several buffers at a position, which does not move; how many bytes.")
    @CleanPoint
    static long pwritev(ThreadState ts, int fd, PyObject buffers, long offset, @PositionalOnly @Default("0") int flags) {
        return transfer(ts, "pwritev", false, fd, buffers, offset, flags);
    }

    @ExposedMethod(doc = "readv($module, fd, buffers, /)\n--\n\nRead into several buffers; how many bytes.")
    @CleanPoint
    static long readv(ThreadState ts, int fd, @PositionalOnly PyObject buffers) {
        PyTuple given = sequence(ts, "readv", buffers);
        try (var held = ts.hold(given);
                Views views = new Views(ts, given, true)) {
            byte[] block = new byte[(int) Math.min(views.total, Integer.MAX_VALUE - 8)];
            int n = Descriptors.readInto(ts, fd, java.nio.ByteBuffer.wrap(block));
            views.scatter(MemorySegment.ofArray(block), n);
            return n;
        }
    }

    @ExposedMethod(doc = "writev($module, fd, buffers, /)\n--\n\nWrite several buffers; how many bytes.")
    @CleanPoint
    static long writev(ThreadState ts, int fd, @PositionalOnly PyObject buffers) {
        PyTuple given = sequence(ts, "writev", buffers);
        byte[] block;
        try (var held = ts.hold(given);
                Views views = new Views(ts, given, false)) {
            block = new byte[(int) Math.min(views.total, Integer.MAX_VALUE - 8)];
            views.gather(MemorySegment.ofArray(block));
        }
        return Descriptors.write(ts, fd, PyBytes.of(block));
    }
}
