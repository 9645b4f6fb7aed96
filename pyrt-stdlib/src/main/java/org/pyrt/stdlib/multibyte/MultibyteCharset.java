package org.pyrt.stdlib.multibyte;

import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/** One of the encodings. Immutable: what changes in the course of a conversion is in the caller's eight bytes of state. */
abstract class MultibyteCharset {

    /** How many bytes a state has. */
    static final int STATE_SIZE = 8;

    /** What the converting methods answer when the item is not there whole. */
    static final int MORE = 0;

    /**
     * Decodes the item at {@code at}; the number of bytes that it takes, {@link #MORE}, or, negative, the number of bytes that mean nothing.
     */
    abstract int decode(byte[] in, int at, int to, byte[] state, StrBuilder out);

    /**
     * Encodes the item at {@code at}: a code point, or two that have a form together; how many they are, {@link #MORE} if it takes the next to tell and {@code flush} is not
     * set, or -1 if the encoding has not got it.
     */
    abstract int encode(PyStr text, int at, boolean flush, byte[] state, ByteBuilder out);

    /** Sets the state that a text begins with. */
    void start(byte[] state) {}

    /** Goes back to the first state, and says so in the output if need be. */
    void resetEncoder(byte[] state, ByteBuilder out) {}

    /** Goes back to the first state. */
    void resetDecoder(byte[] state) {}
}
