/** The module {@code termios}. */
package org.pyrt.stdlib.termios;
