/** The modules {@code _multiprocessing} and {@code _posixshmem}. */
package org.pyrt.stdlib.multiprocessing;
