/** The module mmap: memory of files and of nobody else, mapped by the C library. Start at {@link org.pyrt.stdlib.mmap.PyMmap}; each object is guarded by its mutex. */
package org.pyrt.stdlib.mmap;
