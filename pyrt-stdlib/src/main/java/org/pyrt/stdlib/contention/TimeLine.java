package org.pyrt.stdlib.contention;

import java.util.List;
import org.pyrt.refcount.ContentionListener.Kind;

/** What a thread did at each of {@link #BINS} equal parts of a recording: what took most of the part. Immutable. */
final class TimeLine {

    /** How many parts there are. */
    static final int BINS = 1_000;

    /** What a thread does. */
    enum State {
        RUNNING,
        WAITING,
        PARKED,
        STOPPED,
        /** Its waits of that time were forgotten. */
        UNKNOWN
    }

    /** Is told of a run of parts alike. */
    interface Visitor {
        /** The parts from {@code from} to before {@code to}. */
        void visit(int from, int to, State state);
    }

    /** By part; null where there was no thread. */
    private final State[] states = new State[BINS];

    /** The line of a thread in a recording from {@code begin} to {@code end}, in System.nanoTime's terms. */
    TimeLine(ThreadLog.Line line, long begin, long end) {
        double bin = Math.max(1, end - begin) / (double) BINS;
        double[][] shares = new double[State.values().length][BINS];
        List<ThreadLog.Wait> waits = line.waits();
        double from = Math.max(0, line.begin() - begin) / bin;
        double to = Math.min(BINS, line.end() == 0 ? BINS : (line.end() - begin) / bin);
        // Waits that overlap are few, for a thread parked for one is told of as that one alone; both count.
        double until = to;
        for (int i = waits.size() - 1; i >= 0; i--) {
            ThreadLog.Wait wait = waits.get(i);
            double a = Math.max(from, (wait.start() - begin) / bin);
            double b = Math.min(to, (wait.end() - begin) / bin);
            add(shares[state(wait.spot().kind()).ordinal()], a, b);
            until = Math.min(until, a);
        }
        if (line.lost() > 0) {
            add(shares[State.UNKNOWN.ordinal()], from, until);
        }
        for (int i = (int) from; i < Math.ceil(to); i++) {
            states[i] = most(shares, i, Math.min(i + 1, to) - Math.max(i, from));
        }
    }

    private static State state(Kind kind) {
        return switch (kind) {
            case PARKED -> State.PARKED;
            case STOPPED -> State.STOPPED;
            case PAUSE -> State.RUNNING;
            default -> State.WAITING;
        };
    }

    private static void add(double[] share, double from, double to) {
        for (int i = Math.max(0, (int) from); i < Math.min(BINS, Math.ceil(to)); i++) {
            share[i] += Math.max(0, Math.min(i + 1, to) - Math.max(i, from));
        }
    }

    /** What took most of part {@code i}, of which the thread lived {@code lived}. */
    private static State most(double[][] shares, int i, double lived) {
        State best = State.RUNNING;
        double share = lived;
        for (double[] s : shares) {
            share -= s[i];
        }
        share += shares[State.RUNNING.ordinal()][i];
        for (State state : State.values()) {
            if (state != State.RUNNING && shares[state.ordinal()][i] > share) {
                best = state;
                share = shares[state.ordinal()][i];
            }
        }
        return best;
    }

    /** Shows the runs of equal states, in order. */
    void forEach(Visitor visitor) {
        int from = 0;
        for (int i = 1; i <= BINS; i++) {
            if (i == BINS || states[i] != states[from]) {
                if (states[from] != null) {
                    visitor.visit(from, i, states[from]);
                }
                from = i;
            }
        }
    }
}
