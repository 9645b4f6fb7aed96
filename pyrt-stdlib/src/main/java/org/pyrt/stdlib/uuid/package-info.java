/** The module {@code _uuid}. */
package org.pyrt.stdlib.uuid;
