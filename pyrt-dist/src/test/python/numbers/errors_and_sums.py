"""Sums of floats, ints and bools; floors of bools; errors that show what was given; dates out of range; unhashable elements."""
print(sum([1e16, 24.12541, 1]), sum([1e16, 24.12541, True]), sum([1e16,1j, 24.12541, 1]), sum([1e16,1j,24.12541,True,1]))
for x in (10**400, 2**70):
    try: print(sum([1.0, x, .1]))
    except Exception as e: print(type(e).__name__, e)
    try: print(sum([1.0j, x, .1]))
    except Exception as e: print(type(e).__name__, e)
import math
print(math.floor(True), math.ceil(True), math.trunc(True), round(True), True.__floor__())
class S(str):
    def __repr__(s): return 'S!'
class I(int): pass
print(repr(math.floor(I(3))), type(math.floor(I(3))))
for f in (int, float, complex):
    try: f(S('q'))
    except ValueError as e: print(e)
try: int(S('q'), 7)
except ValueError as e: print(e)
class A: pass
class B(A): pass
    try: type('X', b, {})
    except TypeError as e: print(e)
import datetime
for o in (2147483647, 2**31, 2**40, 10**20, -10**20, 0, -5, 3652060, 10**9, 2147483647-400, 5*10**8):
    try: datetime.date.fromordinal(o)
    except Exception as e: print(type(e).__name__, e)
from collections import Counter
for f in (lambda: Counter([[1]]), lambda: {1,2}.intersection([[1]]), lambda: frozenset({1}).intersection([{}]), lambda: {1}.difference([[]]), lambda: {1}.symmetric_difference([[]]), lambda: {1}.issuperset([[]]), lambda: {1}.isdisjoint([[]]), lambda: {1}.intersection_update([[]]), lambda: {1}.issubset([[]])):
    try: print(f())
    except TypeError as e: print(e)
