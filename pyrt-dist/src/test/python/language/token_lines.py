import tokenize, io, _tokenize
srcs=["1 + 1\r\n# hi\r\nx = '''a\r\nb'''\r\n\r\nif x:\r\n  y \\\r\n + 1\r\n(1,\r\n2)\r\n","x\r\ny","x\r\n\r\n","f'''a\r\n{1}\r\nb'''\r\n","# c\r\n","x # c\r\n","\r\nx\r\n  # c\r\n","if 1:\r\n\tx\r\n\r\n# z\r\ny\r\n"]
for s in srcs:
    print(repr(s))
    for extra in (True, False):
        try:
            for t in _tokenize.TokenizerIter(io.StringIO(s,newline='').readline, extra_tokens=extra): print("  ",t)
        except SyntaxError as e: print(e)
for s in [" a\n\x00","x = 1\n\x00y\n","'a\x00b'\n","x\x00y", ")","x)\n","(]","(\n]\n", "x = (\n  1\n))\n"]:
    print(repr(s))
    try:
        for t in tokenize.generate_tokens(io.StringIO(s).readline): print("  ",tuple(t))
    except (tokenize.TokenError,SyntaxError) as e: print(repr(e))
for extra in (True, False):
    for r in (lambda: 1, 3, lambda: None, 3):
      for enc in (None,"utf-8","nope"):
        try:
            print(next(_tokenize.TokenizerIter(r, extra_tokens=extra, **({"encoding":enc} if enc else {}))))
        except BaseException as e: print(repr(e))
