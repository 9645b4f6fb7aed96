package org.pyrt.refcount.model;

/**
 * One counted object, its owner (thread 0), one or two other threads and one or two slots that all of them read and write, and if asked a weak
 * reference that all of them read: PROTOCOL rules 1 to 14, rules 11 and 12 if asked for, in the form that org.pyrt.refcount gives them. A step is one access that other threads can observe.
 *
 * <p>Apart from the rules it has what the implementation adds: the pending list's second look may come late, holders claim wherever they
 * float nothing, orphans start a new grace period, and who would have to queue an object to a dead owner becomes its owner instead.
 */
final class ProtocolModel implements Explorer.Model {

    /** Rules to leave out, to see that the explorer notices. */
    enum Broken {
        NOTHING,
        /** Rule 2 without reading the slot again. */
        NO_REREAD,
        /** Rule 2 without the mark. */
        NO_LOAD_MARK,
        /** Rule 1 without R. */
        NO_R,
        /** Rule 9 without the second look at the queue after a detach. */
        NO_QUEUE_RECHECK,
        /** Rule 10 without waiting for anybody. */
        NO_GRACE,
        /** Rule 10 with the grace period started before L is set: whoever loads in between is not waited for. */
        STALE_GRACE,
        /** Rule 8 without the queue. */
        FORGET_QUEUE,
        /** Adoption without a CAS of the owner. */
        ADOPT_BLINDLY,
        /** Adoption that takes the mark away. */
        ADOPT_UNMARKED,
        /** Rule 13 without the mark. */
        WEAK_NO_MARK,
        /** Rule 13 without R. */
        WEAK_NO_R,
        /** Rule 6 with a plain store of DEAD although there is a weak reference. */
        WEAK_PLAIN_DEATH,
        /** Rule 12 with the private counter lowered without a look at the word. */
        PRIVATE_BLIND,
        /** Rule 12 with L only where the word's count is exactly 0: holds that moved to another thread make it negative. */
        PRIVATE_EXACT_ZERO,
        /** A shared drop of a distributed object in limbo that does not set R. */
        PRIVATE_NO_R,
        /** Rule 10 without the private counters. */
        NO_SUM
    }

    // program counters
    private static final int IDLE = 0;
    private static final int LOAD_WORD = 1;
    private static final int LOAD_REREAD = 2;
    private static final int STORE = 3;
    private static final int DROP = 4;
    private static final int LOOK = 5;
    private static final int DIE = 6;
    private static final int MERGE = 7;
    private static final int MOVED = 8;
    private static final int PUSH = 9;
    private static final int SERVE = 10;
    private static final int ACT = 11;
    private static final int RESTORE = 12;
    private static final int LEAVE_QUEUE = 13;
    private static final int LEAVE_LIMBO = 14;
    private static final int LEAVE_STATE = 15;
    private static final int LEAVE_SERVE = 16;
    private static final int LEAVE_ACT = 17;
    private static final int LEAVE_RESTORE = 18;
    private static final int OFF = 19;
    private static final int GONE = 20;
    private static final int ADOPT = 21;
    private static final int LOWER = 22;
    private static final int SUM_FIRST = 23;
    private static final int SUM_SECOND = 24;
    private static final int SUM_CLAIM = 25;
    private static final int LEAVE_FOLDED = 26;

    // thread states
    private static final int ATTACHED = 0;
    private static final int DETACHED = 1;
    private static final int DEAD = 2;

    // owners, queues, holders of the limbo entry
    private static final int NOBODY = 3;
    private static final int ORPHAN = 4;

    private final int threads;
    private final int slots;
    private final boolean ownerDead;
    private final boolean weak;
    private final boolean distributed;
    private final Broken broken;

    // the word
    private int cnt;
    private boolean mark;
    private boolean q;
    private boolean m;
    private boolean l;
    private boolean r;
    private boolean dead;
    private boolean d;
    private boolean changed; // since the holder began to add up the private counters
    private final int[] tc = new int[3];
    // the owner's side
    private int local;
    private int owner;
    private boolean pending;
    private int queuedTo;
    // slots, limbo
    private int slotBits;
    private int holder;
    private boolean started;
    private int waitFor;
    // the object's life
    private boolean finalized;
    private boolean stop;
    // threads
    private final boolean[] floats = new boolean[3];
    private final boolean[] holds = new boolean[3];
    private final int[] pc = new int[3];
    private final int[] arg = new int[3];
    private final boolean[] busy = new boolean[3];

