/**
 * The encodings of East Asia: the module {@code _multibytecodec} and its tables. A {@link org.pyrt.stdlib.multibyte.MultibyteCharset} converts one item at a time and keeps its state in
 * eight bytes, as CPython does; {@link org.pyrt.stdlib.multibyte.Conversion} carries it over whole texts and deals with errors. Start at
 * {@link org.pyrt.stdlib.multibyte.MultibyteModules}. Objects with state are not guarded: as in CPython each belongs to one thread at a time.
 */
package org.pyrt.stdlib.multibyte;
