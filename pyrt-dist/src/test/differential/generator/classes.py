"""Classes: inheritance, super, properties, descriptors, slots, metaclasses, attribute hooks, class bodies, changing classes afterwards."""
from .statements import Place, body
from .values import expr

DESCRIPTOR = '''
class D:
    def __init__(self, v=0): self.v = v
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
    def __get__(self, obj, owner=None):
        print('get', obj is None, owner.__name__)
        return self.v
class DD(D):
    def __set__(self, obj, value):
        print('set', value)
        self.v = value
    def __delete__(self, obj): print('delete')
class Meta(type):
    def __new__(m, name, bases, ns, **k):
        print('new', name, [b.__name__ for b in bases], sorted(n for n in ns if not n.startswith('__')), k)
        return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **k): super().__init__(name, bases, ns)
    def __call__(c, *a, **k):
        print('call', c.__name__, a, k)
        return super().__call__(*a, **k)
    def __getattr__(c, n): return 'meta ' + n
'''
NAMES = ["x", "y", "m", "n"]


def member(w, bases):
    name = w.dice.choice(NAMES)
    return w.pick(
        lambda: w.line(f"{name} = {expr(w, 'any', 1)}"),
        lambda: w.line(f"{name} = {w.pick('D(1)', 'DD(2)', 'D()', 'DD()')}"),
        lambda: w.line(f"def {name}(self, *a): return {w.pick(repr(w.fresh('r')), 'a', 'self.x', 'len(a)', 'type(self).__name__', f'super().{name}(*a)', f'super().{name}', '__class__.__name__')}"),
        lambda: w.line(f"@property\n{'    ' * w.depth}def {name}(self): return {w.pick('self._p', '1', 'self.y', 'type(self).__name__')}\n{'    ' * w.depth}" + (f"@{name}.setter\n{'    ' * w.depth}def {name}(self, v): self._p = v" if w.chance(0.5) else "")),
        lambda: w.line(f"@{w.pick('classmethod', 'staticmethod')}\n{'    ' * w.depth}def {name}(*a): return [getattr(e, '__name__', e) if isinstance(e, (type, int, str)) else 'o' for e in a]"),
        lambda: w.line(f"def __getattr__(self, n): {w.pick('return ' + repr('ga ') + ' + n', 'raise AttributeError(n)', 'raise KeyError(n)', 'return super().__getattribute__(n)')}"),
        lambda: w.line(f"def __getattribute__(self, n):\n{'    ' * w.depth}    if n == {w.dice.choice(NAMES)!r}: {w.pick('raise AttributeError(n, 1)', 'return 5', 'print(n)')}\n{'    ' * w.depth}    return super().__getattribute__(n)") if w.chance(0.4) else None,
        lambda: w.line(f"def __setattr__(self, n, v): {w.pick('print(n, v); super().__setattr__(n, v)', 'self.__dict__[n] = v', 'object.__setattr__(self, n, (v,))', 'raise AttributeError(n)')}"),
        lambda: w.line(f"def __delattr__(self, n): {w.pick('print(n)', 'super().__delattr__(n)')}"),
        lambda: w.line(f"def __init__(self, *a, **k): {w.pick('super().__init__(*a, **k)', 'self.x = a', 'print(a, k)', 'super().__init__()', 'return None', 'return 3' if w.chance(0.2) else 'pass')}"),
        lambda: w.line(f"def __new__(cls, *a): {w.pick('return super().__new__(cls)', 'return object.__new__(cls)', 'return 5', 'print(cls.__name__, len(a)); return super().__new__(cls)')}"),
        lambda: w.line(f"def __init_subclass__(cls, **k): {w.pick('print(' + repr('sub') + ', cls.__name__, k)', 'super().__init_subclass__(**k)', 'cls.' + name + ' = 9')}"),
        lambda: w.line(f"__slots__ = {w.pick('()', repr('x'), '(' + repr('x') + ', ' + repr('q') + ')', '[' + repr('__dict__') + ']', '(' + repr('y') + ', ' + repr('__weakref__') + ')', repr('1'))}") if w.chance(0.4) else None,
        lambda: w.line(f"def __repr__(self): return {w.pick(repr('<r>'), 'type(self).__name__', '5', repr('x') + ' * 3')}"),
        lambda: w.line(f"class Inner: {name} = {expr(w, 'int', 0)}"),
        lambda: w.line(f"{name}: int = {expr(w, 'int', 0)}"),
        lambda: w.line(f"for {name} in range(2): _q{w.fresh('')} = {name}") if w.chance(0.3) else None,
        lambda: w.line(f"def __{w.pick('call', 'contains', 'getitem', 'bool', 'len', 'hash', 'eq', 'dir', 'format', 'class_getitem')}__(self, *a): tick(); return {w.pick('1', 'True', 'a', '-1', 'None', 'NotImplemented', repr('s'), '2**70', '[]')}"),
        lambda: w.line(f"__private_{name} = 1\n{'    ' * w.depth}def {name}(self): return self.__private_{name}, self.__other"),
    )()


