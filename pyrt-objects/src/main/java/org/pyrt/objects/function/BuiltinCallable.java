package org.pyrt.objects.function;

import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** What functions and descriptors of Java-written types and modules share: an entry of a generated adapter. Immutable. */
public abstract class BuiltinCallable extends Counted {

    /** Carries the calls out. */
    public final Adapter adapter;

    /** Which entry of the adapter. */
    public final int entry;

    /** The Python name. */
    public final String name;

    /** The docstring as written, text signature included; empty for none. */
    public final String doc;

    /** An immortal one. */
    protected BuiltinCallable(String name, Adapter adapter, int entry, String doc) {
        this.name = name;
        this.adapter = adapter;
        this.entry = entry;
        this.doc = doc;
    }

    /** A floating one. */
    protected BuiltinCallable(ThreadState ts, String name, Adapter adapter, int entry, String doc) {
        super(ts);
        this.name = name;
        this.adapter = adapter;
        this.entry = entry;
        this.doc = doc;
    }

    /** The parameters. */
    public final Signature signature() {
        return adapter.signature(entry);
    }
}
