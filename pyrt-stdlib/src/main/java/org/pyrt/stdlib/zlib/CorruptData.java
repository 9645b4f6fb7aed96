package org.pyrt.stdlib.zlib;

/** Says what is wrong with a compressed stream. Caught where the Python error is raised. */
final class CorruptData extends Exception {

    private static final long serialVersionUID = 1L;

    CorruptData(String reason) {
        super(reason, null, false, false);
    }
}
