package org.pyrt.stdlib.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Addresses of sockets: between what Python has and struct sockaddr. Source: CPython 3.14 Modules/socketmodule.c (getsockaddrarg, makesockaddr). */
final class SocketAddress {

    /** The size of the largest, struct sockaddr_un with room to spare. */
    static final int SIZE = 128;

    private static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NETWORK_INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int FLOW_BITS = 20;
    private static final int UNIX_PATH = 2;
    private static final int UNIX_PATH_SIZE = 108;

    private SocketAddress() {}

    /** Writes an address into {@code s}; how many bytes it has. */
    @CleanPoint
    static int write(ThreadState ts, MemorySegment s, int family, PyObject address, String function) {
        s.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        switch (family) {
            case SocketConstants.AF_UNIX:
                return writePath(ts, s, address);
            case SocketConstants.AF_INET:
            case SocketConstants.AF_INET6:
                return writeInternet(ts, s, family, address, function);
            case SocketConstants.AF_VSOCK:
                return writeVirtual(ts, s, address, function);
            default:
                throw Errors.raise(ts, ExceptionTypes.OS_ERROR, function + "(): bad family");
        }
    }

    @CleanPoint
    private static int writePath(ThreadState ts, MemorySegment s, PyObject address) {
        PyStr text = PyStr.asSelf(address);
        byte[] path = text != null ? Codecs.fsEncode(ts, text) : Buffers.toBytes(ts, address).array();
        if (path.length > UNIX_PATH_SIZE || path.length == UNIX_PATH_SIZE && path[0] != 0) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "AF_UNIX path too long");
        }
        MemorySegment.copy(path, 0, s, ValueLayout.JAVA_BYTE, UNIX_PATH, path.length);
        return UNIX_PATH + path.length + (path.length > 0 && path[0] != 0 ? 1 : 0);
    }

    @CleanPoint
    private static int writeInternet(ThreadState ts, MemorySegment s, int family, PyObject address, String function) {
        String name = family == SocketConstants.AF_INET ? "AF_INET" : "AF_INET6";
        if (!(address instanceof PyTuple t)) {
            throw Errors.typeError(ts, function + "(): " + name + " address must be tuple, not " + PyType.of(address).fullName());
        }
        boolean six = family == SocketConstants.AF_INET6;
        if (t.size() < 2 || t.size() > (six ? 4 : 2)) {
            throw Errors.typeError(
                    ts, six ? "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])" : "AF_INET address must be a pair (host, port)");
        }
        byte[] host = resolve(ts, hostName(ts, t.get(0)), family);
        PyInt port = Sizes.index(ts, t.get(1));
        if (!port.fitsLong() || port.longValue() < 0 || port.longValue() > 0xffff) {
            throw Errors.overflowError(ts, function + "(): port must be 0-65535.");
        }
        s.set(PORT, 2, (short) port.longValue());
        if (!six) {
            MemorySegment.copy(host, 0, s, ValueLayout.JAVA_BYTE, 4, 4);
            return 16;
        }
        PyInt flow = t.size() > 2 ? Sizes.index(ts, t.get(2)) : PyInt.of(0);
        if (flow.bigValue().signum() < 0 || flow.bigValue().bitLength() > FLOW_BITS) {
            throw Errors.overflowError(ts, function + "(): flowinfo must be 0-1048575.");
        }
        s.set(NETWORK_INT, 4, (int) flow.longValue());
        MemorySegment.copy(host, 0, s, ValueLayout.JAVA_BYTE, 8, 16);
        s.set(ValueLayout.JAVA_INT_UNALIGNED, 24, t.size() > 3 ? (int) Sizes.index(ts, t.get(3)).longValue() : 0);
        return 28;
    }

    /** The address of a machine on this host: its number and a port. */
    @CleanPoint
    private static int writeVirtual(ThreadState ts, MemorySegment s, PyObject address, String function) {
        if (!(address instanceof PyTuple t)) {
            throw Errors.typeError(ts, function + "(): AF_VSOCK address must be tuple, not " + PyType.of(address).fullName());
        }
        if (t.size() != 2) {
            throw Errors.typeError(ts, function + "(): AF_VSOCK address must be a pair (cid, port)");
        }
        s.set(ValueLayout.JAVA_INT, 8, (int) Sizes.indexAsLong(ts, t.get(0), ExceptionTypes.OVERFLOW_ERROR));
        s.set(ValueLayout.JAVA_INT, 4, (int) Sizes.indexAsLong(ts, t.get(1), ExceptionTypes.OVERFLOW_ERROR));
        return 16;
    }

    /** A host's name as Python gives it; null for None. */
    @CleanPoint
    static String hostName(ThreadState ts, PyObject host) {
        if (host == PyNone.NONE) {
            return null;
        }
        PyStr s = PyStr.asSelf(host);
        if (s != null) {
            return s.toString();
        }
        PyBytes b = PyBytes.asSelf(host);
        if (b == null) {
            throw Errors.typeError(ts, "str, bytes or bytearray expected, not " + PyType.of(host).fullName());
        }
        return new String(b.array(), b.offset(), b.length(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a host's address; raises gaierror. */
    @CleanPoint
    static byte[] resolve(ThreadState ts, String host, int family) {
        int size = family == SocketConstants.AF_INET6 ? 16 : 4;
        if (host == null || host.isEmpty()) {
            return new byte[size];
        }
        if (host.equals("<broadcast>")) {
            return new byte[] {-1, -1, -1, -1};
        }
        for (InetAddress a : all(ts, host)) {
            if (a.getAddress().length == size) {
                return a.getAddress();
            }
        }
        throw SocketErrors.addressFamily(ts);
    }

    /** All addresses of a host; raises gaierror. Detached meanwhile. */
    @CleanPoint
    static InetAddress[] all(ThreadState ts, String host) {
        InetAddress[] found = null;
        ts.detach();
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            found = null;
        } finally {
            ts.attach();
        }
        if (found == null) {
            throw SocketErrors.unknownHost(ts);
        }
        return found;
    }

    /** The text of an address's bytes. */
    static String text(byte[] address) {
        try {
            String s = InetAddress.getByAddress(address).getHostAddress();
            return address.length == 4 ? s : IpText.six(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }


    /** The address of {@code length} bytes at {@code s}, floating. */
    @CleanPoint
    static PyObject read(ThreadState ts, MemorySegment s, int length) {
        if (length == 0) {
            return PyNone.NONE;
        }
        int family = s.get(ValueLayout.JAVA_SHORT, 0);
        switch (family) {
            case SocketConstants.AF_INET:
                return PyTuple.of(ts, PyStr.of(text(bytes(s, 4, 4))), PyInt.of(s.get(PORT, 2) & 0xffff));
            case SocketConstants.AF_INET6:
                return PyTuple.of(
                        ts,
                        PyStr.of(text(bytes(s, 8, 16))),
                        PyInt.of(s.get(PORT, 2) & 0xffff),
                        PyInt.of(s.get(NETWORK_INT, 4) & 0xffffffffL),
                        PyInt.of(s.get(ValueLayout.JAVA_INT_UNALIGNED, 24) & 0xffffffffL));
            case SocketConstants.AF_VSOCK:
                return PyTuple.of(ts, PyInt.of(s.get(ValueLayout.JAVA_INT, 8) & 0xffffffffL), PyInt.of(s.get(ValueLayout.JAVA_INT, 4) & 0xffffffffL));
            case SocketConstants.AF_UNIX:
                return readPath(ts, s, length);
            default:
                return PyTuple.of(ts, PyInt.of(family), PyBytes.of(bytes(s, 2, Math.max(length - 2, 0))));
        }
    }

    @CleanPoint
    private static PyObject readPath(ThreadState ts, MemorySegment s, int length) {
        byte[] path = bytes(s, UNIX_PATH, Math.max(length - UNIX_PATH, 0));
        if (path.length > 0 && path[0] == 0) {
            return PyBytes.of(path);
        }
        int end = 0;
        while (end < path.length && path[end] != 0) {
            end++;
        }
        return Codecs.fsDecode(ts, java.util.Arrays.copyOf(path, end));
    }

    private static byte[] bytes(MemorySegment s, int from, int count) {
        return s.asSlice(from, count).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Room for an address on the thread's stack of memory. */
    static MemorySegment room(LibC libc) {
        return libc.allocate(SIZE);
    }
}
