package org.pyrt.stdlib.contention;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What is recorded, as events of JDK Flight Recorder, each made when its wait is over, by the thread that has waited. Where the image has no module {@code jdk.jfr}, or no
 * flight recording was ever started, nothing of it is loaded but this class.
 */
final class FlightEvents {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightEvents() {}

    private static boolean on() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    /** A wait has taken {@code nanos} ns. */
    static void waited(Spot spot, long nanos) {
        if (on()) {
            WaitEvent event = new WaitEvent();
            event.kind = spot.kindName();
            event.type = spot.type();
            event.object = spot.id();
            event.where = Spot.show(spot.waiter());
            event.holder = Spot.show(spot.holder());
            event.waited = nanos;
            event.commit();
        }
    }

    /** The world was stopped for {@code nanos} ns. */
    static void paused(Spot spot, long nanos) {
        if (on()) {
            PauseEvent event = new PauseEvent();
            event.where = Spot.show(spot.waiter());
            event.paused = nanos;
            event.commit();
        }
    }

    /** Something has happened to a count. */
    static void counted(Spot spot) {
        if (on()) {
            CountEvent event = new CountEvent();
            event.kind = spot.kindName();
            event.type = spot.type();
            event.object = spot.id();
            event.where = Spot.show(spot.waiter());
            event.commit();
        }
    }

    @Name("org.pyrt.Wait")
    @Label("Wait")
    @Category("pyrt")
    @Description("A thread has waited: kinds object, lock, gil, stopped, parked")
    @StackTrace(false)
    private static final class WaitEvent extends Event {

        @Label("Kind")
        String kind;

        @Label("Type of the Object")
        String type;

        @Label("id() of the Object")
        long object;

        @Label("Where")
        String where;

        @Label("Where It Was Given Up")
        String holder;

        @Label("Waited")
        @Timespan(Timespan.NANOSECONDS)
        long waited;
    }

    @Name("org.pyrt.Pause")
    @Label("Stop-the-World Pause")
    @Category("pyrt")
    @Description("A thread had stopped the world")
    @StackTrace(false)
    private static final class PauseEvent extends Event {

        @Label("Where")
        String where;

        @Label("Paused")
        @Timespan(Timespan.NANOSECONDS)
        long paused;
    }

    @Name("org.pyrt.Count")
    @Label("Shared Count")
    @Category("pyrt")
    @Description("A shared count was changed by two threads at once, or merged: kinds count, merge")
    @StackTrace(false)
    private static final class CountEvent extends Event {

        @Label("Kind")
        String kind;

        @Label("Type of the Object")
        String type;

        @Label("id() of the Object")
        long object;

        @Label("Where")
        String where;
    }
}