    private Explorer.Next next;
    private boolean bad;
    private long left;

    ProtocolModel(int threads, int slots, boolean ownerDead, boolean weak, Broken broken) {
        this(threads, slots, ownerDead, weak, false, broken);
    }

    /** With distributed counts there are two threads, and holds may move from one to the other. */
    ProtocolModel(int threads, int slots, boolean ownerDead, boolean weak, boolean distributed, Broken broken) {
        this.distributed = distributed;
        this.threads = threads;
        this.slots = slots;
        this.ownerDead = ownerDead;
        this.weak = weak;
        this.broken = broken;
    }

    @Override
    public long initial() {
        decode(0);
        cnt = 0;
        local = 0;
        holder = NOBODY;
        local = slots;
        owner = 0;
        queuedTo = NOBODY;
        slotBits = (1 << slots) - 1;
        if (ownerDead) {
            pc[0] = GONE;
        }
        return encode();
    }

    @Override
    public void successors(long s, Explorer.Next to) {
        next = to;
        for (int t = 0; t < threads; t++) {
            thread(s, t);
        }
        decode(s);
        if (!stop) {
            stop = true;
            done();
        }
    }

    @Override
    public String checkFinal(long s) {
        decode(s);
        if (!dead) {
            return "the object never died";
        }
        return null;
    }

    // ---- steps ----

    private void thread(long s, int t) {
        decode(s);
        switch (pc[t]) {
            case IDLE -> idle(s, t);
            case LOAD_WORD -> {
                if (m) {
                    floats[t] = true;
                    check(!dead, "a load of a merged object that is dead");
                    pc[t] = IDLE;
                } else {
                    if (broken != Broken.NO_LOAD_MARK) {
                        mark = true;
                    }
                    pc[t] = LOAD_REREAD;
                }
                done();
            }
            case LOAD_REREAD -> {
                if (slot(arg[t]) || broken == Broken.NO_REREAD) {
                    floats[t] = true;
                    check(!dead, "a load of a dead object");
                }
                pc[t] = IDLE;
                done();
            }
            case STORE -> {
                boolean old = slot(arg[t]);
                setSlot(arg[t], true);
                pc[t] = IDLE;
                if (old) {
                    slotGone(t);
                }
                done();
            }
            case DROP -> {
                drop(t);
                done();
            }
            case LOOK -> {
                look(t);
                done();
            }
            case DIE -> {
                if (weak && broken != Broken.WEAK_PLAIN_DEATH && (mark || cnt != 0)) {
                    pc[t] = LOOK; // the CAS of DEAD has failed
                } else {
                    if (!weak) {
                        mark = false; // the owner's plain store of DEAD may take a late mark away
                    }
                    die();
                    pc[t] = IDLE;
                }
                done();
            }
            case LOWER -> {
                tc[t]--;
                pc[t] = IDLE;
                done();
            }
            case SUM_FIRST -> {
                arg[t] = broken == Broken.NO_SUM ? 0 : tc[0];
                pc[t] = SUM_SECOND;
                done();
            }
            case SUM_SECOND -> {
                arg[t] += broken == Broken.NO_SUM ? 0 : tc[1];
                pc[t] = SUM_CLAIM;
                done();
            }
            case SUM_CLAIM -> {
                pc[t] = IDLE;
                if (!changed) {
                    claimSummed(t, arg[t]);
                }
                done();
            }
            case MERGE -> {
                merge(t);
                pc[t] = IDLE;
                done();
            }
            case MOVED -> {
                pc[t] = mark || cnt != 0 ? MERGE : IDLE;
                done();
            }
            case PUSH -> {
                pc[t] = IDLE;
                if (owner != NOBODY) {
                    queuedTo = owner;
                    arg[t] = owner << 1;
                    pc[t] = SERVE;
                }
                done();
            }
            case SERVE -> {
                int target = arg[t] >> 1;
                pc[t] = IDLE;
                if (queuedTo == target && !busy[target] && state(target) != ATTACHED) {
                    busy[target] = true;
                    pc[t] = ACT;
                }
                done();
            }
            case ADOPT -> {
                if (owner == 0 || (broken == Broken.ADOPT_BLINDLY && owner != NOBODY)) {
                    owner = t;
                    pc[t] = IDLE;
                    if (broken == Broken.ADOPT_UNMARKED) {
                        mark = false;
                    }
                    if (--local <= 0) {
                        pending = true;
                    }
                } else {
                    pc[t] = DROP;
                }
                done();
            }
            case ACT -> {
                int target = arg[t] >> 1;
                queuedTo = NOBODY;
                pc[t] = RESTORE;
                if (owner == target) {
                    merge(t);
                } else if (owner != NOBODY) { // adopted since
                    busy[target] = false;
                    pc[t] = PUSH;
                }
                done();
            }
            case RESTORE -> {
                busy[arg[t] >> 1] = false;
                pc[t] = SERVE;
                done();
            }
            default -> leaving(t);
        }
    }

