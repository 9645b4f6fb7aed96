"""compile() of sources in many encodings, some of them damaged: messages, places and warnings."""
import warnings


def show(label, src, mode='exec'):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(src, "f", mode, dont_inherit=True)
            r = "ok"
        except SyntaxError as e:
            r = type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text
        except Exception as e:
            r = type(e).__name__, str(e)
    print(ascii((label, r, sorted((str(w.message), w.lineno) for w in caught))))



ENCODINGS = ["utf-8", "utf8", "UTF_8", "utf-8-sig", "latin-1", "ascii", "cp1252", "utf-16", "nope", "rot13", "euc-jp", "", "utf-7"]
SOURCES = [b"x = 1\n", b"x = '\xe9'\n", b"x = '\xc3\xa9'\n", b"x = 1\n\xff\n", b"x = 'a\xc3'\ny=1\n", b"\xe9 = 1\n", b"x = (\n\xff\n", b"x = 1 +\n", b"'abc\n",
           b"a=1\nb=2\nc='\xed\xa0\x80'\n", b"x = '\xf4\x90\x80\x80'", b"x='\xe2\x82'", b"x = 1\r\ny='\xe9'\r\n", b"x=1\ry='\xe9'\r"]
for name in ENCODINGS:
    cookie = name.encode()
    for n, source in enumerate(SOURCES):
        show((name, n), b"# -*- coding: " + cookie + b" -*-\n" + source)
        if n < 5:
            show((name, n, "second line"), b"#!/bin/sh\n# vim: set fileencoding=" + cookie + b" :\n" + source)
            show((name, n, "mark"), b"\xef\xbb\xbf# coding: " + cookie + b"\n" + source)
            show((name, n, "no newline"), b"# coding: " + cookie)
            show((name, n, "eval"), b"# coding: " + cookie + b"\n" + source[4:], "eval")

# What is warned of in the rest of a source that has an error further up.
for source in ("  1if x else y\n", "x = 1\n  1if x else y\n", "if x:\n  y\n    1if x else y\n", "x y\n1if z else 2\n", "$ 1if x else 2\n", "class A\n  1if x else 2\n",
               "x = 1or\n", "x = f'{1or 2!z}'\n", "x = 1in 2in 3 4in 5", "\t1or 2\n  3or 4\n"):
    for mode in ("exec", "single", "eval"):
        show((source, mode), source, mode)
