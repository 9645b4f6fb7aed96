package org.pyrt.stdlib.files;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * An open file: a channel, or one of the process's standard descriptors, which are read and written as streams so that a short program
 * never loads channels. Methods may block: call them detached. Thread-safe as channels are.
 */
public final class OpenFile {

    /** How a file is opened; made from Python's modes and from the system's flags. */
    public static final class Options {
        public boolean read;
        public boolean write;
        public boolean append;
        public boolean create;
        public boolean exclusive;
        public boolean truncate;
    }

    private final Path path;
    private final boolean readable;
    private final boolean writable;
    private final boolean appends;
    private final FileInputStream in;
    private final FileOutputStream out;
    private volatile FileChannel channel;

    private OpenFile(Path path, Options options, FileChannel channel) {
        this.path = path;
        this.readable = options.read;
        this.writable = options.write || options.append;
        this.appends = options.append && options.read;
        this.channel = channel;
        this.in = null;
        this.out = null;
    }

    private OpenFile(Path path, FileInputStream in, FileOutputStream out) {
        this.path = path;
        this.readable = in != null;
        this.writable = out != null;
        this.appends = false;
        this.in = in;
        this.out = out;
    }

    /** Standard descriptor 0, 1 or 2. */
    static OpenFile standard(int number) {
        Path path = Path.of("/proc/self/fd/" + number);
        return number == 0
                ? new OpenFile(path, new FileInputStream(FileDescriptor.in), null)
                : new OpenFile(path, null, new FileOutputStream(number == 1 ? FileDescriptor.out : FileDescriptor.err));
    }

    /** Opens a file. */
    public static OpenFile open(Path path, Options options) throws IOException {
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
        return new OpenFile(path, options, FileChannel.open(path, set));
    }

    /** The path it was opened by. */
    public Path path() {
        return path;
    }

    /** Whether it was opened for reading. */
    public boolean isReadable() {
        return readable;
    }

    /** Whether it was opened for writing. */
    public boolean isWritable() {
        return writable;
    }

    private FileChannel channel() {
        FileChannel c = channel;
        if (c == null) {
            c = in != null ? in.getChannel() : out.getChannel();
            channel = c;
        }
        return c;
    }

    /** Reads at most {@code length} bytes; how many, or -1 at the end. */
    public int read(byte[] into, int offset, int length) throws IOException {
        return in != null ? in.read(into, offset, length) : channel.read(ByteBuffer.wrap(into, offset, length));
    }

    /** Writes some of the bytes; how many. */
    public int write(byte[] from, int offset, int length) throws IOException {
        if (out != null) {
            out.write(from, offset, length);
            return length;
        }
        if (appends) {
            channel.position(channel.size());
        }
        return channel.write(ByteBuffer.wrap(from, offset, length));
    }

    /** Reads at a position, which does not move. */
    public int readAt(byte[] into, long position) throws IOException {
        return channel().read(ByteBuffer.wrap(into), position);
    }

    /** Where the next read or write goes. Fails with ESPIPE where there is no such thing. */
    public long position() throws IOException {
        return channel().position();
    }

    /** Moves there. */
    public void seek(long position) throws IOException {
        channel().position(position);
    }

    /** How long the file is, in bytes. */
    public long size() throws IOException {
        return channel().size();
    }

    /** Whether positions mean something: not for pipes, terminals and sockets. */
    public boolean isSeekable() {
        if (in != null || out != null) {
            if (isTerminal()) {
                return false;
            }
        }
        try {
            channel().position(channel().position());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the file so long, in bytes; what is added is zeros. The position stays. */
    public void truncate(long size) throws IOException {
        FileChannel c = channel();
        long at = c.position();
        if (size < c.size()) {
            c.truncate(size);
        } else if (size > c.size()) {
            c.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
        c.position(at);
    }

    /** Waits until the storage device has what was written. */
    public void force() throws IOException {
        channel().force(true);
    }

    /** Whether it is a terminal. */
    public boolean isTerminal() {
        String name;
        try {
            name = in != null || out != null ? Files.readSymbolicLink(path).toString() : path.toString();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
        return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
    }

    /** Gives the descriptor back to the system. */
    public void close() throws IOException {
        if (in != null) {
            in.close();
        } else if (out != null) {
            out.close();
        } else {
            channel.close();
        }
    }
}
