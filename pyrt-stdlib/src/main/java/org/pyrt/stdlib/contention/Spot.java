package org.pyrt.stdlib.contention;

import java.util.Locale;
import org.pyrt.refcount.ContentionListener.Kind;
import org.pyrt.refcount.Place;

/**
 * What waits are added up by.
 *
 * @param type the name of the object's type; empty where there is no object
 * @param id what {@code id()} tells of the object; 0 where there is none
 * @param waiter where the thread waited, or null
 * @param holder where the thread was that let it go on, or null
 */
record Spot(Kind kind, String type, long id, Place waiter, Place holder) {

    /** The kind as Python sees it. */
    String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** File and line, or "?". */
    static String show(Place place) {
        return place == null ? "?" : place.file() + ":" + place.line();
    }

    /** The object, or what else was waited for. */
    String shown() {
        return switch (kind) {
            case GIL -> "the GIL";
            case PAUSE -> "all other threads";
            case STOPPED -> "the world to go on";
            case PARKED -> "something outside";
            default -> id == 0 ? "a lock of the machine" : type + " 0x" + Long.toHexString(id);
        };
    }
}
