"""Objects that tell when they die: deleted, rebound, in containers, frames, closures and cycles; weak references; resurrection. One death a statement."""

SETUP = '''
import gc, weakref
class T:
    def __init__(self, n, *held): self.n, self.held = n, held
    def __del__(self): print('died', self.n)
    def __hash__(self): return self.n
    def __repr__(self): return f'T{self.n}'
kept = []
class R(T):
    def __del__(self):
        print('kept', self.n)
        kept.append(self)
def pass_(x): return x
'''
STEPS = ["a = T({n})", "b = T({n})", "a = b", "b = a", "del a", "del b", "a = None", "c = [T({n}), T({m})]", "c.append(a)", "c.pop()", "c.clear()", "c = c[1:]", "del c[0]", "d = {{'k': T({n})}}", "d['k'] = a", "del d['k']", "d.clear()", "a = T({n}, b)", "a = T({n}, T({m}))", "b = R({n})",
         "f = lambda x=a: x", "f = lambda: a", "f = None", "T({n})", "[T({n})]", "pass_(T({n}))", "print(T({n}).n)", "w = weakref.ref(a, lambda r: print('weak', {n}))", "w = weakref.ref(a)", "print(w() is None)", "a.me = a", "a.other = b; b.other = a", "gc.collect()", "kept.clear()", "print(len(kept))",
         "a, b = b, a", "c = [a] * 3", "e = iter([T({n}), T({m})])", "next(e, None)", "g = (x for x in [T({n}), T({m})])", "next(g, None)", "del g", "t = (a, b)", "t = None", "s = {{a, b}}", "s.clear()", "a.n = {n}", "a.held = ()", "setattr(a, 'x', T({n}))", "del a.x", "def h(): return a", "h = None",
         "for x in [T({n}), T({m})]: print(x)", "x = None", "try:\n    raise ValueError(a)\nexcept ValueError as err:\n    del a", "try:\n    raise KeyError(T({n}))\nexcept KeyError:\n    print('caught')", "c[:] = [T({n})]", "c += [T({n})]", "c.sort(key=lambda z: z.n)", "c.reverse()", "wd = weakref.WeakValueDictionary(k=a)", "print(list(wd))",
         "class L: held = T({n})", "del L\ngc.collect()", "fin = weakref.finalize(a, print, 'finalize', {n})", "fin()", "print(fin.alive)", "p = weakref.proxy(a)", "print(p.n)", "c = [x for x in (a, b)]", "y = [T({n}) for _ in range(2)]", "y = None", "print([z.n for z in [T({n}), T({m})]])", "a = [T({n})][0]",
         "with open('/dev/null') as q: q.x = 1", "match T({n}):\n    case T(n=v): print(v)", "a = (b := T({n}))", "print(a is b)"]


def write(w):
    w.text(SETUP)
    count = 0

    def step():
        nonlocal count
        count += 2
        return w.dice.choice(STEPS).format(n=count, m=count + 1).replace("\n", "\n" + "    " * w.depth)

    def guarded():
        text = step()
        if "\n" in text or text.startswith(("for", "with", "def", "class")):
            with w.block("try:"):
                w.line(text.replace("\n", "\n    "))
        else:
            w.line(f"try: {text}")
        w.line("except Exception as e: print(type(e).__name__, e)")
        if w.chance(0.3):
            w.line("print('-')")
    for _ in range(w.dice.randint(1, 2)):
        with w.block("def f():"):
            w.line(f"a, b, c, d, e, s, t, x = T({count + 1}), T({count + 2}), [], {{}}, iter(()), set(), None, None")
            count += 2
            for _ in range(w.dice.randint(4, 14)):
                guarded()
            w.line("print('end')")
            for name in w.dice.sample("cdestxb", 7):
                w.line(f"{name} = None")
            w.line(w.pick("return a", "return None", "return f", "1 / 0", "pass"))
        count += 2
        w.line(f"try: r = f()\nexcept Exception as e: print(type(e).__name__, e)\nprint('after')\nr = None\nprint('gone')\ngc.collect()\nkept.clear()")
