package org.pyrt.stdlib.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.pyrt.refcount.ThreadState;

/**
 * An open file. What is opened by name is a channel of the host's ({@link HostFile}), which needs no C library; what is known by its number alone is
 * a descriptor of the system's ({@link DescriptorFile}). Methods may block: call them detached. Thread-safe as the system's files are.
 */
public abstract class OpenFile {

    /** What {@link #read} returns at the end of the file. */
    public static final int END = -1;

    /** What reading or writing returns when the file is non-blocking and has nothing to give or take now. */
    public static final int WOULD_BLOCK = -2;

    /** What {@link #readUnlessSignalled} returns when a signal came first. */
    public static final int SIGNALLED = -3;

    /** How a file is opened; made from Python's modes and from the system's flags. */
    public static final class Options {
        public boolean read;
        public boolean write;
        public boolean append;
        public boolean create;
        public boolean exclusive;
        public boolean truncate;
    }

    /** For subclasses. */
    OpenFile() {}

    /** A path that leads to the file, perhaps through /proc. */
    public abstract Path path(ThreadState ts);

    /** The system's number of the file. */
    public abstract int descriptor(ThreadState ts) throws IOException;

    /** Reads some bytes into the rest of a buffer, whose position means nothing afterwards; how many, {@link #END} or {@link #WOULD_BLOCK}. */
    public abstract int read(ThreadState ts, ByteBuffer into) throws IOException;

    /** As {@link #read} by the thread that serves signals: {@link #SIGNALLED} if one comes before there is anything. */
    public abstract int readUnlessSignalled(ThreadState ts, ByteBuffer into) throws IOException;

    /** Whether reading may wait for somebody else, as it does from pipes, terminals and sockets. */
    public abstract boolean mayWait(ThreadState ts);

    /** Writes some bytes of the rest of a buffer, whose position means nothing afterwards; how many, or {@link #WOULD_BLOCK}. */
    public abstract int write(ThreadState ts, ByteBuffer from) throws IOException;

    /** As {@link #write} by the thread that serves signals: {@link #SIGNALLED} if one comes before anything can be written. */
    public abstract int writeUnlessSignalled(ThreadState ts, ByteBuffer from) throws IOException;

    /** Where the next read or write goes. Fails with ESPIPE where there is no such thing. */
    public abstract long position(ThreadState ts) throws IOException;

    /** Moves there, from the start. */
    public abstract void seek(ThreadState ts, long position) throws IOException;

    /** How long the file is, in bytes. */
    public abstract long size(ThreadState ts) throws IOException;

    /** Whether positions mean something: not for pipes, terminals and sockets. */
    public abstract boolean isSeekable(ThreadState ts);

    /** Makes the file so long, in bytes; what is added is zeros. The position stays. */
    public abstract void truncate(ThreadState ts, long size) throws IOException;

    /** Waits until the storage device has what was written. */
    public abstract void force(ThreadState ts) throws IOException;

    /** Whether it is a terminal. */
    public abstract boolean isTerminal(ThreadState ts);

    /** Gives the descriptor back to the system. */
    public abstract void close(ThreadState ts) throws IOException;
}
