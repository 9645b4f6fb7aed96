"""Lists, dicts, sets, tuples, deques: aliasing, changes while being walked, order, deletion, views, sorting."""
from .values import expr, slice_

CALLS = {
    "list": ["append({x})", "extend({l})", "insert({i}, {x})", "pop()", "pop({i})", "remove({x})", "index({x})", "index({x}, {i})", "count({x})", "reverse()", "sort()", "sort(key=str)", "sort(key=repr, reverse=True)", "sort(key=lambda e: (type(e).__name__, repr(e)))", "clear()",
             "copy()", "__iadd__({l})", "__imul__({i})", "__contains__({x})", "__getitem__({s})", "__delitem__({s})", "__setitem__({s}, {l})", "__setitem__({i}, {x})", "__eq__({l})", "__lt__({l})", "__add__({l})", "__rmul__({i})", "append(o)", "__init__({l})", "extend(o)"],
    "dict": ["get({k})", "get({k}, {x})", "pop({k})", "pop({k}, {x})", "popitem()", "setdefault({k}, {x})", "update({d})", "update({d}, z=1)", "update([({k}, {x})])", "clear()", "copy()", "items()", "keys()", "values()", "__contains__({k})", "__getitem__({k})", "__delitem__({k})",
             "__setitem__({k}, {x})", "__or__({d})", "__ior__({d})", "keys() & {l}", "items() - {d}.items()", "keys() == {d}.keys()", "__reversed__().__next__()", "__eq__({d})", "fromkeys({l}, 0)", "keys().isdisjoint({l})", "__setitem__('self', o)", "keys() ^ {l}", "items() | {d}.items()"],
    "set": ["add({k})", "discard({k})", "remove({k})", "pop()", "update({l})", "union({l}, {l})", "intersection({l})", "difference({l})", "symmetric_difference({l})", "issubset({l})", "issuperset({l})", "isdisjoint({l})", "clear()", "copy()", "__ior__({e})", "__iand__({e})",
            "__isub__({e})", "__ixor__({e})", "__contains__({k})", "__eq__({e})", "__le__({e})", "intersection_update({l})", "difference_update({l})", "symmetric_difference_update({l})", "add({l})", "__contains__(set())"],
    "deque": ["append({x})", "appendleft({x})", "pop()", "popleft()", "extend({l})", "extendleft({l})", "rotate({i})", "index({x})", "insert({i}, {x})", "remove({x})", "reverse()", "count({x})", "copy()", "clear()", "__getitem__({i})", "__delitem__({i})", "__setitem__({i}, {x})", "__iadd__({l})",
              "__imul__(2)", "__add__({l})", "__eq__({l})"],
    "tuple": ["index({x})", "count({x})", "__add__({t})", "__mul__({i})", "__getitem__({s})", "__contains__({x})", "__lt__({t})", "__eq__({t})", "__hash__() == hash({t})"],
}


def filled(w, text):
    while True:
        for mark, value in (("{x}", expr(w, w.pick("int", "str", "any", "int"), 1)), ("{k}", expr(w, w.pick("int", "str", "tuple", "float", "int", "str"), 0)), ("{l}", expr(w, w.pick("list", "list", "tuple", "str"), 1)), ("{i}", str(w.dice.randint(-4, 6))),
                            ("{s}", f"slice({w.pick('None', '1', '-2', '0')}, {w.pick('None', '3', '-1', '9')}, {w.pick('None', '1', '2', '-1', '0')})"), ("{d}", expr(w, "dict", 1)), ("{e}", expr(w, "set", 1)), ("{t}", expr(w, "tuple", 1))):
            if mark in text:
                text = text.replace(mark, value, 1)
                break
        else:
            return text


def worked(w):
    """One container under two names, changed by a row of calls, each written."""
    kind = w.pick("list", "list", "dict", "dict", "set", "deque", "tuple")
    first = f"deque({expr(w, 'list', 1)}, {w.pick('None', '3', '5')})" if kind == "deque" else expr(w, kind, 2)
    w.line("from collections import deque")
    w.line("def f():")
    w.line(f"    o = {first}")
    w.line("    p = o")
    calls = [filled(w, w.dice.choice(CALLS[kind])) for _ in range(w.dice.randint(2, 8))]
    for call in calls:
        w.line(f"    try:\n        print({kind!r}, o.{call})\n    except Exception as e:\n        print(type(e).__name__, e)")
    w.line("    print(p, p is o, len(o))")
    w.line("    return o == p")
    w.line("show('worked', f)")


