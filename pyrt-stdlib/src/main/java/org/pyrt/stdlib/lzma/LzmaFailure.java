package org.pyrt.stdlib.lzma;

/** Why a stream cannot be read, in liblzma's words. */
final class LzmaFailure extends Exception {

    private static final long serialVersionUID = 1;

    static final String CORRUPT = "Corrupt input data";
    static final String FORMAT = "Input format not supported by decoder";
    static final String OPTIONS = "Invalid or unsupported options";
    static final String MEMORY = "Memory usage limit exceeded";

    LzmaFailure(String message) {
        super(message, null, false, false);
    }
}
