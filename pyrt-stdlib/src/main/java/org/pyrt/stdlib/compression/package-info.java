/** What the modules that compress share: {@link org.pyrt.stdlib.compression.PyDecompressor}. */
package org.pyrt.stdlib.compression;
