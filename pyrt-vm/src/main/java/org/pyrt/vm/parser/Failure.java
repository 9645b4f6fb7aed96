package org.pyrt.vm.parser;

/** Thrown when the tokens do not fit the grammar; it carries nothing, the cursor knows how far it got. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final Failure INSTANCE = new Failure();

    private Failure() {
        super(null, null, false, false);
    }
}
