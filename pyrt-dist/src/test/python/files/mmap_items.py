"""The items of an mmap by number are bytes, by subscript ints."""
import mmap
m=mmap.mmap(-1,3)
match m:
    case [*x]: print('seq', x)
    case _: print('no')
print(list(m)); print(2 in m, b'a' in m, hasattr(m, '__iter__'), type(iter(m)).__name__)
class S(mmap.mmap): pass
print(list(S(-1, 2)))
print(list(reversed(m)))
class G(mmap.mmap):
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i * 10
print(list(G(-1, 5)))
import operator
print(operator.getitem(m, 0), m[0], min(m), b''.join(m))
