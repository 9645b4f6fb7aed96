package org.pyrt.refcount.model;

/**
 * One counted object, its owner (thread 0), one or two other threads and one or two slots that all of them read and write, and if asked a weak
 * reference that all of them read: PROTOCOL rules 1 to 10, 13 and 14, in the form that org.pyrt.refcount gives them. A step is one access that other threads can observe.
 *
 * <p>Apart from the rules it has what the implementation adds: the pending list's second look may come late, holders claim wherever they
 * float nothing, orphans start a new grace period, who would have to queue an object to a dead owner becomes its owner instead; and, if asked for, any thread
 * but the owner may keep a count that it was to drop, use it where it would have counted, and ask the owner to merge meanwhile.
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
        /** A first drop that is kept, so that nothing tells the owner of the thread. */
        KEPT_UNMARKED,
        /** A thread that detaches with a count it keeps. */
        KEPT_WHILE_OFF,
        /** A count that was kept and is used twice. */
        KEPT_TWICE
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
    private static final int GIVE_UP = 22;

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
    private final boolean keeps;
    private final Broken broken;

    // the word
    private int cnt;
    private boolean mark;
    private boolean q;
    private boolean m;
    private boolean l;
    private boolean r;
    private boolean dead;
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
    private final boolean[] kept = new boolean[3];
    private final int[] pc = new int[3];
    private final int[] arg = new int[3];
    private final boolean[] busy = new boolean[3];

    private Explorer.Next next;
    private boolean bad;
    private long left;

    ProtocolModel(int threads, int slots, boolean ownerDead, boolean weak, Broken broken) {
        this(threads, slots, ownerDead, weak, false, broken);
    }

    /** Where threads keep counts there are two of them, or three the first of which is dead. */
    ProtocolModel(int threads, int slots, boolean ownerDead, boolean weak, boolean keeps, Broken broken) {
        this.keeps = keeps;
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
                if (keeps && !kept[t] && (mark || m || broken == Broken.KEPT_UNMARKED)) {
                    kept[t] = true;
                    pc[t] = IDLE;
                    done();
                    decode(s);
                }
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
            case GIVE_UP -> {
                dropForeign(t);
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
            if (!stop && kept[t] && (floats[t] || holds[t]) && roomToDrop(t)) {
                take(t);
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
        if (!stop && floats[t] && !holds[t] && roomToAdd(t)) {
            add(t);
            holds[t] = true;
            done();
        }
        decode(s);
        if (!stop && floats[t] && !holds[t] && kept[t]) {
            take(t);
            holds[t] = true;
            done();
        }
        decode(s);
        if (kept[t] && !floats[t]) {
            kept[t] = false;
            pc[t] = GIVE_UP;
            done();
        }
        decode(s);
        if (!stop && kept[t] && !m && !q) { // it proves hot: its owner is to merge it
            q = true;
            mark = true;
            pc[t] = PUSH;
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
                pc[t] = DROP;
            }
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
                pc[t] = DROP;
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
            claim(t);
            done();
        }
        decode(s);
        if (!floats[t] && !stop && (!kept[t] || broken == Broken.KEPT_WHILE_OFF)) { // detach
            pc[t] = LEAVE_QUEUE;
            arg[t] = 0;
            done();
        }
        decode(s);
        if (t == 0 && !floats[t] && !holds[t] && !kept[t] && !(own(t) && pending)) { // exit
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
            if (l && broken != Broken.NO_R) {
                r = true;
            }
        }
    }

    /** Thread t has a count to spare where it would have to count. */
    private void take(int t) {
        check(!dead, "a kept count of a dead object");
        kept[t] = broken == Broken.KEPT_TWICE;
    }

    /** Rule 13: thread t reads the weak reference of an object that is not dead; one CAS, or one read where nothing needs to change. */
    private void upgrade(int t) {
        if (!own(t)) {
            if (!m) {
                mark |= broken != Broken.WEAK_NO_MARK;
            } else if (l && broken != Broken.WEAK_NO_R) {
                r = true;
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
        dropForeign(t);
    }

    /** As {@link #drop}, by who does not adopt. */
    private void dropForeign(int t) {
        check(!dead, "a count of a dead object falls");
        cnt--;
        mark = true;
        pc[t] = IDLE;
        if (m) {
            if (cnt == 0 && !l) {
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
            check(!kept[t], what + " while thread " + t + " keeps a count");
            check(pc[t] != STORE && pc[t] != DROP && pc[t] != ADOPT && pc[t] != GIVE_UP, what + " while thread " + t + " is about to store or drop it");
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
            refs += (holds[t] ? 1 : 0) + (kept[t] ? 1 : 0);
            refs += pc[t] == STORE || pc[t] == DROP || pc[t] == ADOPT || pc[t] == GIVE_UP ? 1 : 0;
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
        if (ownerDead) {
            s = bit(s, busy[0]);
        }
        for (int t = ownerDead ? 1 : 0; t < threads; t++) {
            if (keeps) {
                s = bit(s, kept[t]);
            }
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
        for (int t = threads - 1; t >= (ownerDead ? 1 : 0); t--) {
            busy[t] = bits(1) != 0;
            arg[t] = bits(3);
            pc[t] = bits(5);
            holds[t] = bits(1) != 0;
            floats[t] = bits(1) != 0;
            kept[t] = keeps && bits(1) != 0;
        }
        if (ownerDead) {
            busy[0] = bits(1) != 0;
            pc[0] = GONE;
        }
        stop = bits(1) != 0;
        finalized = bits(1) != 0;
        started = bits(1) != 0;
        queuedTo = bits(2);
        pending = bits(1) != 0;
        owner = bits(2);
        dead = bits(1) != 0;
        r = bits(1) != 0;
        l = bits(1) != 0;
        m = bits(1) != 0;
        q = bits(1) != 0;
        mark = bits(1) != 0;
        waitFor = bits(3);
        holder = bits(3);
        slotBits = bits(2);
        local = bits(4) - 5;
        cnt = bits(4) - 4;
    }

    private int bits(int count) {
        int v = (int) (left & ((1L << count) - 1));
        left >>>= count;
        return v;
    }

    @Override
    public String show(long s) {
        decode(s);
        StringBuilder b = new StringBuilder();
        b.append("cnt ").append(cnt).append(mark ? " MARK" : "").append(q ? " Q" : "").append(m ? " M" : "");
        b.append(l ? " L" : "").append(r ? " R" : "").append(dead ? " DEAD" : "");
        b.append("  local ").append(local).append(" owner ").append(owner).append(pending ? " pending" : "").append(" queue ").append(queuedTo);
        b.append("  slots ").append(Integer.toBinaryString(slotBits)).append("  holder ").append(holder).append(started ? " started " : " ");
        b.append(Integer.toBinaryString(waitFor)).append(finalized ? " finalized" : "").append(stop ? " stop" : "");
        for (int t = 0; t < threads; t++) {
            b.append("  | ").append(t).append(": pc ").append(pc[t]).append('/').append(arg[t]).append(busy[t] ? " busy" : "");
            b.append(floats[t] ? " floats" : "").append(holds[t] ? " holds" : "").append(kept[t] ? " keeps" : "");
        }
        return b.toString();
    }
}
