/**
 * The module {@code _abc}: what abstract base classes remember. Start at {@code AbcModule}.
 */
package org.pyrt.stdlib.abc;
