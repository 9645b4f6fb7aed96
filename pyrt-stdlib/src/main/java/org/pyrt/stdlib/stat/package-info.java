/** The module {@code _stat}. */
package org.pyrt.stdlib.stat;
