package org.pyrt.vm.modules.tracemalloc;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.AllocationTracer;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.refcount.Tracing;
import org.pyrt.vm.frame.Frame;

/**
 * The traces of one interpreter: of each object made since {@link #start} that lives, where it was made and how many bytes it takes.
 *
 * <p>Counted objects are told of when they are made and when they die, so that their traces end at once. They are measured some objects later, for
 * a constructor that runs tells nothing, once more when they die, and all of them when somebody asks. Values (str, bytes) are measured when they
 * are made; that they are gone only the host's collector finds, which is run before an answer if there are any. ints and floats are not traced.
 *
 * <p>Threads: any. The monitor of this object guards all fields; it is held for a few steps, or for a look at all traces while the world is
 * stopped; nobody stops or waits while having it.
 */
final class Tracer implements AllocationTracer {

    /** So many objects later an object's constructor has ended: none makes nearly as many. */
    private static final int DELAY = 64;

    private static final long TRACE_BYTES = 120;

    /** What {@link #look} found of one object. */
    record Found(long size, Traceback where) {}

    private final HashMap<Object, Trace> traces = new HashMap<>();
    private final HashMap<Traceback, Traceback> tracebacks = new HashMap<>();

    /** For each thread the last objects it made, not measured yet; a ring. */
    private final IdentityHashMap<ThreadState, Recent> recent = new IdentityHashMap<>();

    private static final class Recent {
        final Trace[] ring = new Trace[DELAY];
        int next;
    }

    private boolean tracing;
    private int limit = 1;
    private long values;
    private long bytes;
    private long peak;

    private Tracer() {}

    /** The interpreter's. */
    static Tracer of(ThreadState ts) {
        return Interpreter.of(ts).state(Tracer.class, Tracer::new);
    }

    /** Whether objects are traced. */
    synchronized boolean isTracing() {
        return tracing;
    }

    /** How many frames of each traceback are kept. */
    synchronized int limit() {
        return limit;
    }

    /** Traces from now on, keeping {@code frames} frames of each traceback; without effect while it traces. */
    @CleanPoint
    void start(ThreadState ts, int frames) {
        if (begins(frames)) {
            Tracing.set(ts, this);
        }
    }

    private synchronized boolean begins(int frames) {
        if (tracing) {
            return false;
        }
        tracing = true;
        limit = frames;
        return true;
    }

    /** Traces no more and forgets all traces. */
    @CleanPoint
    void stop(ThreadState ts) {
        if (isTracing()) {
            Tracing.set(ts, null);
            end();
        }
    }

    private synchronized void end() {
        tracing = false;
        clear();
    }

    /** Forgets all traces. */
    synchronized void clear() {
        traces.clear();
        tracebacks.clear();
        recent.clear();
        values = 0;
        bytes = 0;
        peak = 0;
    }

    @Override
    public synchronized void made(ThreadState ts, PyObject object) {
        if (!tracing) {
            return;
        }
        Traceback where = Traceback.of(ts, limit);
        Traceback same = tracebacks.putIfAbsent(where, where);
        Trace trace = new Trace(object, same == null ? where : same);
        traces.put(trace, trace);
        if (object instanceof Counted) {
            Recent last = recent.computeIfAbsent(ts, t -> new Recent());
            Trace ended = last.ring[last.next];
            last.ring[last.next] = trace;
            last.next = (last.next + 1) % DELAY;
            if (ended != null) {
                measure(ended);
            }
        } else {
            values++;
            setSize(trace, object.sizeInMemory());
        }
    }

    @Override
    public synchronized void died(ThreadState ts, Counted object) {
        Trace trace = traces.remove(new Trace.Key(object));
        if (trace != null) {
            setSize(trace, Math.max(trace.size, object.sizeInMemory()));
            forget(trace);
        }
    }

    private void measure(Trace trace) {
        PyObject object = trace.get();
        if (trace.known && object != null) {
            setSize(trace, object.sizeInMemory());
        }
    }

    private void setSize(Trace trace, long size) {
        bytes += size - trace.size;
        trace.size = size;
        peak = Math.max(peak, bytes);
    }

    private void forget(Trace trace) {
        bytes -= trace.size;
        trace.known = false;
    }

    /** Where {@code object} was made, or null if that was not traced. */
    synchronized Traceback whereMade(PyObject object) {
        Trace trace = traces.get(new Trace.Key(object));
        return trace == null ? null : trace.where;
    }

    /** Measures every object that lives. {@code found} gets what there is, or is null. */
    @CleanPoint
    void look(ThreadState ts, List<Found> found) {
        ts.registry.stopTheWorld(ts);
        try {
            if (hasValues()) {
                forgetDeadTemporaries(ts);
                System.gc();
            }
            lookAtAll(found);
        } finally {
            ts.registry.startTheWorld(ts);
        }
    }

    private static void forgetDeadTemporaries(ThreadState ts) {
        for (ThreadState t : ts.registry.snapshot()) {
            for (Frame f = (Frame) t.frame; f != null; f = f.back) {
                f.forgetDeadTemporaries();
            }
        }
    }

    private synchronized boolean hasValues() {
        return values > 0;
    }

    private synchronized void lookAtAll(List<Found> found) {
        recent.clear();
        values = 0;
        for (Iterator<Trace> all = traces.values().iterator(); all.hasNext(); ) {
            Trace trace = all.next();
            PyObject object = trace.get();
            if (object == null) {
                forget(trace);
                all.remove();
            } else if (!(object instanceof Counted)) {
                values++;
            }
        }
        for (Trace trace : traces.values()) {
            measure(trace);
            if (found != null) {
                found.add(new Found(trace.size, trace.where));
            }
        }
    }

    /** Bytes of the objects that live, as the last {@link #look} and what was made and died since tell, and the greatest sum seen. */
    synchronized long[] memory() {
        return new long[] {bytes, peak};
    }

    /** The greatest sum is what it is now. */
    synchronized void resetPeak() {
        peak = bytes;
    }

    /** Bytes that the traces themselves take. */
    synchronized long ownBytes() {
        long sum = TRACE_BYTES * traces.size();
        for (Traceback t : tracebacks.keySet()) {
            sum += t.bytes();
        }
        return sum;
    }
}
