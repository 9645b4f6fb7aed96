package org.pyrt.stdlib.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The module {@code _socket}. Source: CPython 3.14 Modules/socketmodule.c. */
@ExposedModule(name = "_socket", doc = "What the module socket is made of.")
public final class SocketModule {

    private SocketModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "_socket", "What the module socket is made of.", new SocketModuleAdapter());
        b.include(new ResolverAdapter());
        SocketConstants.addTo(b);
        b.add("error", ExceptionTypes.OS_ERROR);
        b.add("timeout", ExceptionTypes.TIMEOUT_ERROR);
        b.add("gaierror", SocketErrors.gaierror(ts));
        b.add("herror", SocketErrors.herror(ts));
        b.add("socket", PySocket.TYPE);
        b.add("SocketType", PySocket.TYPE);
        return b.build();
    }

    @ExposedMethod(doc = "socketpair([family[, type [, proto]]]) -> (socket object, socket object)")
    @CleanPoint
    static PyObject socketpair(ThreadState ts, @Default("1") int family, @Default("1") int type, @PositionalOnly @Default("0") int proto) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int first;
        int second;
        try {
            MemorySegment pair = libc.allocate(8);
            SocketErrors.check(
                    ts, libc.callInt("socketpair", family, type | SocketConstants.SOCK_CLOEXEC, proto, pair.address(), 0, 0));
            first = pair.get(ValueLayout.JAVA_INT, 0);
            second = pair.get(ValueLayout.JAVA_INT, 4);
        } finally {
            libc.reset(mark);
        }
        PyObject a = of(ts, family, type, proto, first);
        try (var held = ts.hold(a)) {
            return PyTuple.of(ts, a, of(ts, family, type, proto, second));
        }
    }

    @CleanPoint
    private static PyObject of(ThreadState ts, int family, int type, int proto, int fd) {
        PyObject[] args = {PyInt.of(family), PyInt.of(type), PyInt.of(proto), PyInt.of(fd)};
        return Calls.call(ts, PySocket.TYPE, args, null);
    }

    @ExposedMethod(doc = "dup(integer) -> integer\n\nA second descriptor for a socket.")
    @CleanPoint
    static int dup(ThreadState ts, @PositionalOnly int fd) {
        return SocketErrors.check(ts, LibC.of(ts).callInt("fcntl", fd, 1030, 0));
    }

    @ExposedMethod(doc = "close(integer)\n\nClose a socket's descriptor.")
    static void close(ThreadState ts, @PositionalOnly int fd) {
        SocketErrors.check(ts, LibC.of(ts).callInt("close", fd));
    }

    @ExposedMethod(doc = "getdefaulttimeout() -> timeout\n\nThe timeout of new sockets, in seconds, or None.")
    static PyObject getdefaulttimeout(ThreadState ts) {
        return SocketDefaults.seconds(SocketDefaults.of(ts).timeout);
    }

    @ExposedMethod(doc = "setdefaulttimeout(timeout)\n\nSet the timeout of new sockets.")
    @CleanPoint
    static void setdefaulttimeout(ThreadState ts, @PositionalOnly PyObject timeout) {
        SocketDefaults.of(ts).timeout = SocketDefaults.nanos(ts, timeout);
    }

    // ---- names ----

    @ExposedMethod(doc = "gethostname() -> string\n\nThe name of this machine.")
    @CleanPoint
    static PyObject gethostname(ThreadState ts) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "socket.gethostname");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment name = libc.allocate(1025);
            SocketErrors.check(ts, libc.callInt("gethostname", name.address(), 1024));
            return PyStr.of(name.getString(0, StandardCharsets.UTF_8));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "gethostbyname(host) -> address\n\nThe address of a host.")
    @CleanPoint
    static PyObject gethostbyname(ThreadState ts, @PositionalOnly PyObject host) {
        return PyStr.of(SocketAddress.text(SocketAddress.resolve(ts, SocketAddress.hostName(ts, host), SocketConstants.AF_INET)));
    }

    @ExposedMethod(doc = "gethostbyaddr(host) -> (name, aliaslist, addresslist)\n\nThe name of a host.")
    @CleanPoint
    static PyObject gethostbyaddr(ThreadState ts, @PositionalOnly PyObject host) {
        InetAddress a = SocketAddress.all(ts, SocketAddress.hostName(ts, host))[0];
        String name;
        ts.detach();
        try {
            name = a.getCanonicalHostName();
        } finally {
            ts.attach();
        }
        return PyTuple.of(ts, PyStr.of(name), new PyList(ts), PyList.of(ts, PyStr.of(a.getHostAddress())));
    }

    // ---- numbers ----

    @ExposedMethod(doc = "ntohs(integer) -> integer\n\nA 16-bit integer from network to host byte order.")
    @CleanPoint
    static int ntohs(ThreadState ts, @PositionalOnly PyObject x) {
        return swapped(ts, x);
    }

    @ExposedMethod(doc = "htons(integer) -> integer\n\nA 16-bit integer from host to network byte order.")
    @CleanPoint
    static int htons(ThreadState ts, @PositionalOnly PyObject x) {
        return swapped(ts, x);
    }

    @CleanPoint
    private static int swapped(ThreadState ts, PyObject x) {
        return Short.toUnsignedInt(Short.reverseBytes((short) unsigned(ts, x, 16)));
    }

    @ExposedMethod(doc = "ntohl(integer) -> integer\n\nA 32-bit integer from network to host byte order.")
    @CleanPoint
    static long ntohl(ThreadState ts, @PositionalOnly PyObject x) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) unsigned(ts, x, 32)));
    }

    @ExposedMethod(doc = "htonl(integer) -> integer\n\nA 32-bit integer from host to network byte order.")
    @CleanPoint
    static long htonl(ThreadState ts, @PositionalOnly PyObject x) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) unsigned(ts, x, 32)));
    }

    @CleanPoint
    private static long unsigned(ThreadState ts, PyObject x, int bits) {
        BigInteger value = Sizes.index(ts, x).bigValue();
        if (value.signum() < 0) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (value.bitLength() > bits) {
            throw Errors.overflowError(ts, "Python int too large for C uint" + bits + "_t");
        }
        return value.longValue();
    }

    @ExposedMethod(doc = "inet_aton(string) -> bytes\n\nThe four bytes of an address.")
    static PyObject inet_aton(ThreadState ts, @PositionalOnly String address) {
        return pton(ts, SocketConstants.AF_INET, address, "illegal IP address string passed to inet_aton");
    }

    @ExposedMethod(doc = "inet_ntoa(packed_ip) -> string\n\nThe text of four bytes.")
    @CleanPoint
    static PyObject inet_ntoa(ThreadState ts, @PositionalOnly PyObject packed) {
        byte[] bytes = Buffers.copy(Buffers.toBytes(ts, packed));
        if (bytes.length != 4) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "packed IP wrong length");
        }
        return PyStr.of(SocketAddress.text(bytes));
    }

    @ExposedMethod(doc = "inet_pton(af, ip) -> packed IP address string\n\nThe bytes of an address.")
    static PyObject inet_pton(ThreadState ts, int af, @PositionalOnly String ip) {
        return pton(ts, af, ip, "illegal IP address string passed to inet_pton");
    }

    private static PyObject pton(ThreadState ts, int family, String text, String error) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment to = libc.allocate(16);
            MemorySegment from = libc.string(text.getBytes(StandardCharsets.UTF_8));
            int result = libc.callInt("inet_pton", family, from.address(), to.address());
            SocketErrors.check(ts, result);
            if (result == 0) {
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, error);
            }
            return PyBytes.of(to.asSlice(0, family == SocketConstants.AF_INET6 ? 16 : 4).toArray(ValueLayout.JAVA_BYTE));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "inet_ntop(af, packed_ip) -> string formatted IP address\n\nThe text of an address's bytes.")
    @CleanPoint
    static PyObject inet_ntop(ThreadState ts, int af, @PositionalOnly PyObject packed_ip) {
        byte[] bytes = Buffers.copy(Buffers.toBytes(ts, packed_ip));
        if (af != SocketConstants.AF_INET && af != SocketConstants.AF_INET6) {
            throw Errors.valueError(ts, "unknown address family " + af);
        }
        if (bytes.length != (af == SocketConstants.AF_INET ? 4 : 16)) {
            throw Errors.valueError(ts, "invalid length of packed IP address string");
        }
        return PyStr.of(SocketAddress.text(bytes));
    }
}
