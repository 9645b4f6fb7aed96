package org.pyrt.api.service;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;

/**
 * The service that finds unreachable cycles. One interpreter owns one collector. Exactly one {@link Provider} must be linked into an
 * image: start-up fails and names the candidates when there is none or there are several.
 */
public interface CycleCollector {

    /** The collector's name as {@code sys.implementation} and error messages show it. */
    String name();

    /** A tracker for {@code thread}, which attaches and calls this once. Objects of a thread that ended stay tracked. */
    Tracker newTracker(RuntimeThread thread);

    /** The number of objects tracked now; with other threads running it is an estimate. */
    long trackedCount();

    /** Visits every tracked object. The caller has stopped the world. */
    void forEachTracked(SlotVisitor visitor);

    /**
     * Finds, finalizes and clears unreachable cycles; returns how many objects they had. Called at a clean point of {@code thread}, the world going.
     * Runs Python code (callbacks of weak references, finalizers). One thread collects at a time: another one, or a finalizer, gets 0.
     *
     * @param keep asked about each object found, once its finalizer has run, held; true: it is not cleared. Null: all are
     */
    @CleanPoint
    long collect(RuntimeThread thread, Keep keep);

    /**
     * Gives up what another thread was collecting when it was stopped for good, so that {@code thread} can collect. The interpreter ends;
     * called at a clean point of {@code thread}, the world stopped by it. Does nothing by default.
     */
    @CleanPoint
    default void takeOver(RuntimeThread thread) {}

    /**
     * From now on a thread is asked to collect when there are {@code objects} more than after the last collection, and a quarter more; 0: no thread
     * is asked. Any thread. Does nothing by default.
     */
    default void setThreshold(long objects) {}

    /** Whether something {@link #collect} has found is to be kept. */
    @FunctionalInterface
    interface Keep {
        /** Runs no Python code; may count {@code found}. */
        boolean keep(PyObject found);
    }

    /** Makes collectors; found by ServiceLoader at boot. */
    interface Provider {
        /** A new collector for one interpreter; called once while it boots, before any thread attaches. */
        CycleCollector create();
    }
}
