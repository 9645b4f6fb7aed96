package org.pyrt.stdlib.files;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.pyrt.objects.host.LibC;
import org.pyrt.refcount.ThreadState;

/**
 * A file of the host's own library: a channel, or one of the process's standard descriptors, which are read and written as streams so that a short
 * program never loads channels. Nothing here calls the C library but closing a standard descriptor, and telling the number of another file: from then on other
 * programs that this one starts do not get it.
 */
public final class HostFile extends OpenFile {

    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    /** Whether writing to a standard descriptor can wait for somebody who reads; threads that find out at once find the same. */
    private static final int UNKNOWN = 0;

    private static final int NEVER = 1;
    private static final int PERHAPS = 2;

    /** So many bytes can be written in all without filling a pipe; only then the C library is linked, with which signals end the wait. */
    private static final long FREE = 16384;

    /** Bytes of standard input that go through an array at once on their way to memory off the Java heap. */
    private static final int PIECE = 65536;

    private final Path path;
    private final boolean appends;
    private final FileInputStream in;
    private final FileOutputStream out;

    /** Reads standard input for a thread that signals interrupt; null before the first time. */
    private final InputPump pump;

    private volatile FileChannel channel;

    /** Whether writing to a standard descriptor waits, as far as it is known. */
    private int waiting;

    /** How much was written to a standard descriptor that can wait; about, if several threads write. */
    private long written;

    /** The system's number, -1 before somebody asks. */
    private volatile int descriptor;

    private HostFile(Path path, Options options, FileChannel channel) {
        this.path = path;
        this.appends = options.append && options.read;
        this.channel = channel;
        this.in = null;
        this.out = null;
        this.pump = null;
        this.descriptor = -1;
    }

    private HostFile(int number, FileInputStream in, FileOutputStream out) {
        this.path = Path.of("/proc/self/fd/" + number);
        this.appends = false;
        this.in = in;
        this.out = out;
        this.pump = in == null ? null : new InputPump(in);
        this.descriptor = number;
    }

    /** Standard descriptor 0, 1 or 2. */
    static HostFile standard(int number) {
        return number == 0
                ? new HostFile(0, new FileInputStream(FileDescriptor.in), null)
                : new HostFile(number, null, new FileOutputStream(number == 1 ? FileDescriptor.out : FileDescriptor.err));
    }

    /** Opens a file. */
    public static HostFile open(Path path, Options options) throws IOException {
        Set<OpenOption> set = new HashSet<>();
        if (options.read) {
            set.add(StandardOpenOption.READ);
        }
        if (options.write || options.append) {
            set.add(StandardOpenOption.WRITE);
        }
        if (options.append && !options.read) {
            set.add(StandardOpenOption.APPEND);
        }
        if (options.exclusive) {
            set.add(StandardOpenOption.CREATE_NEW);
        } else if (options.create) {
            set.add(StandardOpenOption.CREATE);
        }
        if (options.truncate) {
            set.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        return new HostFile(path, options, FileChannel.open(path, set));
    }

    @Override
    public Path path(ThreadState ts) {
        return descriptor >= 0 ? Path.of("/proc/self/fd/" + descriptor) : path;
    }

    @Override
    public int descriptor(ThreadState ts) throws IOException {
        if (descriptor < 0) {
            int found = DescriptorSearch.of(channel, path);
            LibC.of(ts).callInt("fcntl", found, F_SETFD, FD_CLOEXEC);
            descriptor = found;
        }
        return descriptor;
    }

    private FileChannel channel() {
        FileChannel c = channel;
        if (c == null) {
            c = in != null ? in.getChannel() : out.getChannel();
            channel = c;
        }
        return c;
    }

    @Override
    public int read(ThreadState ts, ByteBuffer into) throws IOException {
        if (in != null) {
            return readStream(ts, into, false);
        }
        if (out != null) {
            // A terminal or socket can be read by any of its numbers.
            return new DescriptorFile(descriptor).read(ts, into);
        }
        try {
            return channel.read(into);
        } catch (NonReadableChannelException e) {
            throw new ErrnoException(SystemErrors.EBADF);
        }
    }

    @Override
    public int readUnlessSignalled(ThreadState ts, ByteBuffer into) throws IOException {
        return in != null ? readStream(ts, into, true) : read(ts, into);
    }

    private int readStream(ThreadState ts, ByteBuffer into, boolean interruptible) throws IOException {
        if (!into.hasArray()) {
            byte[] bytes = new byte[Math.min(into.remaining(), PIECE)];
            int n = readStream(ts, ByteBuffer.wrap(bytes), interruptible);
            if (n > 0) {
                into.put(bytes, 0, n);
            }
            return n;
        }
        byte[] array = into.array();
        int from = into.arrayOffset() + into.position();
        int length = into.remaining();
        return !interruptible && pump.isIdle() ? in.read(array, from, length) : pump.read(ts, array, from, length, interruptible);
    }

    @Override
    public boolean mayWait(ThreadState ts) {
        if (in != null || out == null) {
            return in != null;
        }
        if (waiting == UNKNOWN) {
            waiting = isSeekable(ts) ? NEVER : PERHAPS;
        }
        return waiting == PERHAPS;
    }

    @Override
    public int write(ThreadState ts, ByteBuffer from) throws IOException {
        if (out != null) {
            int length = from.remaining();
            if (from.hasArray()) {
                out.write(from.array(), from.arrayOffset() + from.position(), length);
            } else {
                byte[] bytes = new byte[length];
                from.get(bytes);
                out.write(bytes);
            }
            return length;
        }
        if (in != null) {
            return new DescriptorFile(descriptor).write(ts, from);
        }
        if (appends) {
            channel.position(channel.size());
        }
        try {
            return channel.write(from);
        } catch (NonWritableChannelException e) {
            throw new ErrnoException(SystemErrors.EBADF);
        }
    }

    @Override
    public int writeUnlessSignalled(ThreadState ts, ByteBuffer from) throws IOException {
        if (out == null || (written += from.remaining()) <= FREE) {
            return write(ts, from);
        }
        return new DescriptorFile(descriptor).writeUnlessSignalled(ts, from);
    }

    @Override
    public long position(ThreadState ts) throws IOException {
        return channel().position();
    }

    @Override
    public void seek(ThreadState ts, long position) throws IOException {
        channel().position(position);
    }

    @Override
    public long size(ThreadState ts) throws IOException {
        return channel().size();
    }

    @Override
    public boolean isSeekable(ThreadState ts) {
        if ((in != null || out != null) && isTerminal(ts)) {
            return false;
        }
        try {
            channel().position(channel().position());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void truncate(ThreadState ts, long size) throws IOException {
        FileChannel c = channel();
        long at = c.position();
        try {
            if (size < c.size()) {
                c.truncate(size);
            } else if (size > c.size()) {
                c.write(ByteBuffer.wrap(new byte[1]), size - 1);
            }
        } catch (NonWritableChannelException e) {
            throw new ErrnoException(SystemErrors.EINVAL);
        }
        c.position(at);
    }

    @Override
    public void force(ThreadState ts) throws IOException {
        channel().force(true);
    }

    @Override
    public boolean isTerminal(ThreadState ts) {
        String name;
        try {
            name = in != null || out != null ? Files.readSymbolicLink(path).toString() : path.toString();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
        return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
    }

    @Override
    public void close(ThreadState ts) throws IOException {
        if (in != null || out != null) {
            int result = LibC.of(ts).callInt("close", descriptor);
            if (result < 0) {
                throw new ErrnoException(-result);
            }
            return;
        }
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        channel.close();
    }
}
