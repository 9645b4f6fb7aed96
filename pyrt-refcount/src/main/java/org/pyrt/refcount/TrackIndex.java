package org.pyrt.refcount;

/**
 * The header field in which a cycle collector's {@link org.pyrt.api.service.Tracker} notes where it keeps an object. For collectors only:
 * nobody else may write it. 0 means untracked; what other values mean is the collector's business.
 */
public final class TrackIndex {

    private TrackIndex() {}

    /** The index of {@code c}; read plainly. */
    public static int get(Counted c) {
        return c.trackIndex;
    }

    /** Sets the index of {@code c}; written plainly, so the tracker orders it for its own readers. */
    public static void set(Counted c, int index) {
        c.trackIndex = index;
    }
}
