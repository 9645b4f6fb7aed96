/**
 * The module {@code unicodedata}. Start at {@code UnicodeDataModule}; {@code CharacterData} joins {@code java.lang.Character} with the tables that
 * {@code src/main/python/unicode_tables.py} has written. All is immutable.
 */
package org.pyrt.stdlib.unicodedata;
