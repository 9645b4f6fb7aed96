package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The entries of a folder, read whole: names, kinds and numbers, without the folder itself and the one above. Immutable. Source: readdir(3). */
final class FolderReader {

    /** Where the struct dirent has its parts, and its largest size. */
    private static final int KIND = 18;

    private static final int NAME = 19;
    private static final int LARGEST = 280;

    private final List<String> names = new ArrayList<>();
    private final List<Integer> kinds = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private FolderReader() {}

    /** Reads a folder, detached. Raises OSError, which names {@code shown}. */
    @CleanPoint
    static FolderReader read(ThreadState ts, String folder, PyObject shown) {
        FolderReader reader = new FolderReader();
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int error;
        MemorySegment name = libc.string(Codecs.fsEncode(ts, PyStr.of(folder)));
        ts.detach();
        try {
            error = reader.readAll(libc, name.address());
        } finally {
            ts.attach();
        }
        libc.reset(mark);
        if (error != 0) {
            throw SystemErrors.raise(ts, error, shown);
        }
        return reader;
    }

    private int readAll(LibC libc, long name) {
        long stream = libc.callLong("opendir", name, 0, 0, 0, 0, 0);
        if (stream == 0) {
            return libc.errno();
        }
        for (long entry; (entry = libc.callLong("readdir64", stream, 0, 0, 0, 0, 0)) != 0; ) {
            MemorySegment m = LibC.at(entry, LARGEST);
            String found = name(m);
            if (!found.equals(".") && !found.equals("..")) {
                names.add(found);
                kinds.add(m.get(ValueLayout.JAVA_BYTE, KIND) & 0xff);
                numbers.add(m.get(ValueLayout.JAVA_LONG, 0));
            }
        }
        libc.callLong("closedir", stream, 0, 0, 0, 0, 0);
        return 0;
    }

    void addNames(List<String> to) {
        to.addAll(names);
    }

    private static String name(MemorySegment entry) {
        int end = NAME;
        while (entry.get(ValueLayout.JAVA_BYTE, end) != 0) {
            end++;
        }
        return PathNames.decode(entry.asSlice(NAME, end - NAME).toArray(ValueLayout.JAVA_BYTE));
    }

    int size() {
        return names.size();
    }

    String name(int i) {
        return names.get(i);
    }

    /** What the folder says that the entry is, as {@code d_type}. */
    int type(int i) {
        return kinds.get(i);
    }

    /** The entry's number in the file system. */
    long number(int i) {
        return numbers.get(i);
    }
}
