"""What compile says of damaged sources, and of what it warns on the way: cases that mutated sources found."""
import warnings

SOURCES = [
    *[r"()'\ '", r"()'''\ ''''", r"x = '\ ' '", r"()'\ ' b''", r"('')'\400'0x", "S''t'{,", '𝒳\ud800)', 'x\ud800)', '"é"07', '"é" 0_7 08', "t['']=\"\"b'']", "x = ''b'']", "x = ''b'' '", r"()'\ '('\d' '", r"() '\ ' if '\d' x", r"print '\ ' '", r"['\d' '\ ' '", r"f(a '\ ')", r"f(a for a in b, '\ ' '\d' c)", r"x = ('a' 'b' 1 '\ ')", r"if '\ ': '\d' x '", "()f'\\ '", "()f'\\ {'", "()f'\\ {'\\d' x}'", "S''f'{,","S''f'{x y}'","S 't' t'{,'", "print t'{,'", "S t'{,'", "S''''{'", "() t'{,'"],
    *['x = f"""\\ \n"""', 'def e(s:f"""\\ \n"""', '(f"""\\ \n"""', '(f"""a\n\\ \n"""', '(f"""a\n\\ \n{1}b\n"""','(f"""a\n\\ \n{1}\\ b\n\n"""', 'x=f"""a\n\\ \n{1}b\n"""','x=f"""a\n\\ \n{1}\\ b\n\n"""',  '() f"""a\n\\ \n{1}\\ b\n\n"""',
  b'\xef\xbb\xbf#coding:utf-\xe2\x82', b'\xef\xbb\xbf#coding:utf-\xc3\xa9', b'\xef\xbb\xbf#\xc3\xa9coding:ascii', b'\xef\xbb\xbf#\n#\xc3\xa9coding:ascii',b'\xef\xbb\xbf#\n#\xe2\x82coding:ascii', b'\xf0\x9d\x94\x9d\x94', b'#coding:koi8\nx', b'#coding:koi8-\nx', 'import t\\\nfrom t.', 'import a.b from c.d.', 'import a. from b', 'import a.b, c from d.1'],
    *['__debug__()', '__debug__[1]', '__debug__ is 1', 'x = __debug__', '"é" ub""', 'f"{1:\\ }\\ "','f"""\n{1:\\ }\\ "\n"""', "f'\\N{x}\\ '", "f'\\ \\N{x}'", "f'\\ {1!z}'"],
    *['(f).r:()', '(f)().r:()', '(f()).r:()', '(f).r[0]:int=3', '(f):int', '((f)):int', '((f)).x:int', '(f.x).y:int', '(f+g).y:int', '(f.x):int','f.x.y:int', '(f)[0]:int', '([])[0]:int', '({}).x:int', '(lambda:0).x:int', "s={\n''b'é'", "s={\nb'é'", "s={b'é'", "#coding:1252\n"],
    *[b"#coding:1252\nclass s():{'t'''.n((\xaa''\n))}", b"#coding:1252\n(\xc3.g''\n)", b"#coding:cp1252\nif _=='':\n    (e,{''})\n    +\xc3=(e,{''\n})", b"#coding:latin-1\n\xe9 = (\xe9 1\n)", b"#coding:latin-1\n\xe9 = (\xe9 1)", b"#coding:latin-1\n'\xe9\xe9\xe9' = 1\nx", b"#coding:latin-1\n'\xe9\xe9\xe9' = 1", b"#coding:latin-1\nx = (\n'\xe9\xe9\xe9' = 1\n\n)", b"#coding:utf-16\nx x", b"#coding:shift_jis\n'\x83\x5c' (a\nb c)\n)", b"#coding:latin-1\n# \xe9\ndef f():\n    global x, \xe9\n    \xe9 = 1\n    x: int\n"],
]
for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "file", "exec")
            result = "compiles"
        except SyntaxError as error:
            result = error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text
        except UnicodeEncodeError as error:
            result = error
    print(ascii(source), ascii(result), [(str(w.message), w.lineno) for w in caught])
for name in ("koi8", "koi8-", "koi8_r", "latin", "8859_1", "cp-1252", "windows-1252", "ibm-437", "utf", "iso8859", "hz", "eucjp", "sjis", "big5"):
    try:
        print(name, b"x".decode(name))
    except LookupError as error:
        print(error)
