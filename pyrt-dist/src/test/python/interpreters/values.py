"""What crosses from one interpreter to another, and what does not."""
import _interpreters

interp = _interpreters.create()


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, '|', repr(e.__cause__))


def globals_user():
    return interp


def returns():
    return 1


def closure():
    x = 1
    return lambda: x


for value in (None, True, 7, 2**70, 1.5, 'text\u20ac', b'bytes', (1, ('a', None)), [1, {2}], {'a': 1.0}):
    show(lambda: _interpreters.call(interp, lambda x: x, (value,)))
show(lambda: _interpreters.call(interp, len, ('abc',)))
show(lambda: _interpreters.call(interp, lambda *a, **k: (a, k), (1,), {'b': 2}))
show(lambda: _interpreters.call(interp, lambda: 1 / 0)[1].formatted)
show(lambda: _interpreters.call(interp, closure()))
show(lambda: _interpreters.call(interp, 3))
show(lambda: _interpreters.exec(interp, 'x = 1'))
show(lambda: _interpreters.exec(interp, 'print(x, __name__, y)', {'y': (1, 'two')}))
show(lambda: _interpreters.exec(interp, 'raise KeyError(1)').errdisplay)
show(lambda: _interpreters.exec(interp, 'x +'))
show(lambda: _interpreters.exec(interp, 3))
show(lambda: _interpreters.run_func(interp, returns))
show(lambda: _interpreters.set___main___attrs(interp, {'a': [1]}))
show(lambda: _interpreters.set___main___attrs(interp, {'a': 2**70}))
show(lambda: _interpreters.set___main___attrs(interp, {'a': (1, [])}))
show(lambda: [_interpreters.is_shareable(o) for o in (1, 'a', ([],), [], len, memoryview(b''))])

shared = bytearray(b'abc')
_interpreters.exec(interp, 'view[0] = 65', {'view': memoryview(shared)})
print(shared)

_interpreters.exec(interp, '''
import atexit
class A:
    def __del__(self):
        print('finalized')
a = A()
a.cycle = a
atexit.register(print, 'at exit')
''')
_interpreters.destroy(interp)
show(lambda: _interpreters.exec(interp, '1'))
print(_interpreters.list_all(), _interpreters.get_current(), _interpreters.is_running(0))
