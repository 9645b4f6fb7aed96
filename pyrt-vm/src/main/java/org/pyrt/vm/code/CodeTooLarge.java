package org.pyrt.vm.code;

/** Thrown when a code object would need more of something than an instruction's fields can number; the compiler raises it as MemoryError. */
public final class CodeTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeTooLarge(String message) {
        super(message, null, false, false);
    }
}
