package org.pyrt.api.service;

/**
 * The service that finds unreachable cycles. One interpreter owns one collector. Exactly one {@link Provider} must be linked into an
 * image: start-up fails and names the candidates when there is none or there are several.
 */
public interface CycleCollector {

    /** The collector's name as {@code sys.implementation} and error messages show it. */
    String name();

    /** A tracker for a thread that attaches; called by that thread, once. Objects of a thread that ended stay tracked. */
    Tracker newTracker();

    /** The number of objects tracked now; with other threads running it is an estimate. */
    long trackedCount();

    /** Visits every tracked object. The caller has stopped the world. */
    void forEachTracked(SlotVisitor visitor);

    /** Finds, finalizes and clears unreachable cycles; returns how many objects were found. Runs Python code (finalizers). */
    long collect();

    /** Makes collectors; found by ServiceLoader at boot. */
    interface Provider {
        /** A new collector for one interpreter; called once while it boots, before any thread attaches. */
        CycleCollector create();
    }
}
