package org.pyrt.stdlib.files;

import java.io.IOException;
import java.util.Arrays;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * The open files of an interpreter under small numbers, the lowest free one first, as the system numbers descriptors. The numbers are ours: the
 * host does not tell the system's. 0 to 2 are the process's own. Thread-safe; its monitor is never held while a file blocks.
 */
public final class FileTable {

    private OpenFile[] files = new OpenFile[16];

    private FileTable() {
        for (int i = 0; i < 3; i++) {
            files[i] = OpenFile.standard(i);
        }
    }

    /** The one of the thread's interpreter. */
    public static FileTable of(ThreadState ts) {
        return Interpreter.of(ts).state(FileTable.class, FileTable::new);
    }

    /** Enters a file; returns its number. */
    public synchronized int add(OpenFile file) {
        int i = 3;
        while (i < files.length && files[i] != null) {
            i++;
        }
        if (i == files.length) {
            files = Arrays.copyOf(files, i * 2);
        }
        files[i] = file;
        return i;
    }

    /** The file of a number, or null. */
    public synchronized OpenFile get(int number) {
        return number >= 0 && number < files.length ? files[number] : null;
    }

    /** Takes a file out and closes it; false if there is none of that number. */
    public boolean close(int number) throws IOException {
        OpenFile file;
        synchronized (this) {
            file = get(number);
            if (file == null) {
                return false;
            }
            files[number] = null;
        }
        file.close();
        return true;
    }
}
