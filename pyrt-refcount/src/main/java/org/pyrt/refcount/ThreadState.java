package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.RuntimeThread;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.api.service.Tracker;
import org.pyrt.refcount.ContentionListener.Kind;

/**
 * A thread's side of the runtime: its id, its pending deaths and holds, its eval breaker, and what upper layers keep per thread.
 *
 * <p>Except where noted, only the thread itself uses it, and only while attached. A thread is <em>attached</em> while it may touch
 * objects, <em>detached</em> around everything that blocks, <em>suspended</em> while another thread has stopped the world, <em>busy</em>
 * for the short time that another thread acts for it, and at last dead:
 *
 * <pre>
 *   attached --detach--> detached --attach--> attached         by the thread itself
 *   attached --poll with STOP--> suspended                     by the thread itself
 *   detached --stopTheWorld--> suspended --startTheWorld--> detached    by who stops the world
 *   detached --> busy --> detached,  dead --> busy dead --> dead        by who drains its merge queue
 *   attached --exit--> dead                                    by the thread itself
 *   suspended --stopForGood--> gone                            by who stops the world for good; like dead for merges
 * </pre>
 */
public final class ThreadState implements RuntimeThread {

    static final int DETACHED = 0;
    static final int ATTACHED = 1;
    static final int SUSPENDED = 2;
    static final int BUSY = 3;
    static final int DEAD = 4;
    static final int BUSY_DEAD = 5;
    static final int GONE = 6;