def walked(w):
    """A container changed while it is walked."""
    kind = w.pick("list", "dict", "set", "deque")
    first = "deque([1, 2, 3, 4])" if kind == "deque" else {"list": "[1, 2, 3, 4]", "dict": "{1: 2, 3: 4, 5: 6}", "set": "{1, 2, 3, 4}"}[kind]
    change = {"list": ["o.append(i)", "o.remove(i)", "del o[0]", "o[:] = []", "o.insert(0, i)", "o.clear()"], "dict": ["o[i] = 0", "o[i * 10] = 1", "del o[i]", "o.pop(i)", "o.clear()", "o.update({i: 1})", "o[7] = o.pop(i)"],
              "set": ["o.add(i)", "o.add(i + 10)", "o.discard(i)", "o.clear()", "o.pop()"], "deque": ["o.append(i)", "o.popleft()", "o.rotate(1)", "o[0] = i"]}[kind]
    over = w.pick("o", "o", "list(o)", "reversed(o)" if kind in ("list", "dict", "deque") else "o", "o.items()" if kind == "dict" else "o", "iter(o)", "enumerate(o)", "zip(o, o)", "o.values()" if kind == "dict" else "o")
    w.line("from collections import deque")
    w.line(f"def f():\n    o, n = {first}, 0\n    try:\n        for i in {over}:\n            i = i[0] if isinstance(i, tuple) else i\n            n += 1\n            if n > 9: break\n            if i != {w.dice.randint(0, 4)}: {w.dice.choice(change)}\n            print(i, o)\n    except Exception as e:\n        print(type(e).__name__, e)\n    return o")
    w.line("show('walked', f)")


def sliced(w):
    w.line(f"def f():\n    a = {expr(w, 'list', 2)}\n    b, c = a, a[:]")
    for _ in range(w.dice.randint(1, 3)):
        change = w.pick(f"a[{slice_(w)}] = {expr(w, w.pick('list', 'str', 'tuple', 'int'), 1)}", f"del a[{slice_(w)}]", f"a[{slice_(w)}] += {expr(w, 'list', 1)}", f"a[{slice_(w)}] = a", "a += a", "a *= 2", f"a[{w.dice.randint(-3, 3)}] = b",
                        f"a[{w.dice.randint(-3, 3)}:{w.dice.randint(-3, 3)}] = (e for e in b)")
        w.line(f"    try:\n        {change}\n    except Exception as e:\n        print(type(e).__name__, e)")
    w.line("    return a, b, c, a is b, a == c")
    w.line("show('sliced', f)")


def ordered(w):
    key = w.pick("", ", key=str", ", key=lambda e: len(repr(e))", ", key=abs", ", key=lambda e: e[0]", ", reverse=True", ", key=type")
    w.line(f"show('sorted', lambda: {w.pick('sorted', 'sorted', 'max', 'min', 'set', 'list', 'tuple')}({expr(w, w.pick('list', 'tuple', 'dict', 'set', 'str'), 2)}{key}))")


def compared(w):
    kind = w.pick("list", "tuple", "dict", "set")
    w.line(f"show('compare', lambda: {expr(w, kind, 2)} {w.pick('<', '<=', '==', '!=', '>', '|', '&', '-', '^', '+', 'in', 'is')} {expr(w, w.pick(kind, kind, 'any'), 2)})")


def nested(w):
    """A container in itself, shown and compared."""
    w.line(w.pick("def f():\n    a = [1]\n    a.append(a)\n    b = [1]\n    b.append(a)\n    return a, b, a in b, a[1][1] is a", "def f():\n    d = {}\n    d['d'] = d\n    return d, d['d']['d'] is d, list(d.values())",
                  "def f():\n    a = []\n    t = (a, 1)\n    a.append(t)\n    return t, a", "def f():\n    from collections import deque\n    d = deque([1])\n    d.append(d)\n    return d"))
    w.line("show('nested', f)")


def write(w):
    for _ in range(w.dice.randint(2, 6)):
        w.pick(worked, worked, walked, sliced, ordered, compared, nested)(w)
