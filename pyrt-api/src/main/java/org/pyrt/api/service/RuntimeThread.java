package org.pyrt.api.service;

/**
 * A thread as a collector is given it: the thread that calls, attached. A collector that has to know more knows the runtime's own class, which
 * implements this.
 */
public interface RuntimeThread {

    /** Asks this thread to collect at its next clean point. Any thread; runs nothing. */
    void requestCollection();
}