    private void leaving(int t) {
        boolean ends = arg[t] == 1;
        switch (pc[t]) {
            case LEAVE_QUEUE -> {
                if (queuedTo == t) {
                    queuedTo = NOBODY;
                    merge(t);
                }
                pc[t] = LEAVE_LIMBO;
                if (ends && tc[t] > 0) {
                    cnt += tc[t];
                    mayHaveEnded(t, cnt);
                    pc[t] = LEAVE_FOLDED;
                }
                done();
            }
            case LEAVE_FOLDED -> {
                tc[t] = 0;
                pc[t] = LEAVE_LIMBO;
                done();
            }
            case LEAVE_LIMBO -> {
                if (holder == t) {
                    holder = ORPHAN;
                    started = false;
                    waitFor = 0;
                }
                pc[t] = LEAVE_STATE;
                done();
            }
            case LEAVE_STATE -> {
                waitFor &= ~(1 << t);
                pc[t] = broken != Broken.NO_QUEUE_RECHECK ? LEAVE_SERVE : ends ? GONE : OFF;
                done();
            }
            case LEAVE_SERVE -> {
                if (queuedTo == t && !busy[t]) {
                    busy[t] = true;
                    pc[t] = LEAVE_ACT;
                } else {
                    pc[t] = ends ? GONE : OFF;
                }
                done();
            }
            case LEAVE_ACT -> {
                queuedTo = NOBODY;
                merge(ORPHAN);
                pc[t] = LEAVE_RESTORE;
                done();
            }
            case LEAVE_RESTORE -> {
                busy[t] = false;
                pc[t] = LEAVE_SERVE;
                done();
            }
            case OFF -> {
                boolean wanted = !stop || holds[t] || (own(t) && pending) || slotBits != 0 || holder == ORPHAN;
                if (wanted && !busy[t]) {
                    pc[t] = IDLE;
                    done();
                }
            }
            default -> {}
        }
    }

    private void idle(long s, int t) {
        for (int k = 0; k < slots; k++) {
            decode(s);
            if (!stop && !floats[t] && slot(k)) {
                if (own(t)) {
                    check(!dead, "the owner loads a dead object");
                    floats[t] = true;
                } else {
                    pc[t] = LOAD_WORD;
                    arg[t] = k;
                }
                done();
            }
            decode(s);
            if (!stop && (floats[t] || holds[t]) && roomToAdd(t) && roomToDrop(t)) {
                add(t);
                pc[t] = STORE;
                arg[t] = k;
                done();
            }
            decode(s);
            if (slot(k) && roomToDrop(t)) { // overwrite or clear
                setSlot(k, false);
                slotGone(t);
                done();
            }
            decode(s);
            if (!stop && slot(k) && !floats[t] && roomToDrop(t)) { // take
                setSlot(k, false);
                floats[t] = true;
                if (own(t)) {
                    if (--local <= 0) {
                        pc[t] = MOVED;
                    }
                } else {
                    pc[t] = DROP;
                }
                done();
            }
        }
        decode(s);
        if (weak && !stop && !floats[t] && !dead) {
            upgrade(t);
            done();
        }
        decode(s);
        if (!stop && floats[t] && !holds[t] && roomToHold(t)) {
            hold(t);
            holds[t] = true;
            done();
        }
        decode(s);
        if (!stop && holds[t] && !floats[t]) {
            floats[t] = true;
            done();
        }
        decode(s);
        if (holds[t] && roomToDrop(t)) { // release
            holds[t] = false;
            if (own(t)) {
                if (--local <= 0) {
                    pending = true;
                }
            } else {
                giveUp(t);
            }
            done();
        }
        decode(s);
        if (d && !stop && holds[t] && !holds[1 - t] && pc[1 - t] == IDLE) { // a suspended frame resumed by another thread
            holds[t] = false;
            holds[1 - t] = true;
            done();
        }
        decode(s);
        if (!stop && holds[t] && !floats[t] && roomToDrop(t)) { // unhold
            holds[t] = false;
            floats[t] = true;
            if (own(t)) {
                if (--local <= 0) {
                    pc[t] = MOVED;
                }
            } else {
                giveUp(t);
            }
            done();
        }
        decode(s);
        if (floats[t]) { // discard, or just forget
            floats[t] = false;
            if (own(t) && local <= 0) {
                pending = true;
            }
            done();
        }
        decode(s);
        if (own(t) && pending) {
            pending = false;
            if (local <= 0 && !floats[t]) {
                pc[t] = LOOK;
            }
            done();
        }
        atPoll(s, t);
    }

