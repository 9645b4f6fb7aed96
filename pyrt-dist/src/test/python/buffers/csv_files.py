"""_csv: reading and writing, dialects, errors."""
import csv
import io


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(list(r) if hasattr(r, '__next__') else r)
    except Exception as e:
        print(type(e).__name__, e)


for text, kw in (
    (['a,b,c'], {}), (['a,"b ""x"" y",c'], {}), (['a,"b\n', 'c",d'], {}), ([''], {}), (['a,,', ',', '""'], {}), (['a;b'], {'delimiter': ';'}),
    (["a,'b,c',d"], {'quotechar': "'"}), (['a,b\\,c'], {'escapechar': '\\', 'quoting': csv.QUOTE_NONE}), (['a,"b\\"c"'], {'escapechar': '\\', 'doublequote': False}),
    (['a, "b"'], {'skipinitialspace': True}), (['a, "b"'], {}), (['1,"2",3.5'], {'quoting': csv.QUOTE_NONNUMERIC}), (['x,1'], {'quoting': csv.QUOTE_NONNUMERIC}),
    (['a,"b"c'], {}), (['a,"b"c'], {'strict': True}), (['a,"b'], {}), (['a,"b'], {'strict': True}), (['a,b\r', 'c'], {}), (['a\rb'], {}), (['a\nb'], {}), (['a,b\r\n', 'c,d\n'], {}),
    (['1,,"",x'], {'quoting': csv.QUOTE_STRINGS}), (['1,,""'], {'quoting': csv.QUOTE_NOTNULL}), ([b'a'], {}), ([5], {}), (['a\0b'], {}), (['"a"'], {'quotechar': None, 'quoting': csv.QUOTE_NONE}), (['a\\'], {'escapechar': '\\'}), (['\\'], {'escapechar': '\\', 'strict': True}),
):
    attempt(lambda: list(csv.reader(text, **kw)))
attempt(csv.reader, [], delimiter=5)
attempt(csv.reader, [], delimiter='ab')
attempt(csv.reader, [], delimiter='')
attempt(csv.reader, [], quotechar='xy')
attempt(csv.reader, [], quoting=9)
attempt(csv.reader, [], quoting='x')
attempt(csv.reader, [], quotechar=None)
attempt(csv.reader, [], nonsense=1)
attempt(csv.reader, [], lineterminator=5)
attempt(csv.reader, [], delimiter='\n')
attempt(csv.reader, [], delimiter=',', quotechar=',')
attempt(csv.reader, 5)
attempt(csv.reader, [], 'unknown')
r = csv.reader(['a,b', '"c', 'd"', 'e'])
for row in r:
    print(row, r.line_num)
print(r.dialect.delimiter, r.dialect.quoting, r.dialect.escapechar, r.dialect.lineterminator, r.dialect.strict, type(r), type(r.dialect))


def write(row, **kw):
    out = io.StringIO()
    w = csv.writer(out, **kw)
    n = w.writerow(row)
    return out.getvalue(), n


for row, kw in (
    (['a', 1, 2.5, None, True], {}), (['a,b', 'c"d', 'e\nf', ''], {}), ([''], {}), ([None], {}), ([], {}), (['', ''], {}), (['a b'], {'delimiter': ' '}),
    (['a', 1, 2.5, None], {'quoting': csv.QUOTE_ALL}), (['a', 1, 2.5, None], {'quoting': csv.QUOTE_NONNUMERIC}), (['a', 1, None, ''], {'quoting': csv.QUOTE_STRINGS}), (['a', 1, None, ''], {'quoting': csv.QUOTE_NOTNULL}),
    (['a,b'], {'quoting': csv.QUOTE_NONE}), (['a,b"c'], {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}), (['a"b'], {'doublequote': False, 'escapechar': '\\'}), (['a"b'], {'doublequote': False}), ([''], {'quoting': csv.QUOTE_NONE}),
    (['a'], {'lineterminator': '!'}), (['a!b'], {'lineterminator': '!'}), ([' a'], {'skipinitialspace': True}), (['\\'], {'escapechar': '\\'}), (['a\rb'], {}), ([' '], {'delimiter': ' ', 'skipinitialspace': True}), (['x', ''], {'delimiter': ' ', 'skipinitialspace': True}),
    ('abc', {}), (5, {}), ([1e300, 10 ** 20, 'é', '\U0001f600,'], {}),
):
    attempt(write, row, **kw)
out = io.StringIO()
w = csv.writer(out)
w.writerows([['a', 'b'], (1, 2), 'xy'])
attempt(w.writerows, 5)
attempt(w.writerows, [1])
print(repr(out.getvalue()), type(w))
attempt(csv.writer, 5)
csv.register_dialect('mine', delimiter='|', quoting=csv.QUOTE_MINIMAL)
print(sorted(csv.list_dialects()), csv.get_dialect('mine').delimiter, list(csv.reader(['a|b'], 'mine')), list(csv.reader(['a|b;c'], 'mine', delimiter=';')))
csv.unregister_dialect('mine')
attempt(csv.get_dialect, 'mine')
attempt(csv.unregister_dialect, 'mine')
attempt(csv.register_dialect, 5)
print(csv.field_size_limit(), csv.field_size_limit(10), csv.field_size_limit())
attempt(lambda: list(csv.reader(['x' * 11])))
csv.field_size_limit(131072)
attempt(csv.field_size_limit, 'x')
print(list(csv.DictReader(['a,b', '1,2', '3', '4,5,6'])), csv.Error.__mro__)
out = io.StringIO()
d = csv.DictWriter(out, ['x', 'y'], extrasaction='ignore')
d.writeheader()
d.writerow({'x': 1, 'y': 2, 'z': 3})
print(repr(out.getvalue()), csv.Sniffer().sniff('a;b;c\n1;2;3\n4;5;6\n').delimiter)


class D(csv.Dialect):
    delimiter = ':'
    quotechar = "'"
    lineterminator = '\n'
    quoting = csv.QUOTE_ALL
    doublequote = True


print(write(['a', "b'c"], dialect=D), csv.reader([], D()).dialect.quotechar)