def bases_of(w, known):
    options = w.dice.sample(known, min(len(known), w.dice.choice((0, 1, 1, 2, 2, 3)))) if known else []
    if not options and w.chance(0.4):
        options = [w.pick("int", "str", "list", "dict", "Exception", "tuple", "object", "float", "set", "bytes")]
    if w.chance(0.08):
        options.append(w.pick("metaclass=Meta", "flag=1", "metaclass=Meta, k=2", "bool", "None", "'s'", "metaclass=type"))
    return ", ".join(options)


USES = ["o.{n}", "o.{n}", "o.{n}()", "o.{n}(1, 2)", "C.{n}", "setattr(o, {q}, 7)", "delattr(o, {q})", "vars(o)", "getattr(o, {q}, 'none')", "hasattr(o, {q})", "[c.__name__ for c in C.__mro__]", "repr(o)[:30]", "isinstance(o, {k})", "issubclass(C, {k})", "super(C, o).{n}", "C.{n}(o)",
        "o == o", "bool(o)", "len(o)", "o[0]", "o()", "hash(o) == hash(o)", "o.__class__.__name__", "C.__dict__.get({q}) is not None", "object.__getattribute__(o, {q})", "type(C).__name__", "C.__base__.__name__", "C.__bases__ != ()", "o.__init__()", "C.__name__ + C.__qualname__ + C.__module__", "C[1]",
        "C.nope", "o.nope", "f'{{o}}'[:20]", "'{{}}'.format(o)[:20]", "sorted(n for n in dir(o) if len(n) < 3)", "C.__slots__", "o.q", "getattr(o, '_C1__private_x', 0)", "type(o.{n}).__name__", "1 in o", "[*o]", "C.__init__ is object.__init__"]
CHANGES = ["C.{n} = 5", "C.{n} = property(lambda s: 6)", "del C.{n}", "o.{n} = 8", "del o.{n}", "o.__class__ = {k}", "o.__dict__ = {{'x': 'new'}}", "o.__dict__['y'] = 3", "C.__bases__ = ({o},)", "C.__name__ = 'Renamed'", "C.{n} = D(5)", "C.__getattr__ = lambda s, n: n * 2", "del C.__getattr__", "C.__eq__ = lambda s, o: 'eq'",
           "C.__len__ = lambda s: 4", "C.__call__ = lambda s: 'called'", "C.__repr__ = lambda s: 'shown'", "type.__setattr__(C, {q}, 1)", "C.__hash__ = None", "o.new = 1", "{k}.{n} = 'base'", "C.__iter__ = lambda s: iter('it')", "C.__bool__ = lambda s: 'x'", "{k}.{n} = classmethod(lambda c: c.__name__)"]


def write(w):
    w.text(DESCRIPTOR)
    known = []
    for _ in range(w.dice.randint(1, 4)):
        name = w.fresh("C")
        with w.block("try:"):
            with w.block(f"class {name}({bases_of(w, known)}):"):
                for _ in range(w.dice.randint(0, 4)):
                    member(w, known)
                if w.chance(0.15):
                    with w.scope(x="int"):
                        with w.block("def body(self, x=1):"):
                            body(w, Place(1))
            w.line(f"print({name}.__name__, {name}.__flags__ & (1 << 9 | 1 << 10))" if w.chance(0.2) else "pass")
        with w.block("except Exception as e:"):
            w.line("print(type(e).__name__, e)")
            w.line(f"class {name}: pass")
        known.append(name)
    for _ in range(w.dice.randint(1, 3)):
        name = w.dice.choice(known)
        w.line(f"C = {name}")
        w.line(f"o = None\ntry: o = C({w.pick('', '', '1', '1, 2', 'k=1')})\nexcept Exception as e: print(type(e).__name__, e)")
        for _ in range(w.dice.randint(3, 9)):
            n = w.dice.choice(NAMES)
            words = {"n": n, "q": repr(n), "k": w.pick(*known, "object", "int"), "o": w.dice.choice(known)}
            if w.chance(0.3):
                w.line(f"try: {w.dice.choice(CHANGES).format(**words)}\nexcept Exception as e: print(type(e).__name__, e)")
            else:
                use = w.dice.choice(USES).format(**words)
                w.line(f"show({use!r}, lambda: (lambda v: getattr(v, '__name__', 'object') if callable(v) or type(v).__name__[0] in 'CDmd' and not isinstance(v, dict) else v)({use}))")
