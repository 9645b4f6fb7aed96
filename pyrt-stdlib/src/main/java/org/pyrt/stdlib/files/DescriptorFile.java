package org.pyrt.stdlib.files;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** A file that is known by its number: what {@code os.open}, {@code pipe} or {@code dup} made, or what the process was started with. */
public final class DescriptorFile extends OpenFile {

    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int SEEK_END = 2;
    private static final int STATX_SIZE = 256;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_TYPE = 1;
    private static final int MODE = 28;
    private static final int TYPE_MASK = 0170000;
    private static final int FOLDER = 0040000;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final int PIPE_ROOM = 4096;
    private static final int F_GETFL = 3;
    private static final int O_NONBLOCK = 04000;
    private static final int O_ACCMODE = 3;
    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;

    /** How many bytes go through the thread's memory at once. */
    private static final int CHUNK = 1 << 20;

    private final int number;

    /** The file of that number, open or not. */
    public DescriptorFile(int number) {
        this.number = number;
    }

    /** Whether it is a folder, which cannot be read. */
    public boolean isFolder(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(STATX_SIZE);
            int result = libc.callInt("statx", number, libc.allocate(1).address(), AT_EMPTY_PATH, STATX_TYPE, s.address(), 0);
            return result == 0 && (s.get(ValueLayout.JAVA_SHORT, MODE) & TYPE_MASK) == FOLDER;
        } finally {
            libc.reset(mark);
        }
    }

    private static long check(long result) throws IOException {
        if (result < 0) {
            throw new ErrnoException((int) -result);
        }
        return result;
    }

    @Override
    public Path path(ThreadState ts) {
        return Path.of("/proc/self/fd/" + number);
    }

    @Override
    public int descriptor(ThreadState ts) {
        return number;
    }

    @Override
    public int read(ThreadState ts, ByteBuffer into) throws IOException {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            boolean direct = into.isDirect();
            int n = direct ? into.remaining() : Math.min(into.remaining(), CHUNK);
            MemorySegment buffer = direct ? MemorySegment.ofBuffer(into) : libc.buffer(n);
            long got;
            do {
                got = libc.call("read", number, buffer.address(), n, 0, 0, 0);
            } while (got == -EINTR);
            if (got == -EAGAIN) {
                return WOULD_BLOCK;
            }
            check(got);
            if (!direct) {
                MemorySegment.copy(buffer, 0, MemorySegment.ofBuffer(into), 0, got);
            }
            return got == 0 ? END : (int) got;
        } finally {
            libc.reset(mark);
        }
    }

    @Override
    public int readUnlessSignalled(ThreadState ts, ByteBuffer into) throws IOException {
        return waitFor(ts, POLLIN) ? read(ts, into) : SIGNALLED;
    }

    /** Waits until the file can be read; false if a signal came first. */
    private boolean waitFor(ThreadState ts, short events) throws IOException {
        int wake = Interpreter.of(ts).hooks.wakeDescriptor(ts);
        if (wake < 0) {
            return true;
        }
        LibC libc = LibC.of(ts);
        int flags = libc.callInt("fcntl", number, F_GETFL);
        if ((flags & O_NONBLOCK) != 0 || (flags & O_ACCMODE) == (events == POLLIN ? O_WRONLY : O_RDONLY)) {
            // Nothing to wait for, or the system refuses at once.
            return true;
        }
        long mark = libc.mark();
        try {
            MemorySegment both = libc.allocate(16);
            both.set(ValueLayout.JAVA_INT, 0, number);
            both.set(ValueLayout.JAVA_SHORT, 4, events);
            both.set(ValueLayout.JAVA_INT, 8, wake);
            both.set(ValueLayout.JAVA_SHORT, 12, POLLIN);
            int ready;
            do {
                ready = libc.callInt("poll", both.address(), 2, -1);
            } while (ready == -EINTR);
            check(ready);
            return both.get(ValueLayout.JAVA_SHORT, 14) == 0;
        } finally {
            libc.reset(mark);
        }
    }

    @Override
    public int writeUnlessSignalled(ThreadState ts, ByteBuffer from) throws IOException {
        int start = from.position();
        int length = from.remaining();
        int done = 0;
        do {
            if (!waitFor(ts, POLLOUT)) {
                return done == 0 ? SIGNALLED : done;
            }
            // What poll calls writable takes so many bytes of a pipe without waiting.
            int n = write(ts, from.slice(start + done, Math.min(length - done, PIPE_ROOM)));
            if (n < 0) {
                return done == 0 ? n : done;
            }
            done += n;
        } while (done < length);
        return done;
    }

    @Override
    public boolean mayWait(ThreadState ts) {
        return !isSeekable(ts);
    }

    @Override
    public int write(ThreadState ts, ByteBuffer from) throws IOException {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            boolean direct = from.isDirect();
            int n = direct ? from.remaining() : Math.min(from.remaining(), CHUNK);
            MemorySegment buffer = direct ? MemorySegment.ofBuffer(from) : libc.buffer(n);
            if (!direct) {
                MemorySegment.copy(MemorySegment.ofBuffer(from), 0, buffer, 0, n);
            }
            long done;
            do {
                done = libc.call("write", number, buffer.address(), n, 0, 0, 0);
            } while (done == -EINTR);
            return done == -EAGAIN ? WOULD_BLOCK : (int) check(done);
        } finally {
            libc.reset(mark);
        }
    }

    private long move(ThreadState ts, long offset, int whence) throws IOException {
        return check(LibC.of(ts).call("lseek", number, offset, whence, 0, 0, 0));
    }

    @Override
    public long position(ThreadState ts) throws IOException {
        return move(ts, 0, SEEK_CUR);
    }

    @Override
    public void seek(ThreadState ts, long position) throws IOException {
        move(ts, position, SEEK_SET);
    }

    @Override
    public long size(ThreadState ts) throws IOException {
        long at = move(ts, 0, SEEK_CUR);
        long end = move(ts, 0, SEEK_END);
        move(ts, at, SEEK_SET);
        return end;
    }

    @Override
    public boolean isSeekable(ThreadState ts) {
        return LibC.of(ts).call("lseek", number, 0, SEEK_CUR, 0, 0, 0) >= 0;
    }

    @Override
    public void truncate(ThreadState ts, long size) throws IOException {
        check(LibC.of(ts).callInt("ftruncate", number, size));
    }

    @Override
    public void force(ThreadState ts) throws IOException {
        check(LibC.of(ts).callInt("fsync", number));
    }

    @Override
    public boolean isTerminal(ThreadState ts) {
        return LibC.of(ts).callInt("isatty", number) == 1;
    }

    @Override
    public void close(ThreadState ts) throws IOException {
        int result = LibC.of(ts).callInt("close", number);
        if (result != -EINTR) {
            check(result);
        }
    }
}
