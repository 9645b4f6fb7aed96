# What iterators, sets, ranges, slices and bytearrays give copy and pickle, and how iterators take a position.
def show(x):
    try:
        r = x.__reduce__()
    except Exception as e:
        print(type(e).__name__, e); return
    print(type(x).__name__, r[0].__name__, [type(a).__name__ if hasattr(a, '__next__') or callable(a) else list(a) if isinstance(a, bytearray) else a for a in r[1]], r[2:])
class Seq:
    def __getitem__(self,i):
        if i>3: raise IndexError
        return i
    def __len__(self): return 4
    def __repr__(self): return 'Seq'
for f in (lambda: iter([1,2,3]), lambda: reversed([1,2,3]), lambda: iter((1,2,3)), lambda: iter('abc'), lambda: iter('a\u1234c'), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')),
  lambda: iter({1:2,3:4,5:6}), lambda: iter({1:2,3:4,5:6}.values()), lambda: iter({1:2,3:4,5:6}.items()), lambda: reversed({1:2,3:4,5:6}), lambda: reversed({1:2,3:4,5:6}.values()), lambda: reversed({1:2,3:4,5:6}.items()),
  lambda: iter({1,2,3}), lambda: iter(range(3,9,2)), lambda: iter(range(10,0,-3)), lambda: iter(range(1<<70,(1<<70)+3)), lambda: enumerate('abc',5), lambda: zip('abc','def'), lambda: zip('abc','def',strict=True),
  lambda: map(ord,'abc'), lambda: map(max,'abc','def',strict=True), lambda: filter(None,[0,1,2,3]), lambda: reversed(Seq()), lambda: iter(Seq()), lambda: iter(iter('abcb').__next__, 'b')):
    it=f(); show(it); next(it); show(it); 
    r=it.__reduce__()
    again=r[0](*r[1])
    if len(r)>2 and r[2] is not None: again.__setstate__(r[2])
    print(list(again))
    list(it); show(it)
    for s in (-5,-1,0,1,2,3,4,100):
        it=f()
        if not hasattr(it,'__setstate__'): break
        it.__setstate__(s); print(s, list(it), it.__length_hint__() if hasattr(it,'__length_hint__') else '')
    try: f().__setstate__('x')
    except Exception as e: print(type(e).__name__, e)
class S(set): pass
s=S([1]); s.x=1
class FS(frozenset): pass
for x in (set(), {1,2}, frozenset([1,2]), s, FS('a'), range(5), range(1,9,3), slice(1,2,3), slice(None), bytearray(b'ab\xff'), bytearray()):
    print(x.__reduce__(), x.__reduce_ex__(0), x.__reduce_ex__(4))
for x in ([], [1], {}, {1:2}, set(), {1,2}, set(range(100)), bytearray(b'abc'), b'abc', '', 'abc', 1, 1<<100, 1.0, (), (1,2)):
    print(type(x.__sizeof__()))
