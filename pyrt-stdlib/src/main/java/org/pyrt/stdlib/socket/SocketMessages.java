package org.pyrt.stdlib.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * The methods of sockets that send and receive messages: several buffers, and data beside them. Source: CPython 3.14 Modules/socketmodule.c, recvmsg(2),
 * cmsg(3).
 */
@ExposedType(name = "socket")
final class SocketMessages {

    /** The size of the struct msghdr. */
    private static final int HEADER = 56;

    /** Where it has its parts. */
    private static final int NAME_SIZE = 8;

    private static final int VECTOR = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_SIZE = 40;
    private static final int FLAGS = 48;

    /** The size of the struct cmsghdr: length, level, type. */
    private static final int ITEM = 16;

    private static final long MOST = Integer.MAX_VALUE;

    private SocketMessages() {}

    // ---- receiving ----

    @ExposedMethod(doc = "recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)\n\nReceive bytes and data beside them.")
    @CleanPoint
    static PyObject recvmsg(
            ThreadState ts, PySocket self, long bufsize, @Default("0") long ancbufsize, @PositionalOnly @Default("0") int flags) {
        if (bufsize < 0) {
            throw Errors.valueError(ts, "negative buffer size in recvmsg()");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment data = libc.allocate(Math.max(bufsize, 1));
            Received r = receive(ts, libc, self, data, bufsize, ancbufsize, flags);
            byte[] bytes = data.asSlice(0, Math.min(r.count, bufsize)).toArray(ValueLayout.JAVA_BYTE);
            return r.result(ts, PyBytes.of(bytes));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(
            doc = "recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)\n\nReceive into buffers, and data beside the bytes.")
    @CleanPoint
    static PyObject recvmsg_into(
            ThreadState ts, PySocket self, PyObject buffers, @Default("0") long ancbufsize, @PositionalOnly @Default("0") int flags) {
        PyTuple given = sequence(ts, buffers, "recvmsg_into() argument 1 must be an iterable");
        List<BufferView> views = new ArrayList<>(given.size());
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try (var held = ts.hold(given)) {
            long total = 0;
            for (int i = 0; i < given.size(); i++) {
                views.add(writable(ts, given.get(i)));
                total += views.get(i).length();
            }
            MemorySegment data = libc.allocate(Math.max(total, 1));
            Received r = receive(ts, libc, self, data, total, ancbufsize, flags);
            long at = 0;
            for (BufferView view : views) {
                int n = (int) Math.min(view.length(), Math.min(r.count, total) - at);
                if (at >= r.count) {
                    break;
                }
                MemorySegment.copy(data, at, view.segment(), 0, n);
                at += n;
            }
            return r.result(ts, PyInt.of(r.count));
        } finally {
            libc.reset(mark);
            close(views);
        }
    }

    @CleanPoint
    private static BufferView writable(ThreadState ts, PyObject o) {
        try {
            return Buffers.writable(ts, o);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR) && !Errors.matches(ts, ExceptionTypes.BUFFER_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            throw Errors.typeError(ts, "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
        }
    }

    @CleanPoint
    private static void close(List<BufferView> views) {
        for (BufferView view : views) {
            view.close();
        }
    }

    @CleanPoint
    private static PyTuple sequence(ThreadState ts, PyObject o, String error) {
        try {
            return Iteration.toTuple(ts, o);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            throw Errors.typeError(ts, error);
        }
    }

    /** A message that came, in the thread's memory. */
    private static final class Received {

        private final int count;
        private final MemorySegment header;
        private final MemorySegment address;
        private final MemorySegment control;

        Received(int count, MemorySegment header, MemorySegment address, MemorySegment control) {
            this.count = count;
            this.header = header;
            this.address = address;
            this.control = control;
        }

        @CleanPoint
        PyObject result(ThreadState ts, PyObject first) {
            PyObject beside = items(ts);
            try (var held = ts.hold(beside)) {
                int size = Math.min(header.get(ValueLayout.JAVA_INT, NAME_SIZE), SocketAddress.SIZE);
                PyObject from = SocketAddress.read(ts, address, size);
                return PyTuple.of(ts, first, beside, PyInt.of(header.get(ValueLayout.JAVA_INT, FLAGS)), from);
            }
        }

        @CleanPoint
        private PyObject items(ThreadState ts) {
            PyList all = new PyList(ts);
            long size = header.get(ValueLayout.JAVA_LONG, CONTROL_SIZE);
            try (var held = ts.hold(all)) {
                for (long at = 0; at + ITEM <= size; ) {
                    long length = control.get(ValueLayout.JAVA_LONG, at);
                    if (length < ITEM) {
                        break;
                    }
                    long data = Math.min(length, size - at) - ITEM;
                    PyBytes bytes = PyBytes.of(control.asSlice(at + ITEM, data).toArray(ValueLayout.JAVA_BYTE));
                    PyInt level = PyInt.of(control.get(ValueLayout.JAVA_INT, at + 8));
                    all.append(ts, PyTuple.of(ts, level, PyInt.of(control.get(ValueLayout.JAVA_INT, at + 12)), bytes));
                    if (data < length - ITEM) {
                        Interpreter.of(ts)
                                .hooks
                                .warn(ts, ExceptionTypes.RUNTIME_WARNING, "received malformed or improperly-truncated ancillary data", 1);
                        break;
                    }
                    at += aligned(length);
                }
            }
            return all;
        }
    }

    @CleanPoint
    private static Received receive(
            ThreadState ts, LibC libc, PySocket self, MemorySegment data, long size, long controlSize, int flags) {
        if (controlSize < 0 || controlSize > MOST) {
            throw Errors.valueError(ts, "invalid ancillary data buffer length");
        }
        MemorySegment address = SocketAddress.room(libc);
        MemorySegment control = libc.allocate(Math.max(controlSize, 1));
        MemorySegment header = header(libc, data, size);
        header.set(ValueLayout.JAVA_LONG, 0, address.address());
        header.set(ValueLayout.JAVA_INT, NAME_SIZE, SocketAddress.SIZE);
        header.set(ValueLayout.JAVA_LONG, CONTROL, controlSize == 0 ? 0 : control.address());
        header.set(ValueLayout.JAVA_LONG, CONTROL_SIZE, controlSize);
        return new Received(self.exchange(ts, "recvmsg", true, header, flags), header, address, control);
    }

    /** A msghdr whose bytes are one block. */
    private static MemorySegment header(LibC libc, MemorySegment data, long size) {
        MemorySegment vector = libc.allocate(16);
        vector.set(ValueLayout.JAVA_LONG, 0, data.address());
        vector.set(ValueLayout.JAVA_LONG, 8, size);
        MemorySegment header = libc.allocate(HEADER);
        header.set(ValueLayout.JAVA_LONG, VECTOR, vector.address());
        header.set(ValueLayout.JAVA_LONG, VECTOR_COUNT, 1);
        return header;
    }

    // ---- sending ----

    @ExposedMethod(doc = "sendmsg(buffers[, ancdata[, flags[, address]]]) -> count\n\nSend buffers and data beside them; how many bytes of the buffers were sent.")
    @CleanPoint
    static int sendmsg(
            ThreadState ts,
            PySocket self,
            PyObject buffers,
            @Default PyObject ancdata,
            @Default("0") int flags,
            @PositionalOnly @Default("None") PyObject address) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            byte[] bytes = joined(ts, buffers);
            MemorySegment data = libc.allocate(Math.max(bytes.length, 1));
            MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, bytes.length);
            MemorySegment header = header(libc, data, bytes.length);
            if (address != PyNone.NONE) {
                MemorySegment to = SocketAddress.room(libc);
                header.set(ValueLayout.JAVA_INT, NAME_SIZE, SocketAddress.write(ts, to, self.shownFamily(), address, "sendmsg"));
                header.set(ValueLayout.JAVA_LONG, 0, to.address());
            }
            if (ancdata != null) {
                addItems(ts, libc, header, ancdata);
            }
            return self.exchange(ts, "sendmsg", false, header, flags);
        } finally {
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static byte[] joined(ThreadState ts, PyObject buffers) {
        PyTuple given = sequence(ts, buffers, "sendmsg() argument 1 must be an iterable");
        List<byte[]> parts = new ArrayList<>(given.size());
        int total = 0;
        try (var held = ts.hold(given)) {
            for (int i = 0; i < given.size(); i++) {
                parts.add(Buffers.copy(Buffers.toBytes(ts, given.get(i))));
                total += parts.get(i).length;
            }
        }
        byte[] all = new byte[total];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @CleanPoint
    private static void addItems(ThreadState ts, LibC libc, MemorySegment header, PyObject ancdata) {
        PyTuple given = sequence(ts, ancdata, "sendmsg() argument 2 must be an iterable");
        int n = given.size();
        if (n == 0) {
            return;
        }
        int[] levels = new int[n];
        int[] types = new int[n];
        byte[][] data = new byte[n][];
        long total = 0;
        try (var held = ts.hold(given)) {
            for (int i = 0; i < n; i++) {
                if (!(given.get(i) instanceof PyTuple item)) {
                    throw Errors.typeError(
                            ts, "[sendmsg() ancillary data items]() argument must be 3-item tuple, not " + PyType.of(given.get(i)).fullName());
                }
                if (item.size() != 3) {
                    throw Errors.typeError(
                            ts, "[sendmsg() ancillary data items]() argument must be tuple of length 3, not " + item.size());
                }
                levels[i] = (int) Sizes.indexAsLong(ts, item.get(0), ExceptionTypes.OVERFLOW_ERROR);
                types[i] = (int) Sizes.indexAsLong(ts, item.get(1), ExceptionTypes.OVERFLOW_ERROR);
                data[i] = Buffers.copy(Buffers.toBytes(ts, item.get(2)));
                total += space(data[i].length);
            }
        }
        MemorySegment control = libc.allocate(total);
        long at = 0;
        for (int i = 0; i < n; i++) {
            control.set(ValueLayout.JAVA_LONG, at, (long) ITEM + data[i].length);
            control.set(ValueLayout.JAVA_INT, at + 8, levels[i]);
            control.set(ValueLayout.JAVA_INT, at + 12, types[i]);
            MemorySegment.copy(data[i], 0, control, ValueLayout.JAVA_BYTE, at + ITEM, data[i].length);
            at += space(data[i].length);
        }
        header.set(ValueLayout.JAVA_LONG, CONTROL, control.address());
        header.set(ValueLayout.JAVA_LONG, CONTROL_SIZE, total);
    }

    // ---- sizes ----

    private static long aligned(long size) {
        return size + 7 & ~7L;
    }

    private static long space(long size) {
        return ITEM + aligned(size);
    }

    /** {@code CMSG_LEN} or {@code CMSG_SPACE}. Raises OverflowError. */
    static long itemSize(ThreadState ts, String function, long size, boolean padded) {
        if (size < 0 || size > MOST - (padded ? space(1) : ITEM)) {
            throw Errors.overflowError(ts, function + "() argument out of range");
        }
        return padded ? space(size) : ITEM + size;
    }
}
