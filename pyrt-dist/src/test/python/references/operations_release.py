"""Operations that call methods of an object leave no reference to it behind."""
import abc, asyncio, bisect, collections, contextlib, copy, csv, datetime, decimal, enum, fractions, functools, heapq, io, itertools, json, logging, operator, os, pickle, pprint, queue, random, re, select, statistics, string, struct, sys, textwrap, threading, time, types, warnings, weakref, zlib, hashlib, binascii, array, tempfile, pathlib, codecs, marshal, math, tokenize, ast, traceback, typing, socket, selectors, subprocess, shutil, configparser, html.parser, xml.parsers.expat, argparse, string.templatelib
import array, binascii, bisect, codecs, collections, contextlib, copy, csv, datetime, decimal, fractions, functools, gc, hashlib, heapq, io, itertools, json, logging, marshal, math, operator, os, pathlib, pickle, pprint, queue, random, re, statistics, string, struct, sys, textwrap, threading, time, traceback, types, weakref, zlib
class C:
    x = 1
    def __init__(self, *a): self.v = 5
    def m(self, *a): return 1
    def key(self, a): return a
    def __call__(self, *a, **k): return 1
    def __iter__(self): return iter([1, 2])
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __index__(self): return 3
    def __float__(self): return 2.5
    def __str__(self): return 's'
    def __format__(self, s): return 'f'
    def __hash__(self): return 5
    def __eq__(self, o): return self is o
    def __lt__(self, o): return id(self) < id(o)
    def __bytes__(self): return b'x'
    def __fspath__(self): return '/'
    def __contains__(self, o): return True
    def __reversed__(self): return iter([2, 1])
    def __round__(self, n=0): return 1
    def __trunc__(self): return 1
    def __floor__(self): return 1
    def __ceil__(self): return 1
    def __bool__(self): return True
    def __add__(self, o): return 1
    def __radd__(self, o): return 1
    def __iadd__(self, o): return self
    def __divmod__(self, o): return 1, 2
    def __pow__(self, o, m=None): return 1
    def __neg__(self): return 1
    def __dir__(self): return ['a']
    def __sizeof__(self): return 10
    def __length_hint__(self): return 3
    def __complex__(self): return 1j
    def __copy__(self): return 1
    def __deepcopy__(self, memo): return 1
    def write(self, s): return len(s)
    def flush(self): pass
    def read(self, n=-1): return ''
    def readline(self, n=-1): return ''
    def keys(self): return ['a']
    def items(self): return [('a', 1)]
    def fileno(self): return 1
    def __getattr__(self, n): raise AttributeError(n)
    def __set_name__(self, o, n): pass
    def __get__(self, o, t=None): return 7
    def __mro_entries__(self, b): return ()
    def __instancecheck__(self, o): return True
    def __subclasscheck__(self, o): return True
    def __await__(self): return iter([])
    def __aiter__(self): return self
    def __buffer__(self, flags): return memoryview(b'abc')

class Plain:
    def __init__(self): self.v = [1]
class L(list): pass
class D(dict): pass
class S(set): pass
class TZ(datetime.tzinfo):
    def utcoffset(self, d): return datetime.timedelta(hours=1)
    def dst(self, d): return datetime.timedelta(0)
    def tzname(self, d): return 'X'
    def __getinitargs__(self): return ()
class R:
    def __reduce__(self): return (R, (), {'a': 1})
    def __setstate__(self, s): pass
class N:
    def __getnewargs_ex__(self): return (), {}
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n

