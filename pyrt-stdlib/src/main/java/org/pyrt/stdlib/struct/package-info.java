/**
 * The module {@code _struct}. Start at {@code StructModule}; {@code Layout} is a parsed format, immutable and shared by threads.
 */
package org.pyrt.stdlib.struct;
