/** The module {@code _bisect}. Start at {@code BisectModule}. */
package org.pyrt.stdlib.bisect;
