def g():
    yield 1
for x in (StopIteration(3), ValueError(2)):
    h = g()
    try: h.throw(x)
    except BaseException as e: print(type(e), e, repr(e.__context__))
h = g(); next(h)
try: h.throw(StopIteration(1))
except BaseException as e: print(type(e), e, repr(e.__context__))
def g():
    raise StopIteration(1)
    yield 1
try: next(g())
except BaseException as e: print(type(e), e, repr(e.__context__))
class N: pass
try:
    with N(): pass
except TypeError as e: print(e)
class M:
    def __enter__(self): pass
    def __exit__(self, *a): 1/0
def f():
    with M() as a, \
         M() as b:
        print()
        return 1
def f2():
    for x in [1]:
        with M():
            try:
                break
            finally:
                pass
for x in f, f2:
    try: x()
    except ZeroDivisionError as e: print(e.__traceback__.tb_next.tb_lineno, e.__context__ and e.__context__.__traceback__.tb_lineno)
class It:
    def __iter__(self): return self
    def __next__(self): pass
def gen2():
    try:
        r = (yield from It())
        print('result', r)
        yield 5
    finally:
        print('outer finally')
for e in StopIteration(3), StopIteration, ValueError(1), GeneratorExit():
    g = gen2(); next(g)
    try: print(g.throw(e))
    except BaseException as x: print(repr(x), repr(x.__context__))
    g.close()
