/**
 * The module {@code _datetime}. Start at {@link org.pyrt.stdlib.datetime.PyDate}. All values are immutable, so any thread may use them; sums go by microseconds, offsets from UTC are Java numbers.
 */
package org.pyrt.stdlib.datetime;
