/**
 * From source text to the syntax tree: decoding (PEP 263), tokens, a hand-written recursive-descent parser of the whole
 * Python 3.14 grammar, and the diagnosis of syntax errors. Start reading at {@link org.pyrt.vm.parser.Parser}.
 *
 * <p>How it works. {@code Lexer} turns the whole source into parallel arrays ({@code Tokens}); an error it meets becomes
 * the last token, raised only when the parser gets there. The parser classes form one chain, each adding a part of the
 * grammar: {@code TokenCursor}, {@code LiteralParser}, {@code ExpressionParser}, {@code PatternParser},
 * {@code StatementParser}. They decide by looking at tokens and do not backtrack; anything unexpected throws
 * {@code Failure}. Only then does {@code Diagnoser}, a subclass that overrides the places where CPython's grammar has
 * rules for malformed code, parse once more, slowly, to find the message and the place.
 *
 * <p>Threads: a parse is confined to the calling thread; nothing here has static mutable state or runs Python code.
 * Nothing here depends on the runtime's objects either: the compiler converts at the boundary.
 */
package org.pyrt.vm.parser;