    private void atPoll(long s, int t) {
        decode(s);
        if (queuedTo == t) {
            queuedTo = NOBODY;
            merge(t);
            done();
        }
        decode(s);
        if (!floats[t] && (waitFor & (1 << t)) != 0) { // announce
            waitFor &= ~(1 << t);
            done();
        }
        decode(s);
        if (holder == ORPHAN) {
            holder = t;
            done();
        }
        decode(s);
        if (holder == t && !started) {
            started = true;
            for (int o = 0; o < threads; o++) {
                if (o != t && state(o) == ATTACHED && broken != Broken.NO_GRACE) {
                    waitFor |= 1 << o;
                }
            }
            done();
        }
        decode(s);
        if (holder == t && started && waitFor == 0 && !floats[t]) {
            if (d) {
                changed = false;
                pc[t] = SUM_FIRST;
            } else {
                claim(t);
            }
            done();
        }
        decode(s);
        if (distributed && !stop && !d && !dead && (m || own(t))) { // rule 11
            if (!m) {
                merge(t);
            }
            d = true;
            changed = true;
            done();
        }
        decode(s);
        if (!floats[t] && !stop) { // detach
            pc[t] = LEAVE_QUEUE;
            arg[t] = 0;
            done();
        }
        decode(s);
        if (t == 0 && !floats[t] && !holds[t] && !(own(t) && pending)) { // exit
            pc[t] = LEAVE_QUEUE;
            arg[t] = 1;
            done();
        }
    }

    // ---- rules ----

    private boolean own(int t) {
        return t == owner;
    }

    // Bounds that keep the state space finite: threads could swap slots for ever before the owner merges.

    private boolean roomToAdd(int t) {
        return own(t) ? local < 3 : cnt < 3;
    }

    private boolean roomToHold(int t) {
        return d ? tc[t] < 2 : roomToAdd(t);
    }

    private boolean roomToDrop(int t) {
        return own(t) ? local > -2 : cnt > -3;
    }

    /** One count more, by thread t (rules 1, 5). */
    private void add(int t) {
        check(!dead, "a count of a dead object grows");
        if (own(t)) {
            local++;
        } else {
            cnt++;
            mark = true;
            changed = true;
            if (l && broken != Broken.NO_R) {
                r = true;
            }
        }
    }

    /** Rule 5: thread t holds what it uses. */
    private void hold(int t) {
        if (d) {
            check(!dead, "a private count of a dead object grows");
            tc[t]++;
        } else {
            add(t);
        }
    }

    /** Rule 12: thread t, not the owner, gives up a hold; the look at the word, and its CAS if one is due. */
    private void giveUp(int t) {
        if (!d || tc[t] == 0) {
            pc[t] = DROP;
            return;
        }
        pc[t] = LOWER;
        if (broken == Broken.PRIVATE_EXACT_ZERO) {
            if (cnt == 0 && tc[t] == 1) {
                mayHaveEnded(t, 0);
            }
        } else if (broken != Broken.PRIVATE_BLIND) {
            mayHaveEnded(t, cnt + tc[t] - 1);
        }
    }

    /** The sum of all counts of a distributed object may be zero if the part that thread t knows is not positive: L, or R. */
    private void mayHaveEnded(int t, int known) {
        changed |= known <= 0;
        if (known <= 0) {
            if (l) {
                r = true;
            } else {
                toLimbo(t);
            }
        }
    }

