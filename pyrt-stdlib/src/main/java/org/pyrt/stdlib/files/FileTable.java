package org.pyrt.stdlib.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.pyrt.objects.host.HostDescriptors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * The open files of an interpreter by the system's numbers, as far as they are the host library's: the standard ones, and those whose number somebody asked for.
 * Any other number is the system's alone. Thread-safe; its monitor is never held while a file blocks.
 */
public final class FileTable {

    private static final int F_GETFD = 1;

    /** The host's files are opened first, and have numbers below this. */
    private static final int HOSTS = 31;

    private final Map<Integer, OpenFile> files = new HashMap<>();

    /** A bit for each number of the host's own files, which it opens at its start; and for each standard descriptor that the process was started without. */
    private int closed;

    /** Whether the numbers above the standard ones were looked at, which is done when a program first says one without having got it from an open file. */
    private boolean searched;

    private FileTable() {
        for (int i = 0; i < 3; i++) {
            if (HostDescriptors.isClosedAtStart(i)) {
                closed |= 1 << i;
            } else {
                files.put(i, HostFile.standard(i));
            }
        }
    }

    /** The one of the thread's interpreter. */
    public static FileTable of(ThreadState ts) {
        return Interpreter.of(ts).state(FileTable.class, FileTable::new);
    }

    /** Enters a file of the host's under its number. */
    public synchronized void add(int number, OpenFile file) {
        files.put(number, file);
    }

    /** Whether a number is to be taken as closed, though the system has a file for it: the host's, which lives on it. */
    public synchronized boolean isClosed(int number) {
        if (number < 0 || number >= HOSTS) {
            return false;
        }
        if (number > 2 && !searched) {
            searched = true;
            for (int i = 3; i < HOSTS; i++) {
                closed |= HostDescriptors.isHosts(i) ? 1 << i : 0;
            }
        }
        return (closed >> number & 1) != 0;
    }

    /** The number itself, or -1, which no call takes, if it is to be taken as closed. */
    public int shown(int number) {
        return isClosed(number) ? -1 : number;
    }

    /** A number that may have been the host's means a file of the program's now. */
    public synchronized void noteOpen(int number) {
        if (isClosed(number)) {
            closed &= ~(1 << number);
        }
    }

    private synchronized OpenFile known(int number) {
        return files.get(number);
    }

    /** The file of a number, or null if there is none open. */
    public OpenFile get(ThreadState ts, int number) {
        OpenFile found = known(number);
        if (isClosed(number)) {
            return null;
        }
        return found != null || number < 0 || LibC.of(ts).callInt("fcntl", number, F_GETFD) < 0 ? found : new DescriptorFile(number);
    }

    /** The file of a number, whether it is open or not: what is done with it will show. */
    public OpenFile any(int number) {
        OpenFile found = known(number);
        return found != null ? found : new DescriptorFile(shown(number));
    }

    /** Forgets what is known of a number, because another file has it now. */
    public synchronized void forget(int number) {
        files.remove(number);
    }

    /** Closes the file of a number. */
    public void close(ThreadState ts, int number) throws IOException {
        OpenFile file = any(number);
        forget(number);
        file.close(ts);
    }

    /** Closes {@code file}, whose number is known, unless somebody has closed that number before; a standard one means its number only. */
    public void close(ThreadState ts, int number, OpenFile file) throws IOException {
        OpenFile there = any(number);
        if (file instanceof HostFile && there != file && number > 2) {
            throw new ErrnoException(SystemErrors.EBADF);
        }
        close(ts, number);
    }
}
