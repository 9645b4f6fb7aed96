package org.pyrt.objects.runtime;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.weakref.WeakTable;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.InterpreterContext;
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

    /** The ids that {@code id()} shows. */
    public final ObjectIds ids = new ObjectIds();

    /** The weak references to its objects. */
    public final WeakTable weakReferences = new WeakTable();

    private final ConcurrentHashMap<Class<?>, Object> states = new ConcurrentHashMap<>();

    /** The parts, which boot found. */
    protected Interpreter(ThreadRegistry registry, RuntimeHooks hooks, CycleCollector collector, BlockAllocator allocator) {
        this.registry = registry;
        this.hooks = hooks;
        this.collector = collector;
        this.allocator = allocator;
    }

    /** The namespace of the module builtins. */
    public abstract PyDict builtins();

    /** The namespace of the module sys. */
    public abstract PyDict sys();

    /** sys.modules as first made. */
    public abstract PyDict modules();

    /**
     * What a module written in Java keeps for this interpreter, made at the first call. The key is a class of the module's own. It must not
     * refer to Python objects but through counted slots of its own. Any thread.
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

    /** The interpreter that the thread runs. */
    public static Interpreter of(ThreadState ts) {
        return (Interpreter) ts.interpreter;
    }
}
