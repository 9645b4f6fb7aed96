/**
 * The module {@code _bz2}: the format of bzip2, written and read in Java. Start at {@link org.pyrt.stdlib.bz2.Bz2Module}. {@code Bz2Encoder} and
 * {@code Bz2Decoder} know nothing of Python; the compressor objects guard them by their mutex.
 */
package org.pyrt.stdlib.bz2;
