"""json: decoding and encoding, hooks, errors."""
import json


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))


for s in (
    '1', '-0', '1.5e3', '1E400', '-1e-2', '123456789012345678901234567890', 'true', 'null', 'NaN', '-Infinity', '"a\\u00e9\\ud83d\\ude00\\n\\"\\/"', '[]', '[1, 2 ,3]', '{}',
    '{"a": [1, {"b": null}], "c" : "d"}', ' [ ] ', '', '[', '[1', '[1,', '[1,]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '"abc', '"a\nb"', '"\\x"', '"\\u12"',
    '"\\ud800"', '1 2', '01', '-', '1.', '.5', 'tru', '[1}', '{"a":1]', '"\\ud800\\u0041"', '\ufeff[]', '"\u20ac\U0001f600"', '{"a":1,"a":2}', '[,1]', '"\\',
):
    attempt(json.loads, s)
attempt(json.loads, '"a\nb"', strict=False)
attempt(json.loads, b'[1]')
attempt(json.loads, '["\xe9"]'.encode('utf-16'))
attempt(json.loads, 5)
print(json.loads('{"a": 1, "b": {"c": 2.5}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "b": 2}', object_pairs_hook=list))
print(json.loads('[1, 2.5, NaN]', parse_int=str, parse_float=lambda s: s + '!', parse_constant=lambda s: s))
print(json.JSONDecoder().raw_decode('[1] x'))
attempt(json.JSONDecoder().raw_decode, 'x')
attempt(json.JSONDecoder().raw_decode, '[]', -1)


class Odd:
    pass


for o in (
    1, -5, 10 ** 30, 1.5, 1e300, float('nan'), float('-inf'), True, None, 'a\xe9\u20ac\U0001f600\n\t\x00\x7f"\\/', [], [1, [2, []]], (), (1,), {}, {'a': 1, 'b': [True, None]}, {1: 2, 2.5: 3, True: 4, None: 5},
    {(1,): 2}, {1, 2}, Odd, b'x', '\ud800',
):
    attempt(json.dumps, o)
    attempt(json.dumps, o, indent=2)
    attempt(json.dumps, o, ensure_ascii=False)
    attempt(json.dumps, o, allow_nan=False, separators=(',', ':'))
print(json.dumps({'b': 1, 'a': {'d': 2, 'c': 3}}, sort_keys=True, indent='\t'), json.dumps({(1,): 2, 'a': 1}, skipkeys=True), json.dumps([1, {2: 3}], indent=0))
print(json.dumps([Odd()], default=lambda o: {'odd': 1}))
attempt(json.dumps, {'x': [Odd]})
a = []
a.append(a)
attempt(json.dumps, a)
d = {}
d['x'] = [d]
attempt(json.dumps, d)


class S(str):
    pass


class I(int):
    def __repr__(self):
        return 'wrong'


class F(float):
    def __repr__(self):
        return 'wrong'


class L(list):
    pass


class D(dict):
    def items(self):
        return [('k', 'v')]


print(json.dumps([S('x'), I(5), F(1.5), L([1]), D(a=1), {S('k'): I(2)}]))
print(json.encoder.encode_basestring_ascii('\xe9\U0001f600'), json.encoder.encode_basestring('\xe9"'))
attempt(json.encoder.encode_basestring, 5)
print(json.decoder.scanstring('"ab\\n"x', 1), ''.join(json.JSONEncoder(indent=1).iterencode([1, {'a': 2}])))
attempt(json.decoder.scanstring, 'abc', 10)
attempt(json.dumps, {1: 2, 'a': 3}, sort_keys=True)
