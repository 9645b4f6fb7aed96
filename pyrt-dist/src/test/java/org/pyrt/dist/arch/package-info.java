/**
 * Rules that hold for the whole kit: layers, statics, method sizes, the shape of source files. Start at {@link
 * org.pyrt.dist.arch.LayersTest}.
 */
package org.pyrt.dist.arch;
