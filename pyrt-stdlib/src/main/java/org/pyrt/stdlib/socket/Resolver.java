package org.pyrt.stdlib.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/**
 * The functions of {@code _socket} that ask the C library for names: of hosts, services, protocols and interfaces. Source: CPython 3.14
 * Modules/socketmodule.c, getaddrinfo(3), netdb(5).
 */
@ExposedModule(name = "_socket")
final class Resolver {

    /** The sizes of the structs addrinfo, and of those of the database with what they refer to. */
    private static final int INFO = 48;

    private static final int ENTRY = 64;
    private static final int TEXTS = 8192;
    private static final int EAI_SYSTEM = -11;
    private static final int AI_NUMERICHOST = 4;
    private static final int HOST_NAME = 1025;
    private static final int SERVICE_NAME = 32;
    private static final int INTERFACE_NAME = 16;

    private Resolver() {}

    /** An answer to getaddrinfo. */
    private static final class Info {
        int family;
        int type;
        int protocol;
        String name;
        byte[] address;
    }

    /** Asks getaddrinfo, detached; null names stand for none. Raises gaierror, OSError. */
    @CleanPoint
    private static List<Info> ask(ThreadState ts, byte[] host, byte[] service, int family, int type, int protocol, int flags) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment hints = libc.allocate(INFO);
            hints.set(ValueLayout.JAVA_INT, 0, flags);
            hints.set(ValueLayout.JAVA_INT, 4, family);
            hints.set(ValueLayout.JAVA_INT, 8, type);
            hints.set(ValueLayout.JAVA_INT, 12, protocol);
            MemorySegment result = libc.allocate(8);
            long h = host == null ? 0 : libc.string(host).address();
            long s = service == null ? 0 : libc.string(service).address();
            int error;
            ts.detach();
            try {
                error = (int) libc.callLong("getaddrinfo", h, s, hints.address(), result.address(), 0, 0);
            } finally {
                ts.attach();
            }
            if (error != 0) {
                throw failure(ts, libc, error);
            }
            List<Info> all = new ArrayList<>();
            long first = result.get(ValueLayout.JAVA_LONG, 0);
            for (long at = first; at != 0; ) {
                MemorySegment m = LibC.at(at, INFO);
                Info info = new Info();
                info.family = m.get(ValueLayout.JAVA_INT, 4);
                info.type = m.get(ValueLayout.JAVA_INT, 8);
                info.protocol = m.get(ValueLayout.JAVA_INT, 12);
                int size = m.get(ValueLayout.JAVA_INT, 16);
                info.address = LibC.at(m.get(ValueLayout.JAVA_LONG, 24), size).toArray(ValueLayout.JAVA_BYTE);
                long name = m.get(ValueLayout.JAVA_LONG, 32);
                info.name = name == 0 ? "" : LibC.text(name);
                all.add(info);
                at = m.get(ValueLayout.JAVA_LONG, 40);
            }
            libc.callLong("freeaddrinfo", first, 0, 0, 0, 0, 0);
            return all;
        } finally {
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static RuntimeException failure(ThreadState ts, LibC libc, int error) {
        if (error == EAI_SYSTEM) {
            return SystemErrors.raise(ts, libc.errno(), null);
        }
        return SocketErrors.address(ts, error, LibC.text(libc.callLong("gai_strerror", error, 0, 0, 0, 0, 0)));
    }

    // ---- hosts ----

    @ExposedMethod(doc = "getaddrinfo(host, port [, family, type, proto, flags]) -> list of (family, type, proto, canonname, sockaddr)")
    @CleanPoint
    static PyObject getaddrinfo(
            ThreadState ts,
            PyObject host,
            PyObject port,
            @Default("0") int family,
            @Default("0") int type,
            @Default("0") int proto,
            @Default("0") int flags) {
        byte[] name = host(ts, host);
        List<Info> all = ask(ts, name, port(ts, port), family, type, proto, flags);
        PyList result = new PyList(ts);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try (var held = ts.hold(result)) {
            for (Info info : all) {
                MemorySegment s = SocketAddress.room(libc);
                MemorySegment.copy(info.address, 0, s, ValueLayout.JAVA_BYTE, 0, info.address.length);
                PyObject address = SocketAddress.read(ts, s, info.address.length);
                result.append(
                        ts,
                        PyTuple.of(
                                ts, PyInt.of(info.family), PyInt.of(info.type), PyInt.of(info.protocol), PyStr.of(info.name), address));
            }
            return result;
        } finally {
            libc.reset(mark);
        }
    }

    /** A host's name for C; null for None. */
    @CleanPoint
    private static byte[] host(ThreadState ts, PyObject host) {
        if (host == PyNone.NONE) {
            return null;
        }
        PyStr s = PyStr.asSelf(host);
        if (s == null) {
            PyBytes b = PyBytes.asSelf(host);
            if (b == null) {
                throw Errors.typeError(ts, "getaddrinfo() argument 1 must be string or None");
            }
            return b.array();
        }
        return encoded(ts, s);
    }

    /** ASCII as it is, anything else as the codec idna has it. */
    @CleanPoint
    private static byte[] encoded(ThreadState ts, PyStr s) {
        if (s.isAscii()) {
            return s.toString().getBytes(StandardCharsets.US_ASCII);
        }
        PyObject encoded = Calls.callMethod(ts, s, PyStr.interned("encode"), PyStr.of("idna"));
        return PyBytes.asSelf(encoded).array();
    }

    @CleanPoint
    private static byte[] port(ThreadState ts, PyObject port) {
        if (port == PyNone.NONE) {
            return null;
        }
        PyInt number = PyInt.asSelf(port);
        if (number != null) {
            return number.bigValue().toString().getBytes(StandardCharsets.US_ASCII);
        }
        PyStr s = PyStr.asSelf(port);
        if (s != null) {
            return Codecs.utf8(ts, s);
        }
        PyBytes b = PyBytes.asSelf(port);
        if (b == null) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "Int or String expected");
        }
        return b.array();
    }

    @ExposedMethod(doc = "getnameinfo(sockaddr, flags) --> (host, port)\n\nThe names of a host and a port.")
    @CleanPoint
    static PyObject getnameinfo(ThreadState ts, PyObject sockaddr, @PositionalOnly int flags) {
        if (!(sockaddr instanceof PyTuple t)) {
            throw Errors.typeError(ts, "getnameinfo() argument 1 must be a tuple");
        }
        if (t.size() < 2 || t.size() > 4 || PyStr.asSelf(t.get(0)) == null) {
            throw Errors.typeError(ts, "getnameinfo(): illegal sockaddr argument");
        }
        long port = Sizes.indexAsLong(ts, t.get(1), ExceptionTypes.OVERFLOW_ERROR);
        long flow = t.size() > 2 ? Sizes.index(ts, t.get(2)).bigValue().longValue() : 0;
        long scope = t.size() > 3 ? Sizes.index(ts, t.get(3)).bigValue().longValue() : 0;
        if (flow < 0 || flow > 0xfffff) {
            throw Errors.overflowError(ts, "getnameinfo(): flowinfo must be 0-1048575.");
        }
        byte[] service = Long.toString(port).getBytes(StandardCharsets.US_ASCII);
        List<Info> all = ask(ts, PathNames.bytes(ts, t.get(0)), service, 0, SocketConstants.SOCK_DGRAM, 0, AI_NUMERICHOST);
        if (all.size() > 1) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "sockaddr resolved to multiple addresses");
        }
        Info info = all.get(0);
        if (info.family == SocketConstants.AF_INET && t.size() != 2) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "IPv4 sockaddr must be 2 tuple");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = SocketAddress.room(libc);
            MemorySegment.copy(info.address, 0, s, ValueLayout.JAVA_BYTE, 0, info.address.length);
            if (info.family == SocketConstants.AF_INET6) {
                s.set(ValueLayout.JAVA_INT_UNALIGNED, 4, Integer.reverseBytes((int) flow));
                s.set(ValueLayout.JAVA_INT_UNALIGNED, 24, (int) scope);
            }
            return names(ts, libc, s, info.address.length, flags);
        } finally {
            libc.reset(mark);
        }
    }

    /** Asks getnameinfo. */
    @CleanPoint
    private static PyObject names(ThreadState ts, LibC libc, MemorySegment address, int size, int flags) {
        MemorySegment host = libc.allocate(HOST_NAME);
        MemorySegment service = libc.allocate(SERVICE_NAME);
        int error;
        ts.detach();
        try {
            error = (int) libc.callLong7("getnameinfo", address.address(), size, host.address(), HOST_NAME, service.address(), SERVICE_NAME, flags);
        } finally {
            ts.attach();
        }
        if (error != 0) {
            throw failure(ts, libc, error);
        }
        return PyTuple.of(ts, PyStr.of(LibC.text(host.address())), PyStr.of(LibC.text(service.address())));
    }

    @ExposedMethod(doc = "gethostbyname_ex(host) -> (name, aliaslist, addresslist)\n\nThe true name, other names and addresses of a host.")
    @CleanPoint
    static PyObject gethostbyname_ex(ThreadState ts, @PositionalOnly PyObject host) {
        byte[] name = SocketAddress.hostName(ts, host).getBytes(StandardCharsets.UTF_8);
        ask(ts, name, null, SocketConstants.AF_INET, SocketConstants.SOCK_STREAM, 0, 0);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment entry = entry(ts, libc, "gethostbyname_r", libc.string(name).address());
            if (entry == null) {
                throw SocketErrors.unknownHost(ts);
            }
            PyList aliases = texts(ts, entry.get(ValueLayout.JAVA_LONG, 8));
            PyList addresses = new PyList(ts);
            try (var heldAliases = ts.hold(aliases);
                    var held = ts.hold(addresses)) {
                int size = entry.get(ValueLayout.JAVA_INT, 20);
                MemorySegment list = pointers(entry.get(ValueLayout.JAVA_LONG, 24));
                for (int i = 0; list.getAtIndex(ValueLayout.JAVA_LONG, i) != 0; i++) {
                    MemorySegment a = LibC.at(list.getAtIndex(ValueLayout.JAVA_LONG, i), size);
                    addresses.append(ts, PyStr.of(SocketAddress.text(a.toArray(ValueLayout.JAVA_BYTE))));
                }
                return PyTuple.of(ts, PyStr.of(LibC.text(entry.get(ValueLayout.JAVA_LONG, 0))), aliases, addresses);
            }
        } finally {
            libc.reset(mark);
        }
    }

    private static MemorySegment pointers(long address) {
        return LibC.at(address, Long.MAX_VALUE);
    }

    private static PyList texts(ThreadState ts, long address) {
        PyList all = new PyList(ts);
        MemorySegment list = pointers(address);
        for (int i = 0; list.getAtIndex(ValueLayout.JAVA_LONG, i) != 0; i++) {
            all.append(ts, PyStr.of(LibC.text(list.getAtIndex(ValueLayout.JAVA_LONG, i))));
        }
        return all;
    }

    /** What a function of the database finds, in the thread's memory; null if it finds nothing. */
    @CleanPoint
    private static MemorySegment entry(ThreadState ts, LibC libc, String function, long... arguments) {
        MemorySegment entry = libc.allocate(ENTRY);
        MemorySegment texts = libc.allocate(TEXTS);
        MemorySegment found = libc.allocate(8);
        MemorySegment error = libc.allocate(4);
        ts.detach();
        try {
            if (arguments.length == 1) {
                libc.callLong(function, arguments[0], entry.address(), texts.address(), TEXTS, found.address(), error.address());
            } else {
                libc.callLong(function, arguments[0], arguments[1], entry.address(), texts.address(), TEXTS, found.address());
            }
        } finally {
            ts.attach();
        }
        return found.get(ValueLayout.JAVA_LONG, 0) == 0 ? null : entry;
    }

    // ---- services and protocols ----

    @ExposedMethod(doc = "getservbyname(servicename[, protocolname]) -> integer\n\nThe port of a service.")
    @CleanPoint
    static int getservbyname(ThreadState ts, String servicename, @PositionalOnly @Default String protocolname) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment entry = entry(ts, libc, "getservbyname_r", string(libc, servicename), string(libc, protocolname));
            if (entry == null) {
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "service/proto not found");
            }
            return Short.toUnsignedInt(Short.reverseBytes((short) entry.get(ValueLayout.JAVA_INT, 16)));
        } finally {
            libc.reset(mark);
        }
    }

    private static long string(LibC libc, String text) {
        return text == null ? 0 : libc.string(text.getBytes(StandardCharsets.UTF_8)).address();
    }

    @ExposedMethod(doc = "getservbyport(port[, protocolname]) -> string\n\nThe service at a port.")
    @CleanPoint
    static String getservbyport(ThreadState ts, PyObject port, @PositionalOnly @Default String protocolname) {
        PyInt number = Sizes.index(ts, port);
        if (!number.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C long");
        }
        if (number.longValue() < 0 || number.longValue() > 0xffff) {
            throw Errors.overflowError(ts, "getservbyport: port must be 0-65535.");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            long swapped = Short.toUnsignedLong(Short.reverseBytes((short) number.longValue()));
            MemorySegment entry = entry(ts, libc, "getservbyport_r", swapped, string(libc, protocolname));
            if (entry == null) {
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "port/proto not found");
            }
            return LibC.text(entry.get(ValueLayout.JAVA_LONG, 0));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "getprotobyname(name) -> integer\n\nThe number of a protocol.")
    @CleanPoint
    static int getprotobyname(ThreadState ts, @PositionalOnly String name) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment entry = entry(ts, libc, "getprotobyname_r", string(libc, name));
            if (entry == null) {
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "protocol not found");
            }
            return entry.get(ValueLayout.JAVA_INT, 16);
        } finally {
            libc.reset(mark);
        }
    }

    // ---- interfaces and this machine ----

    @ExposedMethod(doc = "if_nameindex()\n\nThe numbers and names of the network interfaces.")
    @CleanPoint
    static PyObject if_nameindex(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long first = libc.callLong("if_nameindex", 0, 0, 0, 0, 0, 0);
        if (first == 0) {
            throw SystemErrors.raise(ts, libc.errno(), null);
        }
        PyList all = new PyList(ts);
        try (var held = ts.hold(all)) {
            MemorySegment m = pointers(first);
            for (long at = 0; m.get(ValueLayout.JAVA_INT, at) != 0; at += 16) {
                all.append(
                        ts, PyTuple.of(ts, PyInt.of(m.get(ValueLayout.JAVA_INT, at)), PyStr.of(LibC.text(m.get(ValueLayout.JAVA_LONG, at + 8)))));
            }
        } finally {
            libc.callLong("if_freenameindex", first, 0, 0, 0, 0, 0);
        }
        return all;
    }

    @ExposedMethod(doc = "if_nametoindex($module, oname, /)\n--\n\nThe number of a network interface.")
    @CleanPoint
    static int if_nametoindex(ThreadState ts, @PositionalOnly PyObject oname) {
        byte[] name = PathNames.bytes(ts, oname);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int index = (int) libc.callLong("if_nametoindex", libc.string(name).address(), 0, 0, 0, 0, 0);
        libc.reset(mark);
        if (index == 0) {
            throw SystemErrors.raise(ts, libc.errno(), null);
        }
        return index;
    }

    @ExposedMethod(doc = "if_indextoname($module, index, /)\n--\n\nThe name of a network interface.")
    @CleanPoint
    static String if_indextoname(ThreadState ts, @PositionalOnly PyObject index) {
        PyInt number = Sizes.index(ts, index);
        if (number.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (number.bigValue().bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large to convert to C unsigned long");
        }
        if (number.bigValue().bitLength() > 32) {
            throw Errors.overflowError(ts, "index is too large");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment name = libc.allocate(INTERFACE_NAME);
            if (libc.callLong("if_indextoname", number.longValue(), name.address(), 0, 0, 0, 0) == 0) {
                throw SystemErrors.raise(ts, libc.errno(), null);
            }
            return LibC.text(name.address());
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "sethostname(name)\n\nName this machine.")
    @CleanPoint
    static void sethostname(ThreadState ts, @PositionalOnly PyObject name) {
        byte[] bytes = PathNames.bytes(ts, name);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt("sethostname", libc.string(bytes).address(), bytes.length);
        libc.reset(mark);
        SocketErrors.check(ts, result);
    }

    // ---- sizes of data beside messages ----

    @ExposedMethod(doc = "CMSG_LEN(length) -> control message length\n\nThe length of an item of ancillary data without padding.")
    static long CMSG_LEN(ThreadState ts, @PositionalOnly long length) {
        return SocketMessages.itemSize(ts, "CMSG_LEN", length, false);
    }

    @ExposedMethod(doc = "CMSG_SPACE(length) -> buffer size\n\nThe room that an item of ancillary data takes.")
    static long CMSG_SPACE(ThreadState ts, @PositionalOnly long length) {
        return SocketMessages.itemSize(ts, "CMSG_SPACE", length, true);
    }
}
