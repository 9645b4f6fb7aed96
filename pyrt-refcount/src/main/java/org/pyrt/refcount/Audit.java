package org.pyrt.refcount;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.SlotVisitor;

/**
 * The count audit: with the world stopped, compares each object's count with the slots and holds that refer to it, and names what
 * differs. A count too high is a leak, one too low an early death to come.
 *
 * <p>It knows the objects that the collector tracks, all that these refer to, what the threads hold (activations, hold scopes, scratches,
 * raised and handled exceptions), and the roots that the caller shows. A slot that nobody shows looks like a leak of its referent.
 */
public final class Audit {

    /** Shows every counted slot that is in no tracked object: an interpreter's own fields, constant tables. */
    @FunctionalInterface
    public interface Roots {
        /** Calls {@code visitor} for each non-null slot, once for each count. The world is stopped. */
        void visit(SlotVisitor visitor);
    }

    /**
     * An object whose count is wrong.
     *
     * @param object the object
     * @param count what its header says
     * @param slots the slots found that refer to it
     * @param holds the holds found
     * @param dead whether its death was claimed although something refers to it
     * @param referrers classes of some of the objects whose slots refer to it
     */
    public record Finding(Counted object, long count, long slots, long holds, boolean dead, List<String> referrers) {

        @Override
        public String toString() {
            StringBuilder s = new StringBuilder(object.getClass().getName());
            s.append('@').append(Integer.toHexString(System.identityHashCode(object)));
            s.append(": ").append(dead ? "dead, " : "").append("count ").append(count);
            s.append(", found ").append(slots).append(" slots and ").append(holds).append(" holds");
            if (!referrers.isEmpty()) {
                s.append(", referred to by ").append(String.join(", ", referrers));
            }
            return s.toString();
        }
    }

    private static final boolean ENABLED = Boolean.getBoolean("pyrt.refaudit");
    private static final int REFERRERS_NAMED = 4;

    private static final class Found {
        long slots;
        long holds;
        final List<String> referrers = new ArrayList<>(1);
    }

    @SuppressWarnings("UncountedField") // looks at counts while the world is stopped, and is gone before it goes on
    private final IdentityHashMap<Counted, Found> found = new IdentityHashMap<>();

    private Audit() {}

    /** Whether {@code -Dpyrt.refaudit=true} asks for an audit when an interpreter ends. */
    public static boolean isEnabled() {
        return ENABLED && !Refs.NO_COUNTS;
    }

    /** As {@link #run(ThreadState, CycleCollector, Roots)}, without further roots. */
    @CleanPoint
    public static List<Finding> run(ThreadState ts, CycleCollector collector) {
        return run(ts, collector, visitor -> {});
    }

    /**
     * Audits the objects of {@code ts}'s registry.
     *
     * @return what is wrong, in no order; empty when every count is right
     */
    @CleanPoint
    public static List<Finding> run(ThreadState ts, CycleCollector collector, Roots roots) {
        ThreadRegistry registry = ts.registry;
        registry.stopTheWorld(ts);
        try {
            Audit audit = new Audit();
            collector.forEachTracked(audit::visitTracked);
            roots.visit(o -> audit.slot(o, "a root"));
            for (ThreadState t : registry.threads()) {
                audit.visitThread(t);
            }
            return audit.compare();
        } finally {
            registry.startTheWorld(ts);
        }
    }

    private void visitTracked(PyObject o) {
        if (o instanceof Counted c) {
            of(c);
            String name = c.getClass().getName();
            c.traverse(referent -> slot(referent, name));
        }
    }

    private void visitThread(ThreadState t) {
        String name = "thread " + t.id;
        for (Activation a = t.frame; a != null; a = a.caller()) {
            a.visitHolds(this::hold);
        }
        t.visitHolds(this::hold);
        t.visitDying(o -> slot(o, "a dying object of " + name));
        for (Scratch s = t.scratches; s != null; s = s.outer) {
            s.visit(o -> slot(o, name));
        }
        if (t.raised != null) {
            slot(t.raised, name);
        }
        if (t.handled != null) {
            slot(t.handled, name);
        }
        if (t.context != null) {
            slot(t.context, name);
        }
        if (t.asyncHooks != null) {
            slot(t.asyncHooks, name);
        }
        if (t.asyncio != null) {
            slot(t.asyncio, name);
        }
        if (t.traceFunction != null) {
            slot(t.traceFunction, name);
        }
        if (t.profileFunction != null) {
            slot(t.profileFunction, name);
        }
    }

    private Found of(Counted c) {
        return found.computeIfAbsent(c, key -> new Found());
    }

    private void slot(PyObject o, String referrer) {
        if (o instanceof Counted c) {
            Found f = of(c);
            f.slots++;
            if (f.referrers.size() < REFERRERS_NAMED) {
                f.referrers.add(referrer);
            }
        }
    }

    private void hold(PyObject o) {
        if (o instanceof Counted c && c.owner != Counted.DEFERRED) {
            of(c).holds++;
        }
    }

    private List<Finding> compare() {
        List<Finding> wrong = new ArrayList<>();
        for (Map.Entry<Counted, Found> entry : found.entrySet()) {
            Counted c = entry.getKey();
            Found f = entry.getValue();
            if (c.owner == Counted.IMMORTAL) {
                continue;
            }
            int shared = Word.count(c.word);
            boolean stuck = shared == Word.MAX || shared == Word.MIN;
            long count = (long) c.local + shared;
            boolean dead = (c.word & Word.DEAD) != 0 && f.slots + f.holds > 0;
            // Frame objects and generators show what their frames hold, and holds of deferred objects are not counted.
            boolean uncounted = c.owner == Counted.DEFERRED && count < f.slots;
            if (dead || (!stuck && !uncounted && count != f.slots + f.holds)) {
                wrong.add(new Finding(c, count, f.slots, f.holds, dead, f.referrers));
            }
        }
        return wrong;
    }
}
