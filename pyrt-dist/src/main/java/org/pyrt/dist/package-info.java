/**
 * The entry point of the image. Start at {@link org.pyrt.dist.Main}. Its only thread is the JVM's main thread, which
 * hands the program to the virtual machine.
 */
package org.pyrt.dist;
