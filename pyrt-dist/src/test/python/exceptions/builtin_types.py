"""Every builtin exception type: mro, attributes, arguments, str, repr; chaining, groups, tracebacks as objects."""

def plain(o):
    """The str without addresses."""
    words = str(o).split("0x")
    return words[0] + "".join("0x" + w.lstrip("0123456789abcdef") for w in words[1:])


def t(f):
    try:
        print(plain(f()))
    except BaseException as e:
        print(type(e).__name__ + ":", plain(e))


import builtins
names = sorted(n for n in dir(builtins) if isinstance(getattr(builtins,n), type) and issubclass(getattr(builtins,n), BaseException))
for n in names:
    c = getattr(builtins, n)
    print(n, [b.__name__ for b in c.__mro__], sorted(x for x in c.__dict__ if x not in ('__doc__','__reduce__','__text_signature__','__new__','__init__','__getstate__','__module__','__weakref__','__class_getitem__')))
    t(lambda: repr(c()))
    t(lambda: repr(c(1)))
    t(lambda: (str(c(1)), str(c()), str(c("a", 2)), c("a", 2).args))
    t(lambda: c(x=1))
for args in [("m",()),("m",(1,2,3)),("m",(1,2,3,4,5)),("m",(1,2,3,4,5,6,7,8)),("m",5),("m",("f.py",1,2,"t")),("m",("/a/f.py",1,2,"t",3,4))]:
    t(lambda: repr(SyntaxError(*args)))
    t(lambda: str(SyntaxError(*args)))
e=SyntaxError("m",("/a/b.py",3,4,"text")); print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.print_file_and_line)
for c in (UnicodeEncodeError,UnicodeDecodeError,UnicodeTranslateError):
    for a in [(),("a",),("a",b"x",0,1,"r"),("a","x",0,1,"r"),("a","xyz",0,2,"r"),("a","xyz",5,9,"r"),("xyz",0,1,"r"),("xyz\u1234\U00012345",3,4,"r"),("a","xyz\u1234\U00012345",4,5,"r"),("a",b'abc',1,2,"r"),("a","xyz",-5,-2,"r"),("a",1,1,1,"r"),("a","s","x",1,"r"),(1,)*5]:
        try: e=c(*a); print(c.__name__,a,str(e),repr(e), e.start,e.end, e.reason, e.encoding)
        except Exception as e: print(c.__name__,a,type(e),e)
for a in [(2,"x"),(2,"x","f"),(2,"x","f",None,"g"),(2,),(2,"x","f",0),(11,"a",5),(99999,"u"),("a","b"),(None,None,"f"),(2,"x",None)]:
    t(lambda: (repr(OSError(*a)), str(OSError(*a)), OSError(*a).errno, OSError(*a).strerror, OSError(*a).filename, OSError(*a).filename2, OSError(*a).args))
    t(lambda: type(OSError(*a)).__name__)
for i in range(140):
    n = type(OSError(i, "")).__name__
    if n != "OSError": print(i, n)
class MyOS(OSError):
    def __init__(self, a, b, c): super().__init__(a, b); self.c = c
m = MyOS(2, "b", 3); print(repr(m), m.errno, m.c)
t(lambda: BlockingIOError(11,"a",5).characters_written)
t(lambda: BlockingIOError(11,"a").characters_written)
print(StopIteration(5).value, StopIteration().value, SystemExit().code, SystemExit(3).code, SystemExit(1,2).code)
print(KeyError("a"), KeyError(""), KeyError(1,2), KeyError())
n = NameError("m", name="x"); print(n.name, n.args, NameError().name)
a = AttributeError("m", name="x", obj=5); print(a.name, a.obj)
i = ImportError("m", name="n", path="p", name_from="q"); print(i.msg, i.name, i.path, i.name_from, i, ImportError(1,2).msg)
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError("k") from z
except KeyError as k:
    print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__, k.__traceback__.tb_lineno, k.__traceback__.tb_next, type(k.__traceback__.tb_frame).__name__)
    k2 = k
t(lambda: setattr(k2, '__cause__', 1))
t(lambda: setattr(k2, '__context__', 1))
t(lambda: delattr(k2, '__cause__'))
t(lambda: setattr(k2, '__traceback__', 1))
t(lambda: setattr(k2, '__suppress_context__', 1))
t(lambda: setattr(k2, 'args', 1))
t(lambda: delattr(k2, 'args'))
k2.args = [1, 2]; print(k2.args)
k2.foo = 1; print(k2.foo, k2.__dict__)
t(lambda: k2.with_traceback(1))
print(k2.with_traceback(None) is k2, k2.__traceback__)
k2.add_note("n"); k2.add_note("o"); print(k2.__notes__)
t(lambda: k2.add_note(1))
print(k2.__reduce__(), OSError(2,"x","f").__reduce__(), ValueError(1).__reduce__())
# chaining and cycles
try:
    try: raise ValueError(1)
    except ValueError as a:
        try: raise TypeError(2)
        except TypeError as b:
            raise a
except ValueError as e:
    print(repr(e.__context__), e.__context__ and repr(e.__context__.__context__))
# groups
for args in [(), ("a",), (1,[ValueError()]), ("a",[]), ("a",5), ("a",[1]), ("a",{}), ("m",[ValueError(1)]), ("m",(KeyboardInterrupt(),))]:
    for c in (ExceptionGroup, BaseExceptionGroup):
        t(lambda: (type(c(*args)).__name__, repr(c(*args)), str(c(*args)), c(*args).message, c(*args).exceptions, c(*args).args))
g = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), KeyError(4)])])
g.add_note("note")
print(g.split(ValueError)); print(g.subgroup(ValueError)); print(g.subgroup((TypeError, KeyError))); print(g.subgroup(lambda e: isinstance(e, KeyError)))
print(g.split(OSError), g.subgroup(OSError), g.split(ExceptionGroup), g.subgroup(ValueError).__notes__)
t(lambda: g.split(1)); t(lambda: g.split(int)); t(lambda: g.subgroup((int,)))
class EG(ExceptionGroup):
    def derive(self, excs): return EG(self.message, excs)
print(repr(EG("m", [ValueError(1), KeyError(2)]).subgroup(KeyError)))
t(lambda: EG("m", [KeyboardInterrupt()]))
TB = type(k.__traceback__) if False else None
import sys
try: 1/0
except ZeroDivisionError as e: tb = e.__traceback__
TB = type(tb)
x = TB(None, tb.tb_frame, 5, 7); print(x.tb_lasti, x.tb_lineno, x.tb_next)
t(lambda: TB(1, tb.tb_frame, 5, 7)); t(lambda: TB(None, 1, 5, 7))
x.tb_next = tb; print(x.tb_next is tb)
t(lambda: setattr(tb, 'tb_next', x)); t(lambda: setattr(x, 'tb_next', 1)); t(lambda: delattr(x, 'tb_next'))
class Bad(Exception):
    def __str__(self): raise ValueError
t(lambda: str(Bad()))
print(issubclass(EnvironmentError, OSError), IOError is OSError)
def gen():
    return 5
    yield
try: next(gen())
except StopIteration as s: print(s.value, s.args)
def gen2(): raise StopIteration(1); yield
t(lambda: next(gen2()))
try: next(gen2())
except RuntimeError as r: print(repr(r.__cause__), repr(r.__context__))
