package org.pyrt.stdlib.bz2;

/** What is read is not in the format of bzip2. */
final class CorruptStream extends Exception {

    private static final long serialVersionUID = 1;

    CorruptStream() {
        super(null, null, false, false);
    }
}
