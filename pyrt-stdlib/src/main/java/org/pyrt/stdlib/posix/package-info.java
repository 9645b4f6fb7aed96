/**
 * The module {@code posix}, as far as the host's file library reaches. Start at {@code PosixModule}.
 */
package org.pyrt.stdlib.posix;