    /** Rule 13: thread t reads the weak reference of an object that is not dead; one CAS, or one read where nothing needs to change. */
    private void upgrade(int t) {
        if (!own(t)) {
            if (!m) {
                mark |= broken != Broken.WEAK_NO_MARK;
            } else if (l && broken != Broken.WEAK_NO_R) {
                r = true;
                changed = true;
            }
        }
        floats[t] = true;
    }

    /** Thread t has emptied a slot by exchange and drops what was in it. */
    private void slotGone(int t) {
        if (own(t)) {
            if (--local <= 0) {
                pending = true;
            }
        } else {
            pc[t] = DROP;
        }
    }

    /** Rule 8. */
    private void drop(int t) {
        check(!dead, "a count of a dead object falls");
        if (!m && cnt <= 0 && !q && owner == 0 && pc[0] == GONE) {
            pc[t] = ADOPT;
            return;
        }
        cnt--;
        mark = true;
        changed = true;
        pc[t] = IDLE;
        if (m) {
            if (d && l && broken != Broken.PRIVATE_NO_R) {
                r = true; // who drops a hold that was private may use the object longer than the grace period that runs
            } else if ((d && broken != Broken.PRIVATE_EXACT_ZERO ? cnt <= 0 : cnt == 0) && !l) {
                toLimbo(t);
            }
        } else if (cnt < 0 && !q) {
            q = true;
            if (broken != Broken.FORGET_QUEUE) {
                pc[t] = PUSH;
            }
        }
    }

    /** Attached, detached or dead; another thread may be busy for one that is not attached. */
    private int state(int t) {
        return switch (pc[t]) {
            case LEAVE_SERVE, LEAVE_ACT, LEAVE_RESTORE -> arg[t] == 1 ? DEAD : DETACHED;
            case OFF -> DETACHED;
            case GONE -> DEAD;
            default -> ATTACHED;
        };
    }

    private void toLimbo(int t) {
        l = true;
        r = false;
        holder = t;
        started = broken == Broken.STALE_GRACE;
        waitFor = 0;
    }

    /** Rule 6 or 9: the counts come together; {@code entry} gets the limbo entry. */
    private void merge(int entry) {
        if (m) {
            return;
        }
        cnt += local;
        local = 0;
        owner = NOBODY;
        pending = false;
        m = true;
        if (cnt == 0) {
            toLimbo(entry);
            if (entry == ORPHAN) {
                started = false;
            }
        }
    }

    /** Rule 6, the owner's look at the word. */
    private void look(int t) {
        if (mark || cnt != 0) {
            pc[t] = MERGE;
        } else if (!finalized) {
            unreachable("the finalizer runs");
            finalized = true;
            local = 1;
            holds[t] = true;
            pc[t] = IDLE;
        } else {
            pc[t] = DIE;
        }
    }

    /** Rules 10 and 14, one CAS. */
    private void claim(int t) {
        if (cnt != 0) {
            l = false;
            r = false;
            forget();
        } else if (r) {
            r = false;
            started = false;
        } else if (!finalized) {
            unreachable("the finalizer runs");
            finalized = true;
            l = false;
            cnt = 1;
            holds[t] = true;
            forget();
        } else {
            die();
            forget();
        }
    }

    /** As {@link #claim} for a distributed object, whose private counters come to {@code sum}. */
    private void claimSummed(int t, int sum) {
        changed = true;
        if (r) {
            r = false;
            started = false;
        } else if (cnt + sum > 0) {
            l = false;
            forget();
        } else if (!finalized) {
            unreachable("the finalizer runs");
            finalized = true;
            l = false;
            cnt++;
            holds[t] = true;
            forget();
        } else {
            die();
            forget();
        }
    }

    private void forget() {
        holder = NOBODY;
        started = false;
        waitFor = 0;
    }

    private void die() {
        check(!dead, "a second death");
        unreachable("the object dies");
        dead = true;
    }

    private void unreachable(String what) {
        check(slotBits == 0, what + " while a slot refers to it");
        for (int t = 0; t < threads; t++) {
            check(!floats[t], what + " while thread " + t + " uses it");
            check(!holds[t], what + " while thread " + t + " holds it");
            check(pc[t] != STORE && pc[t] != DROP && pc[t] != ADOPT && pc[t] != LOWER, what + " while thread " + t + " is about to store or drop it");
        }
    }

    // ---- bookkeeping ----

