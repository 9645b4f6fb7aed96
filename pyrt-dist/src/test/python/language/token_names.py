"""Names of characters that names cannot have are tokens for tools, and errors for the compiler."""
import io
import tokenize

SOURCES = ["€ = 2\n", "x = a€b + 1\n", "a¢b\n", "x = 1€\n", "f'{€}'\n", "x = \u00a0 1\n", "\u200b\n", "x\u00b7 \u0300\n", "0x€\n", "x = $\n"]
for source in SOURCES:
    try:
        tokens = [(tokenize.tok_name[t.type], t.string, t.start, t.end) for t in tokenize.generate_tokens(io.StringIO(source).readline)]
    except tokenize.TokenError as e:
        tokens = e.args
    print(ascii(source), ascii(tokens))
    try:
        compile(source, "names", "exec")
    except SyntaxError as e:
        print(e.msg.encode("ascii", "backslashreplace"), e.lineno, e.offset)
