package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.ChildEnvironment;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/**
 * Starts programs, by the C library's posix_spawn: a JVM cannot fork, for only the calling thread would live in the child. Arguments are laid out in the thread's
 * memory for C, between a mark and a reset.
 */
final class Spawning {

    private static final int ATTRIBUTES_SIZE = 512;
    private static final int ACTIONS_SIZE = 128;
    private static final int SETPGROUP = 2;
    private static final int SETSIGDEF = 4;
    private static final int SETSIGMASK = 8;
    private static final int SETSID = 0x80;

    private Spawning() {}

    // ---- arguments for C ----

    /** An array of C strings with a null behind; its address. */
    static long strings(LibC libc, List<byte[]> all) {
        MemorySegment array = libc.allocate(8L * (all.size() + 1));
        for (int i = 0; i < all.size(); i++) {
            array.setAtIndex(ValueLayout.JAVA_LONG, i, libc.string(all.get(i)).address());
        }
        return array.address();
    }

    /** The names or texts of an iterable. */
    @CleanPoint
    static List<byte[]> texts(ThreadState ts, PyObject iterable) {
        List<byte[]> all = new ArrayList<>();
        PyTuple items = Iteration.toTuple(ts, iterable);
        try (var held = ts.hold(items)) {
            for (int i = 0; i < items.size(); i++) {
                all.add(PathNames.bytes(ts, items.get(i)));
            }
        }
        return all;
    }

    /** The environment of this process as the program has changed it. */
    @CleanPoint
    static List<byte[]> ownEnvironment(ThreadState ts) {
        Map<String, String> merged = new TreeMap<>(HostEnvironment.variables(ts));
        ChildEnvironment.of(ts).applyTo(merged);
        List<byte[]> all = new ArrayList<>();
        for (Map.Entry<String, String> e : merged.entrySet()) {
            all.add(Codecs.fsEncode(ts, PyStr.of(e.getKey() + "=" + e.getValue())));
        }
        return all;
    }

