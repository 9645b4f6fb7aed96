/**
 * The module zlib. Compressing is the JDK's {@code Deflater}, under headers of our own; decompressing is ours whole, since the JDK's {@code Inflater} can neither be
 * copied nor read gzip. Start at {@link org.pyrt.stdlib.zlib.ZlibModule}. Objects are guarded by their mutexes.
 */
package org.pyrt.stdlib.zlib;
