/** The module {@code _tokenize}: the parser's own tokens, for the library's {@code tokenize}. Start at {@code PyTokenizerIter}. */
package org.pyrt.vm.modules.tokenize;
