"""types.SimpleNamespace: making, comparing, copying."""
import types, copy, pickle
S=types.SimpleNamespace
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: S([],[])); t(lambda: S(1)); t(lambda:S([1])); t(lambda:S([['x']])); t(lambda:S(**{1:2})); t(lambda:S({1:2})); t(lambda:S([[1,2]]))
t(lambda: S({'a':1,1:2}))
t(lambda: copy.replace(S(a=1),b=2)); t(lambda:S(a=1).__replace__(3)); t(lambda:S(a=1).__reduce__())
class T(S):
    def __init__(self,a): self.a=a
t(lambda: copy.replace(T(1),a=2))
t(lambda: pickle.loads(pickle.dumps(S(a=1))))
t(lambda: S(a=1)<S(b=1)); t(lambda: hash(S()))