OPS = {C: [
        lambda c: str(c),
        lambda c: repr(c),
        lambda c: f'{c:x}{c!r}',
        lambda c: '%s %d %r' % (c, c, c),
        lambda c: '{0.v} {0}'.format(c),
        lambda c: format(c, 'd'),
        lambda c: list(c),
        lambda c: tuple(c),
        lambda c: set(c),
        lambda c: dict(a=c),
        lambda c: [*c],
        lambda c: sum(c),
        lambda c: sorted(c),
        lambda c: sorted([3, 1], key=c.key),
        lambda c: min([3, 1], key=c.key),
        lambda c: max(c),
        lambda c: list(map(c.m, [1])),
        lambda c: list(filter(c.m, [1])),
        lambda c: list(zip(c, c)),
        lambda c: list(enumerate(c)),
        lambda c: list(reversed(c)),
        lambda c: len(c),
        lambda c: operator.length_hint(c),
        lambda c: c[1],
        lambda c: 1 in c,
        lambda c: operator.contains(c, 3),
        lambda c: c + 1,
        lambda c: 1 + c,
        lambda c: -c,
        lambda c: divmod(c, 1),
        lambda c: pow(c, 2),
        lambda c: pow(c, 2, 3),
        lambda c: round(c),
        lambda c: round(c, 1),
        lambda c: math.floor(c),
        lambda c: math.ceil(c),
        lambda c: math.trunc(c),
        lambda c: int(c),
        lambda c: float(c),
        lambda c: complex(c),
        lambda c: bytes(c),
        lambda c: bytearray(c),
        lambda c: operator.index(c),
        lambda c: hex(c),
        lambda c: range(c),
        lambda c: [1, 2, 3, 4][c],
        lambda c: 'abc' * c,
        lambda c: bool(c),
        lambda c: hash(c),
        lambda c: {c: 1},
        lambda c: {c},
        lambda c: c in [1, c],
        lambda c: [c].index(c),
        lambda c: [c, c].count(c),
        lambda c: [c].remove(c),
        lambda c: dir(c),
        lambda c: sys.getsizeof(c),
        lambda c: getattr(c, 'zz', 1),
        lambda c: hasattr(c, 'zz'),
        lambda c: vars(c),
        lambda c: callable(c),
        lambda c: c(1, a=2),
        lambda c: isinstance(1, c),
        lambda c: issubclass(int, c),
        lambda c: copy.copy(c),
        lambda c: copy.deepcopy(c),
        lambda c: pickle.dumps(c),
        lambda c: pickle.loads(pickle.dumps(Plain())),
        lambda c: print(c, file=c),
        lambda c: print('a', file=c, flush=True),
        lambda c: json.dumps([c], default=c.m),
        lambda c: json.JSONEncoder(default=c.m).encode({1: c}),
        lambda c: json.loads('{"a": 1}', object_hook=c.m),
        lambda c: json.loads('[1.5]', parse_float=c.m),
        lambda c: json.load(io.StringIO('1')),
        lambda c: re.sub('a', lambda m: c.m() and 'x', 'aa'),
        lambda c: functools.partial(c.m, 1)(),
        lambda c: functools.reduce(c.m, [1, 2, 3]),
        lambda c: functools.cmp_to_key(c.m)(1),
        lambda c: functools.lru_cache(c.m)(1),
        lambda c: operator.methodcaller('m')(c),
        lambda c: operator.attrgetter('v')(c),
        lambda c: operator.itemgetter(1)(c),
        lambda c: list(itertools.starmap(c.m, [(1,)])),
        lambda c: list(itertools.takewhile(c.m, [1])),
        lambda c: list(itertools.groupby([1, 1], c.m)),
        lambda c: list(itertools.accumulate([1, 2], c.m)),
        lambda c: list(itertools.chain(c, c)),
        lambda c: list(itertools.islice(c, 1)),
        lambda c: list(itertools.tee(c)[0]),
        lambda c: list(itertools.product(c, c)),
        lambda c: list(itertools.zip_longest(c, [1], fillvalue=c)),
        lambda c: next(itertools.cycle(c)),
        lambda c: next(itertools.repeat(c)),
        lambda c: list(itertools.batched(c, 1)),
        lambda c: list(itertools.compress(c, c)),
        lambda c: collections.Counter(c),
        lambda c: collections.deque(c),
        lambda c: collections.deque([c], maxlen=1),
        lambda c: collections.OrderedDict([(c, c)]),
        lambda c: collections.defaultdict(c.m)[1],
        lambda c: collections.ChainMap({1: c}),
        lambda c: heapq.heapify([c, c]),
        lambda c: heapq.nsmallest(1, [c, c]),
        lambda c: bisect.bisect([1, 2], 1, key=c.m),
        lambda c: bisect.insort([], c),
        lambda c: csv.writer(c).writerow([c, 1]),
        lambda c: struct.pack('i', c),
        lambda c: struct.pack('d', c),
        lambda c: array.array('i', c),
        lambda c: array.array('i', [c]),
        lambda c: zlib.crc32(c),
        lambda c: hashlib.sha256(c).digest(),
        lambda c: binascii.hexlify(c),
        lambda c: memoryview(c),
        lambda c: io.BytesIO(c),
        lambda c: io.BytesIO().write(c),
        lambda c: os.fspath(c),
        lambda c: os.path.join(c, 'a'),
        lambda c: pathlib.Path(c),
        lambda c: threading.Thread(target=c.m).run(),
        lambda c: contextlib.ExitStack().__enter__().enter_context(c),
        lambda c: weakref.ref(c),
        lambda c: weakref.WeakKeyDictionary({c: 1}),
        lambda c: weakref.finalize(c, print).detach(),
        lambda c: queue.SimpleQueue().put(c),
        lambda c: queue.Queue().put(c),
        lambda c: logging.LogRecord('a', 1, 'p', 1, '%s', (c,), None).getMessage(),
        lambda c: pprint.pformat([c]),
        lambda c: textwrap.dedent(str(c)),
        lambda c: string.Template('$a').substitute({'a': c}),
        lambda c: types.SimpleNamespace(a=c),
        lambda c: types.MethodType(c, 1)(),
        lambda c: property(c.m).__get__(c),
        lambda c: statistics.mean([c.v]),
        lambda c: random.Random(1).shuffle([c, c]),
        lambda c: random.choice([c]),
        lambda c: decimal.Decimal(c.v),
        lambda c: fractions.Fraction(c.v),
        lambda c: datetime.timedelta(seconds=1) and c,
        lambda c: time.sleep(0) or c,
        lambda c: codecs.lookup('utf-8') and c,
        lambda c: exec('x.m(); x + 1', {'x': c}),
        lambda c: eval('[x for y in x]', {'x': c}),
        lambda c: traceback.format_exception(ValueError(c)),
        lambda c: any(c) and all(c),
        lambda c: iter(c.m, 1).__next__ and 1,
        lambda c: list(iter(c.read, '')),
        lambda c: next(iter(c)),
        lambda c: setattr(c, 'q', c.m) or delattr(c, 'q'),
        lambda c: c.__class__,
        lambda c: super(C, c).__init__,
        lambda c: sys.exc_info(),
        lambda c: type(c)(c),
        lambda c: ''.join(map(str, [c])),
        lambda c: 'a'.startswith((str(c),)),
        lambda c: {'a': c}.pop('a'),
        lambda c: {'a': c}.setdefault('a', c),
        lambda c: [c].pop(),
        lambda c: [c][:],
        lambda c: [c] * 3,
        lambda c: (c,) + (c,),
        lambda c: {1: c} | {2: c},
        lambda c: {c} | {c},
        lambda c: frozenset([c]),
        lambda c: slice(c, c),
        lambda c: range(10)[c],
        lambda c: [1, 2, 3, 4][:c],
        lambda c: pickle.Pickler(io.BytesIO()).dump([c, c]),
        lambda c: pickle.loads(pickle.dumps(L([Plain()]))),
        lambda c: marshal.dumps(1) and c,
        lambda c: os.environ.get('zz', c),
        lambda c: bytes([c]),
        lambda c: bytearray(b'abc').__setitem__(0, c),
        lambda c: b'abc'.find(c),
        lambda c: b'a'.join([c]),
        lambda c: 'abc'.center(c),
        lambda c: 'abc'.zfill(c),
        lambda c: chr(c),
        lambda c: abs(-1) and c,
        lambda c: math.sqrt(c),
        lambda c: math.hypot(c, c),
        lambda c: math.gcd(c, c),
        lambda c: math.comb(c, 1),
        lambda c: math.fsum([c, c]),
        lambda c: math.prod([c.v]),
        lambda c: math.dist([c], [c]),
    ],
    L: [
        lambda c: pickle.loads(pickle.dumps(c)),
        lambda c: copy.copy(c),
        lambda c: copy.deepcopy(c),
        lambda c: json.dumps(c),
        lambda c: sorted(c),
        lambda c: c + [1],
        lambda c: c * 2,
        lambda c: list(c),
        lambda c: c == [1],
        lambda c: repr(c),
    ],
    D: [
        lambda c: pickle.loads(pickle.dumps(c)),
        lambda c: copy.copy(c),
        lambda c: copy.deepcopy(c),
        lambda c: json.dumps(c),
        lambda c: dict(c),
        lambda c: {**c},
        lambda c: (lambda **k: 0)(**c),
        lambda c: c | {},
        lambda c: repr(c),
        lambda c: list(c.items()),
    ],
    S: [
        lambda c: pickle.loads(pickle.dumps(c)),
        lambda c: copy.copy(c),
        lambda c: copy.deepcopy(c),
        lambda c: c | {1},
        lambda c: set(c),
        lambda c: repr(c),
    ],
    Plain: [
        lambda c: pickle.loads(pickle.dumps(c)),
        lambda c: pickle.dumps(c, 0),
        lambda c: pickle.dumps(c, 2),
        lambda c: copy.copy(c),
        lambda c: copy.deepcopy(c),
        lambda c: c.__reduce_ex__(4),
        lambda c: c.__getstate__(),
        lambda c: object.__repr__(c),
        lambda c: object.__dir__(c),
        lambda c: c.__dict__,
        lambda c: setattr(c, '__dict__', {}),
        lambda c: repr(c),
        lambda c: hash(c),
        lambda c: c == 1,
        lambda c: print(c, file=io.StringIO()),
    ],
    TZ: [
        lambda c: datetime.datetime.now(c),
        lambda c: pickle.loads(pickle.dumps(datetime.datetime(2020, 1, 1, tzinfo=c))),
        lambda c: str(datetime.datetime(2020, 1, 1, tzinfo=c)),
        lambda c: datetime.datetime(2020, 1, 1, tzinfo=c).astimezone(datetime.UTC),
        lambda c: datetime.time(1, tzinfo=c).strftime('%H %Z'),
        lambda c: copy.copy(c),
        lambda c: c.__reduce__(),
        lambda c: hash(datetime.datetime(2020, 1, 1, tzinfo=c)),
        lambda c: datetime.datetime(2020, 1, 1, tzinfo=c) < datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
    ],
    R: [
        lambda c: pickle.loads(pickle.dumps(c)),
        lambda c: copy.copy(c),
        lambda c: copy.deepcopy(c),
    ],
    N: [
        lambda c: pickle.loads(pickle.dumps(c)),
        lambda c: pickle.loads(pickle.dumps(c, 2)),
        lambda c: copy.copy(c),
    ],
    It: [
        lambda c: list(c),
        lambda c: tuple(c),
        lambda c: sum(c),
        lambda c: dict(zip(c, c)),
        lambda c: [].extend(c),
        lambda c: ','.join(map(str, c)),
        lambda c: max(c),
        lambda c: set(c),
        lambda c: bytes(c),
        lambda c: b''.join(bytes([x]) for x in c),
        lambda c: (lambda *a: 0)(*c),
        lambda c: next(c),
        lambda c: 5 in c,
        lambda c: collections.deque(c),
        lambda c: collections.Counter(c),
        lambda c: list(itertools.chain.from_iterable([c])),
        lambda c: array.array('i', c),
        lambda c: io.StringIO().writelines(map(str, c)),
        lambda c: {**dict.fromkeys(c)},
        lambda c: frozenset(c),
        lambda c: list(itertools.permutations(c, 2)),
        lambda c: any(c),
        lambda c: functools.reduce(operator.add, c),
        lambda c: csv.writer(io.StringIO()).writerow(c),
        lambda c: [a for a, in zip(c)],
        lambda c: heapq.merge(c).__next__(),
    ],
}
gc.disable()
bad = 0
for cls, ops in OPS.items():
    for n, f in enumerate(ops):
        c = cls()
        w = weakref.ref(c)
        try:
            f(c)
        except Exception as e:
            print(cls.__name__, n, type(e).__name__, f.__code__.co_names)
        del c
        if w() is not None:
            bad += 1
            print('kept', cls.__name__, n, f.__code__.co_names)
print('kept:', bad)
