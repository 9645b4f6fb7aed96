package org.pyrt.stdlib.resource;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** The module resource: what the process used, and what it may use. Source: CPython 3.14 Modules/resource.c, getrlimit(2), getrusage(2). */
@ExposedModule(name = "resource", doc = "What processes use and may use.")
public final class ResourceModule {

    private static final String CONSTANTS =
            "RLIMIT_CPU=0;RLIMIT_FSIZE=1;RLIMIT_DATA=2;RLIMIT_STACK=3;RLIMIT_CORE=4;RLIMIT_NOFILE=7;RLIMIT_OFILE=7;RLIMIT_AS=9;"
            + "RLIMIT_RSS=5;RLIMIT_NPROC=6;RLIMIT_MEMLOCK=8;RLIMIT_MSGQUEUE=12;RLIMIT_NICE=13;RLIMIT_RTPRIO=14;RLIMIT_RTTIME=15;"
            + "RLIMIT_SIGPENDING=11;RUSAGE_SELF=0;RUSAGE_CHILDREN=-1;RUSAGE_THREAD=1;RLIM_INFINITY=-1;";

    private static final StructSequenceType USAGE =
            new StructSequenceType(
                    "resource.struct_rusage",
                    "What a process used.",
                    "ru_utime",
                    "ru_stime",
                    "ru_maxrss",
                    "ru_ixrss",
                    "ru_idrss",
                    "ru_isrss",
                    "ru_minflt",
                    "ru_majflt",
                    "ru_nswap",
                    "ru_inblock",
                    "ru_oublock",
                    "ru_msgsnd",
                    "ru_msgrcv",
                    "ru_nsignals",
                    "ru_nvcsw",
                    "ru_nivcsw");

    private static final int LIMITS = 16;
    private static final int EPERM = 1;
    /** The size of the C library's rusage in bytes. */
    public static final int USAGE_SIZE = 144;

    private ResourceModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "resource", "", new ResourceModuleAdapter())
                .numbers(CONSTANTS)
                .add("error", ExceptionTypes.OS_ERROR)
                .add("struct_rusage", USAGE.type)
                .build();
    }

    @ExposedMethod(doc = "getrusage($module, who, /)\n--\n\nWhat this process, its children or this thread used.")
    static PyObject getrusage(ThreadState ts, @PositionalOnly int who) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(USAGE_SIZE);
        int result = libc.callInt("getrusage", who, s.address());
        PyObject usage = usage(ts, s);
        libc.reset(mark);
        if (result == -SystemErrors.EINVAL) {
            throw Errors.valueError(ts, "invalid who parameter");
        }
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
        return usage;
    }

    /** The C library's rusage as {@code resource.struct_rusage}. */
    public static PyObject usage(ThreadState ts, MemorySegment s) {
        PyObject[] all = new PyObject[16];
        for (int i = 0; i < 2; i++) {
            all[i] = PyFloat.of(s.getAtIndex(ValueLayout.JAVA_LONG, 2 * i) + s.getAtIndex(ValueLayout.JAVA_LONG, 2 * i + 1) * 1e-6);
        }
        for (int i = 2; i < 16; i++) {
            all[i] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_LONG, i + 2));
        }
        return PyStructSequence.of(ts, USAGE, all);
    }

    @ExposedMethod(doc = "getrlimit($module, resource, /)\n--\n\nThe limits in force and the highest allowed.")
    static PyObject getrlimit(ThreadState ts, @PositionalOnly int resource) {
        check(ts, resource);
        return limits(ts, 0, resource, null);
    }

    @ExposedMethod(doc = "setrlimit($module, resource, limits, /)\n--\n\nChange the limit in force and the highest allowed.")
    @CleanPoint
    static void setrlimit(ThreadState ts, int resource, @PositionalOnly PyObject limits) {
        check(ts, resource);
        limits(ts, 0, resource, pair(ts, limits));
    }

    @ExposedMethod(doc = "prlimit($module, pid, resource, limits=None, /)\n--\n\nThe limits of a process, which may be changed.")
    @CleanPoint
    static PyObject prlimit(ThreadState ts, int pid, int resource, @PositionalOnly @Default("None") PyObject limits) {
        check(ts, resource);
        return limits(ts, pid, resource, limits == PyNone.NONE ? null : pair(ts, limits));
    }

    @ExposedMethod(doc = "getpagesize($module, /)\n--\n\nThe size of a page of memory in bytes.")
    static int getpagesize(ThreadState ts) {
        return LibC.of(ts).callInt("getpagesize");
    }

    private static void check(ThreadState ts, int resource) {
        if (resource < 0 || resource >= LIMITS) {
            throw Errors.valueError(ts, "invalid resource specified");
        }
    }

    /** A limit, which has no sign, as an int; no limit is -1. */
    private static PyInt limit(long value) {
        return value >= -1 ? PyInt.of(value) : PyInt.of(BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(Long.SIZE)));
    }

    /** The limits before; sets new ones unless they are null. */
    private static PyObject limits(ThreadState ts, int pid, int resource, long[] wanted) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment next = libc.allocate(16);
        MemorySegment old = libc.allocate(16);
        if (wanted != null) {
            next.setAtIndex(ValueLayout.JAVA_LONG, 0, wanted[0]);
            next.setAtIndex(ValueLayout.JAVA_LONG, 1, wanted[1]);
        }
        int result = libc.callInt("prlimit", pid, resource, wanted == null ? 0 : next.address(), old.address(), 0, 0);
        long soft = old.getAtIndex(ValueLayout.JAVA_LONG, 0);
        long hard = old.getAtIndex(ValueLayout.JAVA_LONG, 1);
        libc.reset(mark);
        if (result == -SystemErrors.EINVAL) {
            throw Errors.valueError(ts, "current limit exceeds maximum limit");
        }
        if (result == -EPERM && pid == 0) {
            throw Errors.valueError(ts, "not allowed to raise maximum limit");
        }
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
        return PyTuple.of(ts, limit(soft), limit(hard));
    }

    @CleanPoint
    private static long[] pair(ThreadState ts, PyObject limits) {
        PyTuple pair = Iteration.toTuple(ts, limits);
        try (var held = ts.hold(pair)) {
            if (pair.size() != 2) {
                throw Errors.valueError(ts, "expected a tuple of 2 integers");
            }
            return new long[] {limit(ts, pair.get(0)), limit(ts, pair.get(1))};
        }
    }

    /** A limit as 64 bits without a sign, of which all are set for none. */
    @CleanPoint
    private static long limit(ThreadState ts, PyObject o) {
        BigInteger value = Sizes.index(ts, o).bigValue();
        if (value.signum() < 0 && !value.equals(BigInteger.ONE.negate())) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (value.bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large to convert to C rlim_t");
        }
        return value.longValue();
    }
}
