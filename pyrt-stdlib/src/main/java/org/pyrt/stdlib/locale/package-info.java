/** The module _locale. Start at {@code LocaleModule}; the state is that of an interpreter. */
package org.pyrt.stdlib.locale;