    private static final VarHandle BREAKER;
    private static final VarHandle STATE;
    private static final VarHandle MERGE_QUEUE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BREAKER = lookup.findVarHandle(ThreadState.class, "breaker", int.class);
            STATE = lookup.findVarHandle(ThreadState.class, "state", int.class);
            MERGE_QUEUE = lookup.findVarHandle(ThreadState.class, "mergeQueue", Entry.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Never used again by another thread of this JVM; positive. */
    public final int id;

    /** Told of what this thread makes and of what dies in it, or null; see {@link Tracing}. Changed by others while the world is stopped. */
    AllocationTracer tracer;

    /** The threads this one shares objects with. */
    public final ThreadRegistry registry;

    /** The number of entries on the pending list; instructions that may have dropped something look at it. */
    public int pendingSize;

    /** Activations that ended and can be used again, as upper layers number them. */
    public Activation[] spare = new Activation[64];

    /** How many activations may be nested before RecursionError; an upper layer's setting. */
    public int recursionLimit = 1000;

    /** The innermost activation, or null. */
    public Activation frame;

    /** The exception being raised, or null. */
    @Slot public PyObject raised;

    /**
     * Where in the innermost activation the service of the eval breaker raised {@link #raised}, before that instruction; -1 once who unwinds has
     * read it.
     */
    public int polledAt = -1;

    /** The exception being handled (sys.exc_info), or null; saved and restored by whoever runs a handler. */
    @Slot public PyObject handled;

    /** The context that the thread runs in (contextvars), or null as long as nothing has asked for it. */
    @Slot public PyObject context;

    /** What is called when an asynchronous generator is first iterated and when one dies (sys.set_asyncgen_hooks), as a pair; or null. */
    @Slot public PyObject asyncHooks;

    /** What asyncio keeps for the thread, the running loop and task, or null; an upper layer's. */
    @Slot public PyObject asyncio;

    /** How many frames of where coroutines are made this thread notes (sys.set_coroutine_origin_tracking_depth). */
    public int originDepth;

    /** The thread's trace function (sys.settrace), or null. */
    @Slot public PyObject traceFunction;

    /** The thread's profile function (sys.setprofile), or null. */
    @Slot public PyObject profileFunction;

    /** How many callbacks of tracing and monitoring run; while one does, no events are sent. An upper layer's. */
    public int tracing;

    /** Which event the trace function is told of, while it runs; an upper layer's. */
    public int tracingWhat;

    /** Tracks containers that this thread makes. */
    public Tracker tracker;

    /** The interpreter that the thread runs; an upper layer's object, set at attach. */
    public InterpreterContext interpreter;

    /** What an upper layer keeps to call the host's library from this thread, or null. */
    public Object host;

    /** The containers whose repr is being computed, innermost last, each held by who computes it; null beyond {@link #reprCount}. */
    public PyObject[] reprs = new PyObject[8];

    /** The number of entries of {@link #reprs}. */
    public int reprCount;

    /** How many operations that may call themselves are open; an upper layer's. */
    public int nested;

    /** How many views of bytes other threads may wait for until this one closes them; an upper layer's. */
    public int passingViews;

    /** Whether the generator that this thread resumed last yielded, rather than ended; an upper layer's. */
    public boolean yielded;

    /** How many temporaries of the innermost activation were held already when this thread detached. */
    private int heldAtDetach;

    /** The Java thread. */
    final Thread thread;

    final Limbo limbo = new Limbo(this);

    final KeptCounts kept = new KeptCounts(this);

    /** Made when the thread first finds a container's mutex taken; null before. */
    Backoff backoff;

    /** The newest open scratch, or null. */
    Scratch scratches;

    /** Where the thread was that gave up what this one waited for last; null if that is not known. While somebody listens to {@link Contention}. */
    Place givenUpAt;

    /** When the thread detached, as {@link ThreadRegistry#waitStart} tells, or 0. */
    private long parkedSince;

    final CriticalSection.Stack sections = new CriticalSection.Stack();

    /** Requests to this thread; set and cleared atomically by any thread, polled by this one. Changed by {@link #BREAKER} only. */
    private volatile int breaker;

    /** One of the states above; who changes it is in the class comment. */
    private volatile int state = DETACHED;

    /** The {@link Qsbr} sequence seen at the last quiescent point, or 0 while not attached. Written by this thread. */
    private volatile long seq;

    /** The goal of this thread's open grace period, or 0. Written by this thread. */
    private volatile long waitGoal;

    /** Objects that other threads want merged, newest first. Pushed by any thread, emptied by this one or who is busy for it. */
    private volatile Entry mergeQueue;

    /** Counted objects whose local count was zero, references to be dropped after their deaths, and limbo entries; a null is an entry given away. */
    private Object[] pending = new Object[2 * LateSlots.PIECE];
    private int pendingBase;
    private int pendingEntries;

    /** To be used for the next large object, or null. */
    LateSlots spareLateSlots = new LateSlots();

    /** Dead objects whose slots are not dropped yet, because callbacks of their weak references run; innermost last. */
    private Counted[] dying = new Counted[4];
    private int dyingCount;
    private PyObject[] holds = new PyObject[64];
    private int holdCount;
    private final HoldScope scope = new HoldScope();

    ThreadState(int id, ThreadRegistry registry, Thread thread) {
        this.id = id;
        this.registry = registry;
        this.thread = thread;
    }

    // ---- pending deaths ----

    /** Adds an object whose count is zero to the pending list. */
    void pend(Counted c) {
        push(c);
    }

    /** Adds the entry of an object that has just gone into limbo. Off duty, the entry is left to another thread. */
    void pendLimbo(Entry e) {
        if (state == ATTACHED) {
            pendingEntries++;
            push(e);
        } else {
            registry.addOrphan(e);
        }
    }

    /** Adds references that are to be dropped after what is pending by now. */
    void pendLate(Late late) {
        push(late);
    }

    /** Adds slots of a large object, as {@link LateSlots#take}. Where memory has run out, those that were dropped before are used again: objects die then too. */
    void pendLateSlots(PyObject[] array, int first, int count, int step) {
        LateSlots late = spareLateSlots;
        if (late == null) {
            late = new LateSlots();
        } else {
            spareLateSlots = null;
        }
        pendLate(late.take(array, first, count, step));
    }

    private void push(Object o) {
        int top = pendingBase + pendingSize;
        if (top == pending.length) {
            pending = Arrays.copyOf(pending, top * 2);
        }
        pending[top] = o;
        pendingSize++;
    }

    Object popPending() {
        int top = pendingBase + --pendingSize;
        Object o = pending[top];
        pending[top] = null;
        if (o instanceof Entry) {
            pendingEntries--;
        }
        return o;
    }

    /** Reverses the pending list from {@code mark} on: what was pended first shall come out first. */
    void reversePending(int mark) {
        int low = pendingBase + mark;
        int high = pendingBase + pendingSize - 1;
        while (low < high) {
            Object o = pending[low];
            pending[low++] = pending[high];
            pending[high--] = o;
        }
    }

    /** Starts a pending list of its own for code run in the middle of a drain; returns what {@link #leaveNested} needs. */
    int enterNested() {
        int outer = pendingSize;
        pendingBase += outer;
        pendingSize = 0;
        return outer;
    }

    /** Ends the list begun by {@link #enterNested}; what code that failed has left on it stays pending. */
    void leaveNested(int outer) {
        pendingBase -= outer;
        pendingSize += outer;
    }

    /** The slots of {@code c}, whose death was claimed, stay counted for a while. */
    void pushDying(Counted c) {
        if (dyingCount == dying.length) {
            dying = Arrays.copyOf(dying, dyingCount * 2);
        }
        dying[dyingCount++] = c;
    }

    /** The slots of the object pushed last are about to be dropped. */
    void popDying() {
        dying[--dyingCount] = null;
    }

    /** Shows each reference that deaths in progress are still to drop. By this thread, or with the world stopped. */
    void visitDying(SlotVisitor visitor) {
        for (int i = 0; i < dyingCount; i++) {
            dying[i].traverse(visitor);
        }
        for (int i = pendingBase + pendingSize - 1; i >= 0; i--) {
            if (pending[i] instanceof Late late) {
                late.visit(visitor);
            }
        }
    }

    /** Carries out what {@code gone}, stopped for good, had begun: its merges, pending deaths and late drops. Its frames and holds keep what they have. */
    @CleanPoint
    void inherit(ThreadState gone) {
        gone.drainMergeQueue(this);
        gone.limbo.abandon();
        gone.limbo.abandonClaims();
        for (int i = gone.pendingBase + gone.pendingSize - 1; i >= 0; i--) {
            Object o = gone.pending[i];
            gone.pending[i] = null;
            if (o instanceof Entry e) {
                registry.addOrphan(e);
            } else if (o instanceof Late late) {
                late.drop(this);
            } else if (o instanceof Counted c && c.owner == gone.id && (gone.frame == null || !gone.frame.floats(c))) {
                SharedCounts.mergeFor(this, gone.id, c);
            }
        }
        gone.pendingBase = 0;
        gone.pendingSize = 0;
        gone.pendingEntries = 0;
        while (gone.dyingCount > 0) {
            Counted c = gone.dying[gone.dyingCount - 1];
            gone.popDying();
            c.clear(this);
        }
        limbo.poll();
        drain();
    }

    /** Carries out pending deaths; Python finalizers run here. Call where nothing floats but what {@link Activation#floats} knows. */
    @CleanPoint
    public void drain() {
        if (pendingSize > 0) {
            Deaths.drain(this);
        }
    }

    // ---- tracing of allocations ----

    /** Leaves what this thread makes untraced until {@link #resumeTracing}; answers what to give that. What dies untraced is forgotten all the same. */
    public AllocationTracer suspendTracing() {
        AllocationTracer suspended = tracer;
        tracer = null;
        return suspended;
    }

    /** Traces again as before {@link #suspendTracing}. */
    public void resumeTracing(AllocationTracer suspended) {
        tracer = suspended;
    }

    // ---- holds ----

    /** Holds {@code o} until the scope closes: {@code try (var h = ts.hold(x)) {...}}. Scopes nest. Costs no allocation. */
    public HoldScope hold(PyObject o) {
        Refs.hold(this, o);
        pushCounted(o);
        return scope;
    }

    /** The height of the hold stack, for {@link #unholdTo}. */
    public int holdMark() {
        return holdCount;
    }

    /** Holds {@code o} until {@link #unholdTo} goes below; for a number of holds known only at run time. */
    public void pushHold(PyObject o) {
        hold(o);
    }

    /** Gives up the holds above {@code mark}; what nothing else counts floats again. */
    public void unholdTo(int mark) {
        while (holdCount > mark) {
            Refs.unhold(this, popCounted());
        }
    }

    /** Pushes a hold that is counted already. */
    void pushCounted(PyObject o) {
        if (holdCount == holds.length) {
            holds = Arrays.copyOf(holds, holdCount * 2);
        }
        holds[holdCount++] = o;
    }

    /** Takes the newest hold off the stack; its count stays. */
    PyObject popCounted() {
        PyObject o = holds[--holdCount];
        holds[holdCount] = null;
        return o;
    }

    /** Shows what the stack of holds counts, once for each count. By this thread, or with the world stopped. */
    void visitHolds(SlotVisitor visitor) {
        for (int i = 0; i < holdCount; i++) {
            if (holds[i] != null) {
                visitor.visit(holds[i]);
            }
        }
    }

    /** Releases the holds above {@code mark}: what nothing else counts joins the pending list. */
    public void releaseTo(int mark) {
        while (holdCount > mark) {
            PyObject o = holds[--holdCount];
            holds[holdCount] = null;
            Refs.release(this, o);
        }
    }

    /** The open hold scopes of a thread; closing releases the newest. */
    public final class HoldScope implements AutoCloseable {
        HoldScope() {}

        /** Releases the newest hold. */
        @Override
        public void close() {
            Refs.release(ThreadState.this, popCounted());
        }

        /** Gives up the newest hold, keeps the object floating and returns it. The scope stays open, holding nothing, until it is closed. */
        public PyObject moveOut() {
            PyObject o = popCounted();
            Refs.unhold(ThreadState.this, o);
            pushCounted(null);
            return o;
        }
    }

    /** Starts tracking {@code container} if {@code element} is counted and it is not tracked yet. Call when storing an element. */
    public void trackFor(Counted container, PyObject element) {
        if (element instanceof Counted && container.trackIndex == 0) {
            tracker.track(container);
        }
    }

    // ---- eval breaker ----

    /** The requests to this thread, see {@link EvalBreaker}; 0 when there is none. What polls read: as cheap as a plain read. */
    public int breaker() {
        return breaker;
    }

    /** Sets bits of the eval breaker. Any thread. */
    public void requestBreak(int bits) {
        if ((breaker() & bits) != bits) {
            BREAKER.getAndBitwiseOr(this, bits);
        }
    }

    @Override
    public void requestCollection() {
        requestBreak(EvalBreaker.COLLECT);
    }

    /** Clears bits of the eval breaker and returns those of them that were set. Clear before serving, so that no request is lost. */
    public int clearBreak(int bits) {
        return (int) BREAKER.getAndBitwiseAnd(this, ~bits) & bits;
    }

    /**
     * Serves a poll that found bits set: parks for a stop-the-world pause, merges queued counts, passes a quiescent point, hands the GIL over, and carries
     * out the deaths that come of it. The caller holds everything that floats in the frames of this thread.
     *
     * @return the bits that are left for upper layers to serve
     */
    @CleanPoint
    public int handleBreaker() {
        int bits = clearBreak(EvalBreaker.OWN);
        if ((bits & EvalBreaker.KEPT) != 0) {
            kept.giveUp();
        }
        if ((bits & EvalBreaker.MERGE) != 0) {
            drainMergeQueue(this);
        }
        if ((bits & EvalBreaker.STOP) != 0) {
            suspend();
        }
        if ((bits & EvalBreaker.QUIESCE) != 0) {
            announce();
            limbo.poll();
        }
        if ((bits & EvalBreaker.GIL) != 0) {
            switchThreads();
        }
        drain();
        return breaker() & ~EvalBreaker.OWN;
    }

    /** Passes a quiescent point: the caller promises that nothing of this thread floats unheld. */
    @CleanPoint
    public void quiescent() {
        announce();
        limbo.poll();
        drain();
    }

    private void announce() {
        long before = seq;
        long now = registry.qsbr.current();
        if (now != before) {
            seq = now;
            registry.qsbr.announced(this, before, now);
        }
    }

    long seq() {
        return seq;
    }

    long waitGoal() {
        return waitGoal;
    }

    /** Whether entries wait in this thread's limbo. Any thread; for others an estimate. */
    boolean inLimbo() {
        return limbo.hasEntries();
    }

    void setWaitGoal(long goal) {
        waitGoal = goal;
    }

    // ---- attached, detached, suspended ----

    /** Whether this thread is attached. Exact for the thread itself. */
    public boolean isAttached() {
        return state == ATTACHED;
    }

    /**
     * Gives up the right to touch objects, for as long as the thread blocks, and the mutexes of its critical sections; runs no Python
     * code. Nothing may float but temporaries of the innermost activation, which are held meanwhile: a builtin may block although its caller's operands
     * float. Pair it with {@link #attach} in a finally block.
     */
    @CleanPoint
    public void detach() {
        parkedSince = registry.waitStart();
        Activation top = frame;
        heldAtDetach = top == null ? 0 : top.holdTemporaries(this);
        CriticalSection.suspendAll(this);
        kept.giveUp();
        drainMergeQueue(this);
        giveLimboAway();
        long before = seq;
        seq = 0;
        state = DETACHED;
        // After the state is set: an entry pushed before that by someone who saw this thread attached.
        serveMergeQueue(this);
        leftAttached(before);
        if (registry.gil != null) {
            registry.gil.drop();
        }
    }

    /**
     * Takes the right to touch objects again, and the mutexes of the innermost critical section; waits while the world is stopped. Runs no
     * Python code.
     */
    @CleanPoint
    public void attach() {
        goOn();
        if (parkedSince != 0) {
            Contention.waited(this, Kind.PARKED, null, null, parkedSince);
        }
        Activation top = frame;
        if (top != null) {
            top.unholdTemporaries(this, heldAtDetach);
        }
    }

    @CleanPoint
    @SuppressWarnings("ThreadPriorityCheck") // whoever is busy for this thread is about to finish, if it gets the processor
    private void goOn() {
        boolean interrupted = false;
        int spins = 0;
        long stoppedSince = 0;
        Place stoppedBy = null;
        Gil gil = registry.gil;
        if (gil != null) {
            gil.take(this);
        }
        while (!STATE.compareAndSet(this, DETACHED, ATTACHED)) {
            int s = state;
            if (s == SUSPENDED || s == GONE) {
                if (stoppedSince == 0) {
                    stoppedSince = registry.waitStart();
                    stoppedBy = registry.world.place();
                }
                if (gil != null) {
                    gil.drop();
                }
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
                if (gil != null) {
                    gil.take(this);
                }
            } else if (++spins > 100) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        seq = registry.qsbr.current();
        if (stoppedSince != 0) {
            Contention.waited(this, Kind.STOPPED, null, stoppedBy, stoppedSince);
        }
        if (mergeQueue != null) {
            requestBreak(EvalBreaker.MERGE);
        }
        if (registry.hasOrphans()) {
            requestBreak(EvalBreaker.QUIESCE);
        }
        CriticalSection.resume(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The world is to stop: waits until it goes on. */
    @CleanPoint
    private void suspend() {
        CriticalSection.suspendAll(this);
        kept.giveUp();
        drainMergeQueue(this);
        long before = seq;
        seq = 0;
        state = SUSPENDED;
        registry.world.stopped();
        if (registry.gil != null) {
            registry.gil.drop();
        }
        goOn();
        registry.qsbr.announced(this, before, Long.MAX_VALUE);
    }

    /** Another thread wants the GIL: lets it run, unless this one has stopped the world. The caller holds everything that floats. */
    @CleanPoint
    private void switchThreads() {
        Gil gil = registry.gil;
        if (gil == null || !gil.isWanted() || registry.world.isStopped()) {
            return;
        }
        CriticalSection.suspendAll(this);
        kept.giveUp();
        drainMergeQueue(this);
        long before = seq;
        seq = 0;
        state = DETACHED;
        serveMergeQueue(this);
        leftAttached(before);
        gil.handOver();
        goOn();
    }

    /**
     * Ends this thread's use of objects for good: drops its exceptions and its context, carries out its pending deaths and leaves the
     * rest to others. All its frames and hold scopes are gone. Where memory runs out meanwhile, the thread counts as detached for ever, so that nobody
     * waits for it: what it was about to drop stays.
     */
    @CleanPoint
    public void exit() {
        long before = seq;
        boolean ended = false;
        try {
            do {
                dropSlots();
                kept.giveUp();
                drainMergeQueue(this);
                limbo.poll();
                drain();
            } while (mergeQueue != null || pendingSize > 0 || hasSlots() || kept.isUsed());
            giveLimboAway();
            if (tracker != null) {
                tracker.end();
            }
            before = seq;
            seq = 0;
            state = DEAD;
            serveMergeQueue(this);
            registry.remove(this);
            ended = true;
        } finally {
            if (!ended) {
                seq = 0;
                state = DETACHED;
            }
            leftAttached(before);
            if (registry.gil != null) {
                registry.gil.drop();
            }
        }
    }

    /** Drops what the thread itself refers to. */
    private void dropSlots() {
        PyObject last = raised;
        raised = null;
        Refs.decref(this, last);
        last = handled;
        handled = null;
        Refs.decref(this, last);
        last = context;
        context = null;
        Refs.decref(this, last);
        last = asyncHooks;
        asyncHooks = null;
        Refs.decref(this, last);
        last = asyncio;
        asyncio = null;
        Refs.decref(this, last);
        last = traceFunction;
        traceFunction = null;
        Refs.decref(this, last);
        last = profileFunction;
        profileFunction = null;
        Refs.decref(this, last);
    }

    /** Whether finalizers, or a thread that had stopped the world meanwhile, have given the thread anything since {@link #dropSlots}. */
    private boolean hasSlots() {
        return raised != null
                || handled != null
                || context != null
                || asyncHooks != null
                || asyncio != null
                || traceFunction != null
                || profileFunction != null;
    }

    private void giveLimboAway() {
        limbo.abandon();
        for (int i = pendingBase + pendingSize - 1; pendingEntries > 0; i--) {
            if (pending[i] instanceof Entry e) {
                pending[i] = null;
                pendingEntries--;
                registry.addOrphan(e);
            }
        }
    }

    private void leftAttached(long before) {
        registry.qsbr.announced(this, before, Long.MAX_VALUE);
        registry.wakeForOrphans(this);
        if ((breaker() & EvalBreaker.STOP) != 0) {
            registry.world.stopped();
        }
    }

    // ---- merge queue (PROTOCOL rule 9) ----

    /** Pushes an object owned by this thread, and sees to it that somebody merges it. Called by {@code actor}, attached. */
    void queueForMerge(ThreadState actor, Counted c) {
        Entry e = new Entry(c);
        Entry head;
        do {
            head = mergeQueue;
            e.next = head;
        } while (!MERGE_QUEUE.compareAndSet(this, head, e));
        serveMergeQueue(actor);
    }

    /** If this thread is detached, dead or gone, {@code actor} merges what is queued; otherwise this thread is asked to. */
    void serveMergeQueue(ThreadState actor) {
        while (mergeQueue != null) {
            int s = state;
            if (s == ATTACHED || s == SUSPENDED) {
                requestBreak(EvalBreaker.MERGE);
                return;
            }
            if (s == BUSY || s == BUSY_DEAD) {
                return; // who is busy looks again
            }
            if (STATE.compareAndSet(this, s, s == DETACHED ? BUSY : BUSY_DEAD)) {
                drainMergeQueue(actor);
                state = s;
            }
        }
    }

    /** Merges what is queued. The caller is this thread, or busy for it, or has stopped the world. */
    void drainMergeQueue(ThreadState actor) {
        if (mergeQueue == null) {
            return;
        }
        Entry e = (Entry) MERGE_QUEUE.getAndSet(this, (Entry) null);
        Entry oldestFirst = null;
        while (e != null) {
            Entry rest = e.next;
            e.next = oldestFirst;
            oldestFirst = e;
            e = rest;
        }
        for (e = oldestFirst; e != null; e = e.next) {
            if (actor == this) {
                SharedCounts.merge(actor, e.object);
            } else {
                SharedCounts.mergeFor(actor, id, e.object);
            }
        }
    }

    // ---- for who stops the world, and for locks ----

    /** Sets {@code bits} of the eval breaker and ends an interruptible wait for a lock. Any thread; what a signal does. */
    public void requestBreakAndWake(int bits) {
        requestBreak(bits);
        LockSupport.unpark(thread);
    }

    /** Where the thread is in its program, or null. By itself. */
    public Place place() {
        Activation top = frame;
        return top == null ? null : top.place();
    }

    /** The Java thread that runs it. */
    public Thread thread() {
        return thread;
    }

    int stateVolatile() {
        return state;
    }

    boolean casState(int expected, int updated) {
        return STATE.compareAndSet(this, expected, updated);
    }
}
