package org.pyrt.stdlib.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;
import org.pyrt.stdlib.select.Poller;

/**
 * A socket. Source: CPython 3.14 Modules/socketmodule.c.
 *
 * <p>Implementation notes. A call that would block waits in poll first, detached, where signals reach it; the call itself does not block. Fields are
 * written by whoever makes or closes the socket; a race between close and use is the program's, as in CPython.
 */
@ExposedType(name = "socket")
final class PySocket extends SlottedInstance {

    /** The type _socket.socket. */
    static final PyType TYPE =
            PyType.builtin("_socket.socket", new PySocketAdapter())
                    .include(new SocketMessagesAdapter())
                    .flags(PyType.BASETYPE)
                    .doc("A socket: one end of a connection.")
                    .ownLayout()
                    .build();

    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int EAGAIN = 11;
    private static final int EINPROGRESS = 115;
    private static final int EISCONN = 106;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int DONT_WAIT = 64;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 2048;

    private volatile int number = -1;
    private volatile int family;
    private volatile int kind;
    private volatile int protocol;

    /** In ns; negative: for ever. */
    private volatile long timeout = -1;

    private PySocket(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PySocket(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PySocket self,
            @Default("-1") int family,
            @Default("-1") int type,
            @Default("-1") int proto,
            @Default("None") PyObject fileno) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "socket.__new__", self, PyInt.of(family), PyInt.of(type), PyInt.of(proto));
        }
        LibC libc = LibC.of(ts);
        if (fileno == PyNone.NONE) {
            self.family = family == -1 ? SocketConstants.AF_INET : family;
            int wanted = type == -1 ? SocketConstants.SOCK_STREAM : type;
            self.protocol = proto == -1 ? 0 : proto;
            self.number = SocketErrors.check(ts, libc.callInt("socket", self.family, wanted | SocketConstants.SOCK_CLOEXEC, self.protocol));
            self.kind = wanted & ~(SocketConstants.SOCK_CLOEXEC | SocketConstants.SOCK_NONBLOCK);
            self.timeout = (wanted & SocketConstants.SOCK_NONBLOCK) != 0 ? 0 : SocketDefaults.of(ts).timeout;
        } else {
            if (PyFloat.asSelf(fileno) != null) {
                throw Errors.typeError(ts, "integer argument expected, got float");
            }
            long fd = Sizes.indexAsLong(ts, fileno, ExceptionTypes.OVERFLOW_ERROR);
            if (fd < 0) {
                throw Errors.valueError(ts, "negative file descriptor");
            }
            self.adopt(ts, (int) fd, family, type, proto);
        }
        if (self.timeout >= 0) {
            self.setNonBlocking(ts, true);
        }
    }

    @CleanPoint
    private void adopt(ThreadState ts, int fd, int givenFamily, int givenType, int givenProtocol) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment address = SocketAddress.room(libc);
            MemorySegment size = libc.allocate(4);
            size.set(ValueLayout.JAVA_INT, 0, SocketAddress.SIZE);
            SocketErrors.check(ts, libc.callInt("getsockname", fd, address.address(), size.address()));
            family = givenFamily != -1 ? givenFamily : address.get(ValueLayout.JAVA_SHORT, 0);
            kind = givenType != -1 ? givenType & ~(SocketConstants.SOCK_CLOEXEC | SocketConstants.SOCK_NONBLOCK) : option(ts, fd, SOL_SOCKET, 3);
            protocol = givenProtocol != -1 ? givenProtocol : option(ts, fd, SOL_SOCKET, 38);
        } finally {
            libc.reset(mark);
        }
        number = fd;
        timeout = SocketDefaults.of(ts).timeout;
    }

    private static int option(ThreadState ts, int fd, int level, int name) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment value = libc.allocate(16);
            value.set(ValueLayout.JAVA_INT, 8, 4);
            SocketErrors.check(ts, libc.callInt("getsockopt", fd, level, name, value.address(), value.address() + 8, 0));
            return value.get(ValueLayout.JAVA_INT, 0);
        } finally {
            libc.reset(mark);
        }
    }

    /** An option of 64 bits. */
    private PyObject wideOption(ThreadState ts, int level, int name) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment value = libc.allocate(16);
            value.set(ValueLayout.JAVA_INT, 8, Long.BYTES);
            SocketErrors.check(ts, libc.callInt("getsockopt", number, level, name, value.address(), value.address() + 8, 0));
            return PyInt.of(value.get(ValueLayout.JAVA_LONG, 0));
        } finally {
            libc.reset(mark);
        }
    }

    private void setNonBlocking(ThreadState ts, boolean nonBlocking) {
        LibC libc = LibC.of(ts);
        int flags = SocketErrors.check(ts, libc.callInt("fcntl", number, F_GETFL, 0));
        int wanted = nonBlocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
        if (wanted != flags) {
            SocketErrors.check(ts, libc.callInt("fcntl", number, F_SETFL, wanted));
        }
    }

    // ---- waiting ----

    /** Waits until the socket is ready for {@code events}; raises TimeoutError. Nothing for a socket that does not block. */
    @CleanPoint
    private void await(ThreadState ts, int events, long deadline) {
        if (timeout == 0) {
            return;
        }
        if (number < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
        }
        int[] files = {number};
        int[] wanted = {events};
        long left = timeout < 0 ? -1 : Math.max(deadline - System.nanoTime(), 0);
        if (Poller.poll(ts, files, wanted, new int[1], 1, left) == 0 && timeout >= 0) {
            throw Errors.raise(ts, ExceptionTypes.TIMEOUT_ERROR, "timed out");
        }
    }

    /** Whether this one call shall not wait, on a socket without timeout. */
    private boolean waitsNot(int flags) {
        return timeout < 0 && (flags & DONT_WAIT) != 0;
    }

    private long deadline() {
        return timeout > 0 ? System.nanoTime() + timeout : 0;
    }

    /** A call on the socket that is repeated while it would block; its result. */
    @CleanPoint
    private int transfer(ThreadState ts, String function, int events, long a, long b, int flags, long d, long e) {
        LibC libc = LibC.of(ts);
        long deadline = deadline();
        while (true) {
            if (!waitsNot(flags)) {
                await(ts, events, deadline);
            }
            int result = libc.callInt(function, number, a, b, flags | DONT_WAIT, d, e);
            if (result != -EAGAIN || timeout == 0 || waitsNot(flags)) {
                return SocketErrors.check(ts, result);
            }
        }
    }

    /** As {@link #transfer}, of a function that takes a message; its result. */
    @CleanPoint
    int exchange(ThreadState ts, String function, boolean reads, MemorySegment message, int flags) {
        LibC libc = LibC.of(ts);
        long deadline = deadline();
        while (true) {
            if (!waitsNot(flags)) {
                await(ts, reads ? POLLIN : POLLOUT, deadline);
            }
            int result = libc.callInt(function, number, message.address(), flags | DONT_WAIT);
            if (result != -EAGAIN || timeout == 0 || waitsNot(flags)) {
                return SocketErrors.check(ts, result);
            }
        }
    }

    // ---- names and connections ----

    @CleanPoint
    private static void audit(ThreadState ts, PySocket self, String event, PyObject address) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, event, self, address);
        }
    }

    @ExposedMethod(doc = "bind(address)\n\nBind the socket to a local address.")
    @CleanPoint
    static void bind(ThreadState ts, PySocket self, @PositionalOnly PyObject address) {
        audit(ts, self, "socket.bind", address);
        withAddress(ts, self, "bind", address);
    }

    @CleanPoint
    private static void withAddress(ThreadState ts, PySocket self, String function, PyObject address) {
        int result = addressed(ts, self, function, address);
        SocketErrors.check(ts, result);
    }

    @CleanPoint
    private static int addressed(ThreadState ts, PySocket self, String function, PyObject address) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = SocketAddress.room(libc);
            int size = SocketAddress.write(ts, s, self.family, address, function);
            return libc.callInt(function, self.number, s.address(), size);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "connect(address)\n\nConnect the socket to a remote address.")
    @CleanPoint
    static void connect(ThreadState ts, PySocket self, @PositionalOnly PyObject address) {
        audit(ts, self, "socket.connect", address);
        SocketErrors.check(ts, -self.connected(ts, address));
    }

    @ExposedMethod(doc = "connect_ex(address) -> errno\n\nAs connect, but the error's number is returned.")
    @CleanPoint
    static int connect_ex(ThreadState ts, PySocket self, @PositionalOnly PyObject address) {
        audit(ts, self, "socket.connect", address);
        return self.connected(ts, address);
    }

    /** Connects; 0 or the error's number. A connection that blocks is made without blocking and waited for. */
    @CleanPoint
    private int connected(ThreadState ts, PyObject address) {
        long deadline = deadline();
        boolean blocks = timeout < 0;
        if (blocks) {
            setNonBlocking(ts, true);
        }
        try {
            int result = -addressed(ts, this, "connect", address);
            if (result != EINPROGRESS || timeout == 0) {
                return result;
            }
            await(ts, POLLOUT, deadline);
            int error = option(ts, number, SOL_SOCKET, SO_ERROR);
            return error == EISCONN ? 0 : error;
        } finally {
            if (blocks && number >= 0) {
                setNonBlocking(ts, false);
            }
        }
    }

    @ExposedMethod(doc = "listen([backlog])\n\nLet the socket accept connections.")
    static void listen(ThreadState ts, PySocket self, @PositionalOnly @Default("128") int backlog) {
        SocketErrors.check(ts, LibC.of(ts).callInt("listen", self.number, Math.max(backlog, 0)));
    }

    @ExposedMethod(doc = "_accept() -> (integer, address info)\n\nWait for a connection.")
    @CleanPoint
    static PyObject _accept(ThreadState ts, PySocket self) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = SocketAddress.room(libc);
            MemorySegment size = libc.allocate(4);
            long deadline = self.deadline();
            while (true) {
                self.await(ts, POLLIN, deadline);
                size.set(ValueLayout.JAVA_INT, 0, SocketAddress.SIZE);
                int fd = libc.callInt("accept4", self.number, s.address(), size.address(), SocketConstants.SOCK_CLOEXEC, 0, 0);
                if (fd != -EAGAIN || self.timeout == 0) {
                    SocketErrors.check(ts, fd);
                    return PyTuple.of(ts, PyInt.of(fd), SocketAddress.read(ts, s, size.get(ValueLayout.JAVA_INT, 0)));
                }
            }
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "getsockname() -> address info\n\nThe local address.")
    @CleanPoint
    static PyObject getsockname(ThreadState ts, PySocket self) {
        return self.nameBy(ts, "getsockname");
    }

    @ExposedMethod(doc = "getpeername() -> address info\n\nThe remote address.")
    @CleanPoint
    static PyObject getpeername(ThreadState ts, PySocket self) {
        return self.nameBy(ts, "getpeername");
    }

    @CleanPoint
    private PyObject nameBy(ThreadState ts, String function) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = SocketAddress.room(libc);
            MemorySegment size = libc.allocate(4);
            size.set(ValueLayout.JAVA_INT, 0, SocketAddress.SIZE);
            SocketErrors.check(ts, libc.callInt(function, number, s.address(), size.address()));
            return SocketAddress.read(ts, s, size.get(ValueLayout.JAVA_INT, 0));
        } finally {
            libc.reset(mark);
        }
    }

    // ---- data ----

    @ExposedMethod(doc = "recv(buffersize[, flags]) -> data\n\nReceive up to so many bytes.")
    @CleanPoint
    static PyObject recv(ThreadState ts, PySocket self, int bufsize, @PositionalOnly @Default("0") int flags) {
        if (bufsize < 0) {
            throw Errors.valueError(ts, "negative buffersize in recv");
        }
        return PyBytes.of(self.received(ts, bufsize, flags, null));
    }

    /** Receives; the sender's address goes to {@code from[0]} if that is wanted. */
    @CleanPoint
    private byte[] received(ThreadState ts, int limit, int flags, PyObject[] from) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment data = libc.buffer(Math.max(limit, 1));
            MemorySegment address = SocketAddress.room(libc);
            MemorySegment size = libc.allocate(4);
            size.set(ValueLayout.JAVA_INT, 0, SocketAddress.SIZE);
            int n = transfer(ts, "recvfrom", POLLIN, data.address(), limit, flags, from == null ? 0 : address.address(), from == null ? 0 : size.address());
            if (from != null) {
                from[0] = SocketAddress.read(ts, address, size.get(ValueLayout.JAVA_INT, 0));
            }
            return data.asSlice(0, Math.min(n, limit)).toArray(ValueLayout.JAVA_BYTE);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "recvfrom(buffersize[, flags]) -> (data, address info)\n\nAs recv, with the sender's address.")
    @CleanPoint
    static PyObject recvfrom(ThreadState ts, PySocket self, int bufsize, @PositionalOnly @Default("0") int flags) {
        if (bufsize < 0) {
            throw Errors.valueError(ts, "negative buffersize in recvfrom");
        }
        PyObject[] from = new PyObject[1];
        byte[] data = self.received(ts, bufsize, flags, from);
        return PyTuple.of(ts, PyBytes.of(data), from[0]);
    }

    @ExposedMethod(doc = "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read\n\nReceive into a buffer.")
    @CleanPoint
    static PyObject recv_into(ThreadState ts, PySocket self, PyObject buffer, @Default("0") int nbytes, @Default("0") int flags) {
        try (BufferView view = Buffers.writable(ts, buffer)) {
            if (nbytes < 0) {
                throw Errors.valueError(ts, "negative buffersize in recv_into");
            }
            if (nbytes > view.length()) {
                throw Errors.valueError(ts, "buffer too small for requested bytes");
            }
            byte[] data = self.received(ts, nbytes == 0 ? view.length() : nbytes, flags, null);
            view.copyFrom(0, data, 0, data.length);
            return PyInt.of(data.length);
        }
    }

    @ExposedMethod(doc = "recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)\n\nAs recv_into, with the sender's address.")
    @CleanPoint
    static PyObject recvfrom_into(ThreadState ts, PySocket self, PyObject buffer, @Default("0") int nbytes, @Default("0") int flags) {
        try (BufferView view = Buffers.writable(ts, buffer)) {
            if (nbytes < 0) {
                throw Errors.valueError(ts, "negative buffersize in recvfrom_into");
            }
            if (nbytes > view.length()) {
                throw Errors.valueError(ts, "nbytes is greater than the length of the buffer");
            }
            PyObject[] from = new PyObject[1];
            byte[] data = self.received(ts, nbytes == 0 ? view.length() : nbytes, flags, from);
            view.copyFrom(0, data, 0, data.length);
            return PyTuple.of(ts, PyInt.of(data.length), from[0]);
        }
    }

    @ExposedMethod(doc = "send(data[, flags]) -> count\n\nSend bytes; how many were sent.")
    @CleanPoint
    static int send(ThreadState ts, PySocket self, PyObject data, @PositionalOnly @Default("0") int flags) {
        try (BufferView view = Buffers.view(ts, data)) {
            return self.sent(ts, view, 0, flags, null);
        }
    }

    @CleanPoint
    private int sent(ThreadState ts, BufferView view, int from, int flags, PyObject address) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            int n = view.length() - from;
            MemorySegment data = libc.buffer(Math.max(n, 1));
            MemorySegment.copy(view.segment(), from, data, 0, n);
            MemorySegment to = SocketAddress.room(libc);
            int size = address == null ? 0 : SocketAddress.write(ts, to, family, address, "sendto");
            return transfer(ts, "sendto", POLLOUT, data.address(), n, flags | 16384, address == null ? 0 : to.address(), size);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "sendall(data[, flags])\n\nSend all bytes.")
    @CleanPoint
    static void sendall(ThreadState ts, PySocket self, PyObject data, @PositionalOnly @Default("0") int flags) {
        try (BufferView view = Buffers.view(ts, data)) {
            for (int done = 0; done < view.length(); ) {
                done += self.sent(ts, view, done, flags, null);
            }
        }
    }

    @ExposedMethod(doc = "sendto(data[, flags], address) -> count\n\nSend bytes to an address.")
    @CleanPoint
    static int sendto(ThreadState ts, PySocket self, @VarArgs PyObject[] args) {
        int n = args.length;
        if (n < 2 || n > 3) {
            throw Errors.typeError(ts, "sendto() takes 2 or 3 arguments (" + n + " given)");
        }
        try (BufferView view = Buffers.view(ts, args[0])) {
            int flags = n == 2 ? 0 : (int) Sizes.indexAsLong(ts, args[1], ExceptionTypes.OVERFLOW_ERROR);
            return self.sent(ts, view, 0, flags, args[n - 1]);
        }
    }

    // ---- options ----

    @ExposedMethod(
            doc =
                    "setsockopt(level, option, value: int)\nsetsockopt(level, option, value: buffer)\nsetsockopt(level, option, None, optlen: int)\n\n"
                            + "Set an option: an int, the bytes of a structure, or a length without any.")
    @CleanPoint
    static void setsockopt(ThreadState ts, PySocket self, int level, int option, PyObject value, @PositionalOnly @Default PyObject optlen) {
        if (optlen != null) {
            if (value != PyNone.NONE) {
                throw Errors.typeError(ts, "setsockopt() argument 3 must be None, not " + PyType.of(value).fullName());
            }
            long length = Sizes.indexAsLong(ts, optlen, ExceptionTypes.OVERFLOW_ERROR);
            SocketErrors.check(ts, LibC.of(ts).callInt("setsockopt", self.number, level, option, 0, length, 0));
            return;
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s;
            int size = 4;
            if (Buffers.isBytesLike(ts, value)) {
                byte[] bytes = Buffers.copy(Buffers.toBytes(ts, value));
                s = libc.string(bytes);
                size = bytes.length;
            } else if (self.family == SocketConstants.AF_VSOCK) {
                size = Long.BYTES;
                s = libc.allocate(size);
                s.set(ValueLayout.JAVA_LONG, 0, Sizes.indexAsLong(ts, value, ExceptionTypes.OVERFLOW_ERROR));
            } else {
                s = libc.allocate(4);
                s.set(ValueLayout.JAVA_INT, 0, (int) Sizes.indexAsLong(ts, value, ExceptionTypes.OVERFLOW_ERROR));
            }
            SocketErrors.check(ts, libc.callInt("setsockopt", self.number, level, option, s.address(), size, 0));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "getsockopt(level, option[, buffersize]) -> value\n\nAn option: an int, or bytes of that size.")
    static PyObject getsockopt(ThreadState ts, PySocket self, int level, int option, @PositionalOnly @Default("0") int buflen) {
        if (buflen == 0 && self.family == SocketConstants.AF_VSOCK) {
            return self.wideOption(ts, level, option);
        }
        if (buflen == 0) {
            return PyInt.of(option(ts, self.number, level, option));
        }
        if (buflen < 0 || buflen > 1024) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "getsockopt buflen out of range");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment value = libc.allocate(buflen);
            MemorySegment size = libc.allocate(4);
            size.set(ValueLayout.JAVA_INT, 0, buflen);
            SocketErrors.check(ts, libc.callInt("getsockopt", self.number, level, option, value.address(), size.address(), 0));
            return PyBytes.of(value.asSlice(0, size.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "setblocking(flag)\n\nWhether calls wait.")
    static void setblocking(ThreadState ts, PySocket self, @PositionalOnly boolean flag) {
        self.timeout = flag ? -1 : 0;
        self.setNonBlocking(ts, !flag);
    }

    @ExposedMethod(doc = "getblocking()\n\nWhether calls wait.")
    boolean getblocking() {
        return timeout != 0;
    }

    @ExposedMethod(doc = "settimeout(timeout)\n\nHow long calls wait, in seconds; None for ever.")
    @CleanPoint
    static void settimeout(ThreadState ts, PySocket self, @PositionalOnly PyObject timeout) {
        self.timeout = SocketDefaults.nanos(ts, timeout);
        self.setNonBlocking(ts, self.timeout >= 0);
    }

    @ExposedMethod(doc = "gettimeout() -> timeout\n\nHow long calls wait, in seconds; None for ever.")
    PyObject gettimeout() {
        return SocketDefaults.seconds(timeout);
    }

    @ExposedGetter(name = "timeout")
    PyObject shownTimeout() {
        return SocketDefaults.seconds(timeout);
    }

    @ExposedGetter(name = "family", member = true)
    int shownFamily() {
        return family;
    }

    @ExposedGetter(name = "type", member = true)
    int shownKind() {
        return kind;
    }

    @ExposedGetter(name = "proto", member = true)
    int shownProtocol() {
        return protocol;
    }

    // ---- the end ----

    @ExposedMethod(doc = "fileno() -> integer\n\nThe descriptor.")
    int fileno() {
        return number;
    }

    @ExposedMethod(doc = "detach()\n\nForget the descriptor without closing it; what it was.")
    int detach() {
        int was = number;
        number = -1;
        return was;
    }

    @ExposedMethod(doc = "close()\n\nClose the socket.")
    static void close(ThreadState ts, PySocket self) {
        int was = self.detach();
        if (was >= 0) {
            int result = LibC.of(ts).callInt("close", was);
            if (result < 0 && result != -104) {
                throw SystemErrors.raise(ts, -result, null);
            }
        }
    }

    @ExposedMethod(doc = "shutdown(flag)\n\nShut down the reading side (0), the writing side (1) or both (2).")
    static void shutdown(ThreadState ts, PySocket self, @PositionalOnly int flag) {
        SocketErrors.check(ts, LibC.of(ts).callInt("shutdown", self.number, flag));
    }

    @ExposedMethod(name = "__del__")
    @CleanPoint
    static void del(ThreadState ts, PySocket self) {
        if (self.number >= 0) {
            SocketDefaults.warnUnclosed(ts, self);
            close(ts, self);
        }
    }

    @ExposedMethod(name = "__repr__")
    static PyObject repr(PySocket self) {
        return PyStr.of(
                "<socket object, fd=" + self.number + ", family=" + self.family + ", type=" + self.kind + ", proto=" + self.protocol + ">");
    }
}
