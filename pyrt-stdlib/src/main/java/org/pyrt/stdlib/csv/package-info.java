/**
 * The module {@code _csv}. Start at {@code CsvModule}; {@code Format} is a dialect's settings, immutable.
 */
package org.pyrt.stdlib.csv;