    private boolean slot(int k) {
        return (slotBits & (1 << k)) != 0;
    }

    private void setSlot(int k, boolean full) {
        slotBits = full ? slotBits | (1 << k) : slotBits & ~(1 << k);
    }

    private void check(boolean condition, String what) {
        if (!condition && !bad) {
            bad = true;
            next.wrong(what);
        }
    }

    private void done() {
        if (bad) {
            return;
        }
        int refs = Integer.bitCount(slotBits);
        for (int t = 0; t < threads; t++) {
            refs += (holds[t] ? 1 : 0) + (pc[t] == STORE || pc[t] == DROP || pc[t] == ADOPT || pc[t] == LOWER ? 1 : 0);
            refs -= pc[t] == LEAVE_FOLDED ? 0 : tc[t];
        }
        check(local + cnt == refs, "counts " + local + " + " + cnt + " for " + refs + " references");
        if (!bad) {
            next.state(encode());
        }
    }

    private long encode() {
        long s = cnt + 4L;
        s = (s << 4) | (local + 5);
        s = s << 2 | slotBits;
        s = s << 3 | holder;
        s = s << 3 | waitFor;
        s = bit(s, mark);
        s = bit(s, q);
        s = bit(s, m);
        s = bit(s, l);
        s = bit(s, r);
        s = bit(s, dead);
        s = s << 2 | owner;
        s = bit(s, pending);
        s = s << 2 | queuedTo;
        s = bit(s, started);
        s = bit(s, finalized);
        s = bit(s, stop);
        if (distributed) {
            s = bit(s, d);
            s = bit(s, changed);
            s = s << 2 | tc[0];
            s = s << 2 | tc[1];
        }
        for (int t = 0; t < threads; t++) {
            s = bit(s, floats[t]);
            s = bit(s, holds[t]);
            s = s << 5 | pc[t];
            s = s << 3 | (pc[t] == IDLE || pc[t] == OFF || pc[t] == GONE ? 0 : arg[t]);
            s = bit(s, busy[t]);
        }
        return s;
    }

    private static long bit(long s, boolean b) {
        return s << 1 | (b ? 1 : 0);
    }

    private void decode(long s) {
        bad = false;
        left = s;
        for (int t = threads - 1; t >= 0; t--) {
            busy[t] = take(1) != 0;
            arg[t] = take(3);
            pc[t] = take(5);
            holds[t] = take(1) != 0;
            floats[t] = take(1) != 0;
        }
        if (distributed) {
            tc[1] = take(2);
            tc[0] = take(2);
            changed = take(1) != 0;
            d = take(1) != 0;
        }
        stop = take(1) != 0;
        finalized = take(1) != 0;
        started = take(1) != 0;
        queuedTo = take(2);
        pending = take(1) != 0;
        owner = take(2);
        dead = take(1) != 0;
        r = take(1) != 0;
        l = take(1) != 0;
        m = take(1) != 0;
        q = take(1) != 0;
        mark = take(1) != 0;
        waitFor = take(3);
        holder = take(3);
        slotBits = take(2);
        local = take(4) - 5;
        cnt = take(4) - 4;
    }

    private int take(int bits) {
        int v = (int) (left & ((1L << bits) - 1));
        left >>>= bits;
        return v;
    }

    @Override
    public String show(long s) {
        decode(s);
        StringBuilder b = new StringBuilder();
        b.append("cnt ").append(cnt).append(mark ? " MARK" : "").append(q ? " Q" : "").append(m ? " M" : "").append(d ? " D" : "");
        b.append(l ? " L" : "").append(r ? " R" : "").append(dead ? " DEAD" : "");
        b.append("  local ").append(local).append(" owner ").append(owner).append(pending ? " pending" : "").append(" queue ").append(queuedTo);
        b.append("  slots ").append(Integer.toBinaryString(slotBits)).append("  holder ").append(holder).append(started ? " started " : " ");
        b.append(Integer.toBinaryString(waitFor)).append(finalized ? " finalized" : "").append(stop ? " stop" : "");
        for (int t = 0; t < threads; t++) {
            b.append("  | ").append(t).append(": pc ").append(pc[t]).append('/').append(arg[t]).append(busy[t] ? " busy" : "");
            b.append(floats[t] ? " floats" : "").append(holds[t] ? " holds" : "").append(distributed ? " tc " + tc[t] : "");
        }
        return b.toString();
    }
}
