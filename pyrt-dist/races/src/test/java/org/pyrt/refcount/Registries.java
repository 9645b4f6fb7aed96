package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Registries that are made by the million. */
public final class Registries {

    private static final VarHandle TICKING;

    static {
        try {
            TICKING = MethodHandles.privateLookupIn(GraceTicker.class, MethodHandles.lookup()).findVarHandle(GraceTicker.class, "running", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Registries() {}

    /** One that starts no thread of its own for its grace periods: its threads have to pass quiescent points unasked. */
    public static ThreadRegistry withoutTicker() {
        ThreadRegistry registry = new ThreadRegistry();
        TICKING.setVolatile(registry.ticker, true);
        return registry;
    }
}
