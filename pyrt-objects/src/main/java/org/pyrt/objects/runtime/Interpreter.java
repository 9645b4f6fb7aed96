package org.pyrt.objects.runtime;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyGetSetDescriptor;
import org.pyrt.objects.function.PyMemberDescriptor;
import org.pyrt.objects.iterator.PyMap;
import org.pyrt.objects.iterator.PyZip;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.weakref.WeakTable;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.InterpreterContext;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/**
 * One interpreter: what its threads share. Mutable state of the runtime hangs off it, so that several interpreters can live in one JVM.
 * The virtual machine derives its own class with its own state.
 */
public abstract class Interpreter extends InterpreterContext {

    /** The interpreter's threads. */
    public final ThreadRegistry registry;

    /** How objects call the machine. */
    public final RuntimeHooks hooks;

    /** Finds cycles. */
    public final CycleCollector collector;

    /** Serves off-heap blocks. */
    public final BlockAllocator allocator;

    /** The blocks that objects have; made with the first. */
    private volatile BlockKeeper blocks;

    /** The ids that {@code id()} shows. */
    public final ObjectIds ids = new ObjectIds();

    /** The weak references to its objects. */
    public final WeakTable weakReferences = new WeakTable();

    /** What is left where memory runs out; the first interpreter's is the process's. */
    public final MemoryReserve reserve = new MemoryReserve();

    private final ConcurrentHashMap<Class<?>, Object> states = new ConcurrentHashMap<>();

    /** The hooks for audit events, counted slots; null while there are none. Replaced when one is added; none ever leaves. */
    volatile PyObject[] auditHooks;

    /** The parts, which boot found. */
    protected Interpreter(ThreadRegistry registry, RuntimeHooks hooks, CycleCollector collector, BlockAllocator allocator) {
        this.registry = registry;
        this.hooks = hooks;
        this.collector = collector;
        this.allocator = allocator;
    }

    /** The interpreter that has what a process has but once, as its signals and its log: this one, unless another one started it. */
    public Interpreter main() {
        return this;
    }

    /** Adds a hook for audit events ({@link Audit}), for good. Any thread. */
    public final synchronized void addAuditHook(ThreadState ts, PyObject hook) {
        PyObject[] before = auditHooks;
        PyObject[] after = before == null ? new PyObject[1] : Arrays.copyOf(before, before.length + 1);
        Refs.incref(ts, hook);
        after[after.length - 1] = hook;
        auditHooks = after;
    }

    /** How many processors the user says there are, or -1. */
    public int toldProcessors() {
        return -1;
    }

    /** Whether programs may put another one in the process's place ({@code os.execv}). */
    public boolean allowsExec() {
        return true;
    }

    /** Whether the development mode is on ({@code -X dev}). */
    public boolean developing() {
        return false;
    }

    /** Whether files without an encoding are UTF-8, whatever the locale says. */
    public boolean utf8Mode() {
        return false;
    }

    /** The encoding of text in the locale that the interpreter was started with. */
    public String localeEncoding() {
        return "UTF-8";
    }

    /** Whether a file without an encoding is worth a warning ({@code -X warn_default_encoding}). */
    public boolean warnsOfEncodings() {
        return false;
    }

    /** The namespace of the module builtins. */
    public abstract PyDict builtins();

    /** The namespace of the module sys. */
    public abstract PyDict sys();

    /** sys.modules as first made. */
    public abstract PyDict modules();

    /**
     * What a module written in Java keeps for this interpreter, made at the first call. The key is a class of the module's own. It must not
     * refer to Python objects but through counted slots of its own, and is a {@link CountedState} if it has any. Any thread.
     */
    public final <T> T state(Class<T> key, Supplier<T> maker) {
        Object found = states.get(key);
        if (found == null) {
            Object made = maker.get();
            found = states.putIfAbsent(key, made);
            if (found == null) {
                found = made;
            }
        }
        return key.cast(found);
    }

    @Override
    @CleanPoint
    public final void clearWeakReferences(ThreadState ts, Counted c) {
        weakReferences.clear(ts, c);
    }

    @Override
    public final Object unlinkWeakReferences(ThreadState ts, Counted c, Object due, Predicate<PyObject> unreachable) {
        WeakTable.Due all = due == null ? new WeakTable.Due() : (WeakTable.Due) due;
        weakReferences.unlink(ts, c, all, unreachable);
        return due == null && all.isEmpty() ? null : all;
    }

    @Override
    @CleanPoint
    public final void callWeakCallbacks(ThreadState ts, Object due) {
        WeakTable.call(ts, (WeakTable.Due) due, "on");
    }

    @Override
    public void visitRoots(SlotVisitor visitor) {
        PyObject[] hooks = auditHooks;
        for (int i = 0; hooks != null && i < hooks.length; i++) {
            visitor.visit(hooks[i]);
        }
        for (Object state : states.values()) {
            if (state instanceof CountedState s) {
                s.visit(visitor);
            }
        }
    }

    /** As many as CPython's collector would find: a class has an mro and descriptors, a closure a tuple; a function that nothing refers to would be gone. */
    @Override
    public final int weigh(Counted c) {
        if (!isContainer(c) || c.getClass() == PyTuple.class && !c.isTracked()) {
            return 0;
        }
        if (c instanceof PyFunction f) {
            return f.isDeferred() && Collecting.count(f) == 0 ? 0 : 1 + Math.min(1, f.closure().length) + dicts(f);
        }
        if (c instanceof PyBaseException e) {
            return 1 + dicts(e);
        }
        return c instanceof PyType t ? 2 + ownDescriptors(t) : c instanceof PyMap || c instanceof PyZip ? 2 : 1;
    }

    private static int dicts(HasAttributes o) {
        PyInstance attributes = o.attributes();
        return attributes != null && !attributes.shape().isDict && attributes.shape().size() > 0 ? 1 : 0;
    }

    private static int ownDescriptors(PyType type) {
        int[] count = new int[1];
        type.dict().traverse(
                o -> {
                    if (o instanceof PyGetSetDescriptor g && g.owner == type || o instanceof PyMemberDescriptor m && m.owner == type) {
                        count[0]++;
                    }
                });
        return count[0];
    }

    /** Whether CPython's collector knows objects of the kind of {@code o}, whether or not this one refers to anything now. */
    public static boolean isContainer(PyObject o) {
        if (!(o instanceof Counted) || o instanceof CarriedAttributes || o instanceof PyCode) {
            return false;
        }
        if (o.getClass() == PyInstance.class || o instanceof PyByteArray) {
            return PyType.of(o).isHeap();
        }
        return !(o instanceof PyType t) || t.isHeap();
    }

    /** Serves the blocks of a thread's objects; null where no allocator is. */
    public static BlockKeeper blocksOf(ThreadState ts) {
        return ts.interpreter instanceof Interpreter i ? i.blocks() : null;
    }

    private BlockKeeper blocks() {
        BlockKeeper there = blocks;
        return there != null || allocator == null ? there : firstBlocks();
    }

    private synchronized BlockKeeper firstBlocks() {
        if (blocks == null) {
            blocks = new BlockKeeper(allocator);
        }
        return blocks;
    }

    /** The interpreter that the thread runs. */
    public static Interpreter of(ThreadState ts) {
        return (Interpreter) ts.interpreter;
    }
}
