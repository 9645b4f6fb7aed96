# -*- coding: utf-8 -*-
"a", 'b', """c
d""", '''e'f''g''', r"\n", R'\'', b"bytes", B'\x00\xff\n', rb"\x", Rb'\d', bR"\"", u"u", U"U", ""
"a" "b" 'c', u"a" "b", "a" u"b", b"a" b"b", ("a"
    "b"  # comment
    "c")
"\\\'\"\a\b\f\n\r\t\v\0\01\377\x41\u00e9\U0001F600\N{EM DASH}\N{LATIN SMALL LETTER A}\N{BELL}\N{NUL}"
"line \
continued", 'é ü 漢字 😀', "\ud800\udc00", "\ud83d", "\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE HAN}\N{VS16}"
é = ﬁx = 漢 = 1
é.ü, 漢, 𝔘𝔫𝔦
f"", f"a", f"{a}", f"a{b}c", F"{a}{b}", f'{a!r}', f"{a!s:>10}", f"{a:{b}}", f"{a:{b}{c!r:d}e}", rf"\{a}\n", fR"{a}\d"
f"{{}}", f"{{{a}}}", f"a{{b", f"}}", f"{a:}}}" if 0 else 1, f"{ {1: 2}[1] }", f"{(lambda x: x)(1)}", f"{a:=10}", f"{(a:=10)}"
f"{a=}", f"{a = }", f"{a=!s}", f"{a = :>5}", f"{ a + b = !r:x}", f"x{a=}y{b=}"
f"{'a' 'b'}", f"{"nested"}", f"{f"{f"{1}"}"}", f'{a['b']}', f"{a!r:{'>'}{10}}", f"{*a, *b}", f"{yield_}", f"{a,}"
f"""{
    a  # comment
    + b
}""", f'''{a:
}''', f"{
    a
}", f"""a
{b}
c""", f"""{a
=}"""
f"é{é}漢", f"\x41{a}\N{EM DASH}{b}\u00e9", f"\N{EM DASH}", f"\{a}" if 0 else 1
"a" f"b{c}" "d", f"a" "b" f"{c}", f"{a}" f"{b}", "" f"{a}" "", f"" f""
t"", t"a", t"{a}", t"a{b}c", t"{a!r}", t"{a:>{b}}", t"{a=}", t"{ a + b }", rt"\{a}", tR"{a}\n", t"a" t"{b}", t"{t"{a}"}", t"{f"{a}"}", T'{a = }'
