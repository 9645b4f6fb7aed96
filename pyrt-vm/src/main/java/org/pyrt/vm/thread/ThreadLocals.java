package org.pyrt.vm.thread;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** Which thread-local objects have something of a thread, so that it goes when the thread ends. */
public final class ThreadLocals {

    /** Something that keeps values per thread. */
    public interface Holder {
        /** Drops what belongs to the calling thread, which ends. */
        @CleanPoint
        void dropThread(ThreadState ts);
    }

    private final ConcurrentHashMap<ThreadState, List<WeakReference<Holder>>> byThread = new ConcurrentHashMap<>();

    private ThreadLocals() {}

    private static ThreadLocals of(ThreadState ts) {
        return Interpreter.of(ts).state(ThreadLocals.class, ThreadLocals::new);
    }

    /** Notes that {@code holder} keeps something for the calling thread. */
    public static void note(ThreadState ts, Holder holder) {
        ThreadLocals all = of(ts);
        List<WeakReference<Holder>> mine = all.byThread.get(ts);
        if (mine == null) {
            mine = new ArrayList<>();
            all.byThread.put(ts, mine);
        }
        mine.add(new WeakReference<>(holder));
    }

    /** The calling thread ends: drops what it kept anywhere. */
    @CleanPoint
    static void dropAll(ThreadState ts) {
        List<WeakReference<Holder>> mine = of(ts).byThread.remove(ts);
        if (mine == null) {
            return;
        }
        for (WeakReference<Holder> reference : mine) {
            Holder holder = reference.get();
            if (holder != null) {
                holder.dropThread(ts);
            }
        }
    }
}