    /** The environment that a mapping stands for. */
    @CleanPoint
    private static List<byte[]> environment(ThreadState ts, PyObject mapping) {
        if (PyType.of(mapping).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "execve: environment must be a mapping object");
        }
        List<byte[]> all = new ArrayList<>();
        PyTuple keys = part(ts, mapping, "keys");
        try (var heldKeys = ts.hold(keys)) {
            PyTuple values = part(ts, mapping, "values");
            try (var heldValues = ts.hold(values)) {
                for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
                    byte[] name = PathNames.bytes(ts, keys.get(i));
                    byte[] value = PathNames.bytes(ts, values.get(i));
                    for (byte b : name) {
                        if (b == '=') {
                            throw Errors.valueError(ts, "illegal environment variable name");
                        }
                    }
                    byte[] both = new byte[name.length + 1 + value.length];
                    System.arraycopy(name, 0, both, 0, name.length);
                    both[name.length] = '=';
                    System.arraycopy(value, 0, both, name.length + 1, value.length);
                    all.add(both);
                }
            }
        }
        return all;
    }

    /** The keys or the values of a mapping, as they are now. */
    @CleanPoint
    private static PyTuple part(ThreadState ts, PyObject mapping, String method) {
        PyObject view = Calls.callMethod(ts, mapping, PyStr.interned(method));
        try (var held = ts.hold(view)) {
            return Iteration.toTuple(ts, view);
        }
    }

    /** A set of signals for C, from the numbers of an iterable; all if that is null. */
    @CleanPoint
    private static MemorySegment signals(ThreadState ts, LibC libc, PyObject iterable) {
        MemorySegment set = libc.allocate(128);
        PyTuple items = Iteration.toTuple(ts, iterable);
        try (var held = ts.hold(items)) {
            for (int i = 0; i < items.size(); i++) {
                long number = Sizes.indexAsLong(ts, items.get(i), ExceptionTypes.OVERFLOW_ERROR);
                if (number < 1 || number > 64) {
                    throw Errors.valueError(ts, "signal number " + number + " out of range [1; 64]");
                }
                set.set(ValueLayout.JAVA_LONG, 0, set.get(ValueLayout.JAVA_LONG, 0) | 1L << number - 1);
            }
        }
        return set;
    }

    // ---- posix_spawn ----

    /** {@code posix.posix_spawn}. Optional arguments may be null. */
    @CleanPoint
    static int spawn(
            ThreadState ts, String function, PyObject path, PyObject argv, PyObject env, PyObject actions, PyObject group, boolean session,
            PyObject mask, PyObject defaults) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            byte[] name = PathNames.bytes(ts, path);
            List<byte[]> arguments = texts(ts, argv);
            if (arguments.isEmpty()) {
                throw Errors.valueError(ts, function + ": argv must not be empty");
            }
            List<byte[]> variables = env == PyNone.NONE ? ownEnvironment(ts) : environment(ts, env);
            MemorySegment attributes = attributes(libc, group == null ? -1 : (int) Sizes.indexAsLong(ts, group, ExceptionTypes.OVERFLOW_ERROR), session);
            if (mask != null) {
                libc.callInt("posix_spawnattr_setsigmask", attributes.address(), signals(ts, libc, mask).address());
            }
            if (defaults != null) {
                libc.callInt("posix_spawnattr_setsigdefault", attributes.address(), signals(ts, libc, defaults).address());
            }
            MemorySegment steps = libc.allocate(ACTIONS_SIZE);
            libc.callInt("posix_spawn_file_actions_init", steps.address());
            if (actions != null && actions != PyNone.NONE) {
                addActions(ts, libc, steps, actions);
            }
            MemorySegment pid = libc.allocate(Integer.BYTES);
            int error =
                    libc.callInt(
                            function, pid.address(), libc.string(name).address(), steps.address(), attributes.address(), strings(libc, arguments),
                            strings(libc, variables));
            libc.callInt("posix_spawn_file_actions_destroy", steps.address());
            if (error != 0) {
                throw SystemErrors.raise(ts, error, path);
            }
            return pid.get(ValueLayout.JAVA_INT, 0);
        } finally {
            libc.reset(mark);
        }
    }

    /** Attributes with an empty mask and what the JVM does to signals undone; {@code group} is -1 for none. */
    static MemorySegment attributes(LibC libc, int group, boolean session) {
        MemorySegment attributes = libc.allocate(ATTRIBUTES_SIZE);
        libc.callInt("posix_spawnattr_init", attributes.address());
        MemorySegment none = libc.allocate(128);
        libc.callInt("posix_spawnattr_setsigmask", attributes.address(), none.address());
        int flags = SETSIGMASK | SETSIGDEF;
        if (group >= 0) {
            flags |= SETPGROUP;
            libc.callInt("posix_spawnattr_setpgroup", attributes.address(), group);
        }
        if (session) {
            flags |= SETSID;
        }
        libc.callInt("posix_spawnattr_setflags", attributes.address(), flags);
        return attributes;
    }

    @CleanPoint
    private static void addActions(ThreadState ts, LibC libc, MemorySegment steps, PyObject actions) {
        PyTuple all = Iteration.toTuple(ts, actions);
        try (var held = ts.hold(all)) {
            for (int i = 0; i < all.size(); i++) {
                if (!(all.get(i) instanceof PyTuple action) || action.size() == 0) {
                    throw Errors.typeError(ts, "Each file_actions element must be a non-empty tuple");
                }
                int kind = number(ts, action, 0);
                switch (kind) {
                    case 0:
                        check(ts, action, "open", 5);
                        libc.callInt(
                                "posix_spawn_file_actions_addopen", steps.address(), number(ts, action, 1),
                                libc.string(PathNames.bytes(ts, action.get(2))).address(), number(ts, action, 3), number(ts, action, 4), 0);
                        break;
                    case 1:
                        check(ts, action, "close", 2);
                        libc.callInt("posix_spawn_file_actions_addclose", steps.address(), number(ts, action, 1));
                        break;
                    case 2:
                        check(ts, action, "dup2", 3);
                        libc.callInt("posix_spawn_file_actions_adddup2", steps.address(), number(ts, action, 1), number(ts, action, 2));
                        break;
                    case 3:
                        check(ts, action, "closefrom", 2);
                        libc.callInt("posix_spawn_file_actions_addclosefrom_np", steps.address(), number(ts, action, 1));
                        break;
                    default:
                        throw Errors.typeError(ts, "Unknown file_actions identifier");
                }
            }
        }
    }

    private static void check(ThreadState ts, PyTuple action, String kind, int size) {
        if (action.size() != size) {
            throw Errors.typeError(ts, "A " + kind + " file_action tuple must have " + size + " elements");
        }
    }

    @CleanPoint
    private static int number(ThreadState ts, PyTuple action, int index) {
        return (int) Sizes.indexAsLong(ts, action.get(index), ExceptionTypes.OVERFLOW_ERROR);
    }

    // ---- system and exec ----

    /** Runs a command in a shell and returns its wait status. */
    @CleanPoint
    static int system(ThreadState ts, byte[] command) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int child;
        try {
            MemorySegment pid = libc.allocate(Integer.BYTES);
            MemorySegment attributes = attributes(libc, -1, false);
            List<byte[]> arguments = List.of(ascii("sh"), ascii("-c"), command);
            int error =
                    libc.callInt(
                            "posix_spawn", pid.address(), libc.string(ascii("/bin/sh")).address(), 0, attributes.address(), strings(libc, arguments),
                            strings(libc, ownEnvironment(ts)));
            if (error != 0) {
                return 127 << 8;
            }
            child = pid.get(ValueLayout.JAVA_INT, 0);
        } finally {
            libc.reset(mark);
        }
        PyObject result = Waiting.waitpid(ts, child, 0);
        return (int) Sizes.indexAsLong(ts, ((PyTuple) result).get(1), ExceptionTypes.OVERFLOW_ERROR);
    }

    private static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    /** Replaces the process; {@code env} is null for the present environment. */
    @CleanPoint
    static void exec(ThreadState ts, PyObject path, PyObject argv, PyObject env) {
        if (!Interpreter.of(ts).allowsExec()) {
            throw Errors.runtimeError(ts, "exec not supported for isolated subinterpreters");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            boolean open = env != null && Host.isDescriptor(path);
            int fd = open ? Host.descriptor(ts, path) : -1;
            byte[] name = open ? null : PathNames.bytes(ts, path);
            if (!(argv instanceof PyTuple) && !(argv instanceof org.pyrt.objects.sequence.PyList)) {
                throw Errors.typeError(ts, (env == null ? "execv() arg 2" : "execve: argv") + " must be a tuple or list");
            }
            List<byte[]> arguments = texts(ts, argv);
            if (arguments.isEmpty() || arguments.get(0).length == 0) {
                throw Errors.valueError(
                        ts, (env == null ? "execv() arg 2" : "execve: argv") + (arguments.isEmpty() ? " must not be empty" : " first element cannot be empty"));
            }
            List<byte[]> variables = env == null ? ownEnvironment(ts) : environment(ts, env);
            MemorySegment none = libc.allocate(128);
            libc.callInt("sigprocmask", 2, none.address(), 0);
            int error =
                    libc.callInt(
                            open ? "fexecve" : "execve", open ? fd : libc.string(name).address(), strings(libc, arguments), strings(libc, variables));
            throw SystemErrors.raise(ts, -error, open ? null : path);
        } finally {
            libc.reset(mark);
        }
    }
}
