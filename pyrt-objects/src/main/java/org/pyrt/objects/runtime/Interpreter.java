package org.pyrt.objects.runtime;

import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.objects.mapping.PyDict;
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

    /** The interpreter that the thread runs. */
    public static Interpreter of(ThreadState ts) {
        return (Interpreter) ts.interpreter;
    }
}
