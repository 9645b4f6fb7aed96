package org.pyrt.stdlib.stat;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.refcount.ThreadState;

/** The module _stat: what the modes of files mean. Source: CPython 3.14 Modules/_stat.c, inode(7). */
@ExposedModule(name = "_stat", doc = "The modes of files.")
public final class StatModule {

    private static final String CONSTANTS =
            "S_IFDIR=16384;S_IFCHR=8192;S_IFBLK=24576;S_IFREG=32768;S_IFIFO=4096;S_IFLNK=40960;S_IFSOCK=49152;S_IFDOOR=0;S_IFPORT=0;"
            + "S_IFWHT=0;S_ISUID=2048;S_ISGID=1024;S_ISVTX=512;S_ENFMT=1024;S_IREAD=256;S_IWRITE=128;S_IEXEC=64;S_IRWXU=448;"
            + "S_IRUSR=256;S_IWUSR=128;S_IXUSR=64;S_IRWXG=56;S_IRGRP=32;S_IWGRP=16;S_IXGRP=8;S_IRWXO=7;S_IROTH=4;S_IWOTH=2;S_IXOTH=1;"
            + "UF_SETTABLE=65535;UF_NODUMP=1;UF_IMMUTABLE=2;UF_APPEND=4;UF_OPAQUE=8;UF_NOUNLINK=16;UF_COMPRESSED=32;UF_TRACKED=64;"
            + "UF_DATAVAULT=128;UF_HIDDEN=32768;SF_SETTABLE=4294901760;SF_ARCHIVED=65536;SF_IMMUTABLE=131072;SF_APPEND=262144;"
            + "SF_NOUNLINK=1048576;SF_SNAPSHOT=2097152;SF_FIRMLINK=8388608;SF_DATALESS=1073741824;ST_MODE=0;ST_INO=1;ST_DEV=2;"
            + "ST_NLINK=3;ST_UID=4;ST_GID=5;ST_SIZE=6;ST_ATIME=7;ST_MTIME=8;ST_CTIME=9;";

    private static final int FORMAT = 0170000;
    private static final int PERMISSIONS = 07777;

    private StatModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_stat", "The modes of files.", new StatModuleAdapter()).numbers(CONSTANTS).build();
    }

    /** A mode; raises TypeError, OverflowError. */
    @CleanPoint
    private static int mode(ThreadState ts, PyObject o) {
        PyInt value = PyInt.asSelf(o);
        if (value == null) {
            value = Sizes.index(ts, o);
        }
        if (value.bigValue().signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative value to unsigned int");
        }
        if (value.bigValue().bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large to convert to C unsigned long");
        }
        if (value.bigValue().bitLength() > 32) {
            throw Errors.overflowError(ts, "mode out of range");
        }
        return (int) value.longValue();
    }

    @ExposedMethod(doc = "S_ISDIR($module, mode, /)\n--\n\nWhether a mode is that of a folder.")
    @CleanPoint
    static boolean S_ISDIR(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 040000;
    }

    @ExposedMethod(doc = "S_ISCHR($module, mode, /)\n--\n\nWhether a mode is that of a character device.")
    @CleanPoint
    static boolean S_ISCHR(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 020000;
    }

    @ExposedMethod(doc = "S_ISBLK($module, mode, /)\n--\n\nWhether a mode is that of a block device.")
    @CleanPoint
    static boolean S_ISBLK(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 060000;
    }

    @ExposedMethod(doc = "S_ISREG($module, mode, /)\n--\n\nWhether a mode is that of a regular file.")
    @CleanPoint
    static boolean S_ISREG(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 0100000;
    }

    @ExposedMethod(doc = "S_ISFIFO($module, mode, /)\n--\n\nWhether a mode is that of a named pipe.")
    @CleanPoint
    static boolean S_ISFIFO(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 010000;
    }

    @ExposedMethod(doc = "S_ISLNK($module, mode, /)\n--\n\nWhether a mode is that of a symbolic link.")
    @CleanPoint
    static boolean S_ISLNK(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 0120000;
    }

    @ExposedMethod(doc = "S_ISSOCK($module, mode, /)\n--\n\nWhether a mode is that of a socket.")
    @CleanPoint
    static boolean S_ISSOCK(ThreadState ts, @PositionalOnly PyObject mode) {
        return (mode(ts, mode) & FORMAT) == 0140000;
    }

    @ExposedMethod(doc = "S_ISDOOR($module, mode, /)\n--\n\nWhether a mode is that of a door, of which Linux has none.")
    @CleanPoint
    static boolean S_ISDOOR(ThreadState ts, @PositionalOnly PyObject mode) {
        mode(ts, mode);
        return false;
    }

    @ExposedMethod(doc = "S_ISPORT($module, mode, /)\n--\n\nWhether a mode is that of an event port, of which Linux has none.")
    @CleanPoint
    static boolean S_ISPORT(ThreadState ts, @PositionalOnly PyObject mode) {
        mode(ts, mode);
        return false;
    }

    @ExposedMethod(doc = "S_ISWHT($module, mode, /)\n--\n\nWhether a mode is that of a whiteout, of which Linux has none.")
    @CleanPoint
    static boolean S_ISWHT(ThreadState ts, @PositionalOnly PyObject mode) {
        mode(ts, mode);
        return false;
    }

    @ExposedMethod(doc = "S_IMODE($module, mode, /)\n--\n\nThe permissions in a mode.")
    @CleanPoint
    static int S_IMODE(ThreadState ts, @PositionalOnly PyObject mode) {
        return mode(ts, mode) & PERMISSIONS;
    }

    @ExposedMethod(doc = "S_IFMT($module, mode, /)\n--\n\nThe kind of file in a mode.")
    @CleanPoint
    static int S_IFMT(ThreadState ts, @PositionalOnly PyObject mode) {
        return mode(ts, mode) & FORMAT;
    }

    @ExposedMethod(doc = "filemode($module, mode, /)\n--\n\nA mode as ls shows it.")
    @CleanPoint
    static String filemode(ThreadState ts, @PositionalOnly PyObject mode) {
        int m = mode(ts, mode);
        char[] shown = {kind(m & FORMAT), 'r', 'w', 'x', 'r', 'w', 'x', 'r', 'w', 'x'};
        for (int i = 0; i < 9; i++) {
            if ((m & 0400 >> i) == 0) {
                shown[i + 1] = '-';
            }
        }
        mark(shown, 3, m & 04000, 's', 'S');
        mark(shown, 6, m & 02000, 's', 'S');
        mark(shown, 9, m & 01000, 't', 'T');
        return new String(shown);
    }

    private static void mark(char[] shown, int at, int bit, char executable, char other) {
        if (bit != 0) {
            shown[at] = shown[at] == 'x' ? executable : other;
        }
    }

    private static char kind(int format) {
        switch (format) {
            case 0100000:
                return '-';
            case 0040000:
                return 'd';
            case 0120000:
                return 'l';
            case 0060000:
                return 'b';
            case 0020000:
                return 'c';
            case 0010000:
                return 'p';
            case 0140000:
                return 's';
            default:
                return '?';
        }
    }
}
