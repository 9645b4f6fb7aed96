/**
 * The module {@code _string}. Start at {@code StringModule}.
 */
package org.pyrt.stdlib.string;
