/**
 * The module {@code binascii}. Start at {@code BinasciiModule}.
 */
package org.pyrt.stdlib.binascii;
