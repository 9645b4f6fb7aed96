package org.pyrt.stdlib.contention;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Contention;
import org.pyrt.refcount.ContentionListener;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Place;
import org.pyrt.refcount.ThreadState;

/**
 * Hears of the waits of an interpreter's threads and tells all recordings that are open; while none is, nobody listens. Any thread. The monitor guards which are open; it is
 * not taken to hear.
 */
final class Recorder implements ContentionListener {

    private volatile Recording[] open = {};

    /** The recording that the module's own functions are about; null before the first. */
    private volatile Recording standing;

    private Recorder() {}

    /** The interpreter's. */
    static Recorder of(ThreadState ts) {
        return Interpreter.of(ts).state(Recorder.class, Recorder::new);
    }

    /** A new recording, open. */
    synchronized Recording open(ThreadState ts) {
        Recording recording = new Recording();
        for (ThreadState t : ts.registry.snapshot()) {
            recording.log(t, recording.begin);
        }
        Recording[] more = Arrays.copyOf(open, open.length + 1);
        more[more.length - 1] = recording;
        open = more;
        Contention.set(ts.registry, this);
        return recording;
    }

    /** Closes a recording; without effect if that was done before. */
    synchronized void close(ThreadState ts, Recording recording) {
        Recording[] rest = Arrays.stream(open).filter(r -> r != recording).toArray(Recording[]::new);
        if (rest.length == open.length) {
            return;
        }
        open = rest;
        if (rest.length == 0) {
            Contention.set(ts.registry, null);
        }
        recording.close();
    }

    private synchronized boolean isOpen(Recording recording) {
        return Arrays.asList(open).contains(recording);
    }

    /** Whether the module's own recording is open. */
    boolean isRecording() {
        return isOpen(standing);
    }

    /** Opens the module's own recording anew; without effect while it is open. */
    synchronized void start(ThreadState ts) {
        if (!isRecording()) {
            standing = open(ts);
        }
    }

    /** Closes the module's own recording. */
    void stop(ThreadState ts) {
        close(ts, standing);
    }

    /** The module's own recording; null if none was started yet. */
    Recording standing() {
        return standing;
    }

    @Override
    public void began(ThreadState ts, Thread thread) {
        for (Recording recording : open) {
            recording.log(ts, System.nanoTime());
        }
    }

    @Override
    public void ended(ThreadState ts) {
        for (Recording recording : open) {
            recording.ended(ts, System.nanoTime());
        }
    }

    @Override
    public void waited(ThreadState ts, Kind kind, Object what, Place holder, long start, long end) {
        Spot spot = spot(ts, kind, what, holder);
        if (kind == Kind.PAUSE) {
            FlightEvents.paused(spot, end - start);
        } else {
            FlightEvents.waited(spot, end - start);
        }
        for (Recording recording : open) {
            long since = start - recording.begin < 0 ? recording.begin : start;
            recording.log(ts, recording.begin).waited(spot, since, end);
        }
    }

    @Override
    public void happened(ThreadState ts, Kind kind, Counted what) {
        Spot spot = spot(ts, kind, what, null);
        FlightEvents.counted(spot);
        for (Recording recording : open) {
            recording.log(ts, recording.begin).happened(spot);
        }
    }

    private static Spot spot(ThreadState ts, Kind kind, Object what, Place holder) {
        PyObject object = what instanceof PyObject o && ts.interpreter != null ? o : null;
        String type = object == null ? "" : PyType.of(object).fullName();
        long id = object == null ? 0 : ((PyInt) ObjectIds.of(ts, object)).longValue();
        return new Spot(kind, type, id, ts.place(), holder);
    }
}
