/**
 * The module {@code _lzma}: LZMA and the format xz, written and read in Java. Start at {@link org.pyrt.stdlib.lzma.LzmaModule}. The coders know nothing of Python; the
 * compressor objects guard them by their mutex. Source: the specification of the .xz file format 1.2.1, and of LZMA by its public-domain decoder.
 */
package org.pyrt.stdlib.lzma;
