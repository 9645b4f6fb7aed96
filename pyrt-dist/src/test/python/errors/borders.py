def f():
    try:
        try:
            raise
        finally:
            None.x
    except AttributeError as e:
        c = e.__context__
        print(repr(c), c.__traceback__ and c.__traceback__.tb_lineno)
    print(list(g for g in [lambda: 1])[0].__qualname__)
    print(list((lambda: 1) for g in [1])[0].__qualname__)
    print([(lambda: 1) for g in [1]][0].__qualname__)
f()
class K:
    a = [(lambda: 1) for g in [1]]
    b = list((lambda: 1) for g in [1])
print(K.a[0].__qualname__, K.b[0].__qualname__)
class S:
    __slots__ = 'x'
S.__module__ = 'm'
try: S().x
except AttributeError as e: print(e)
try: complex(S())
except TypeError as e: print(e)
for s in ("x is ()", "x is (1, 2)", "() is x", "x is -1", "x is not (1, 'a')", "x is ((),)", "x is 1", "x is 1+1"):
    import warnings
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        compile(s, 'f', 'eval')
    print(s, [str(x.message) for x in w])
