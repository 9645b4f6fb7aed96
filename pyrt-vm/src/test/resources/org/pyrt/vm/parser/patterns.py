match command:
    case 1 | -1 | 1.5 | -2j | 1 + 2j | 1.5 - 2j | "s" | b"b" | "a" "b" | None | True | False: pass
    case x: pass
    case _: pass
    case (x): pass
    case (x,) | [x] | []: pass
    case (): pass
    case x, y: pass
    case x, *_: pass
    case *rest,: pass
    case [1, [2, *x], _]: pass
    case (a.b | a.b.c) as d: pass
    case {}: pass
    case {"a": 1, b.c: x, -1: y, 1 + 1j: z, None: w, **rest}: pass
    case {**rest}: pass
    case {"x": {"y": _},}: pass
    case A(): pass
    case a.B(x, 1, y=2, z=_,): pass
    case A(x=1): pass
    case A(B(C())) if x > 1: pass
    case x if (y := x): pass
    case match | case if 0: pass
match a, *b:
    case _: pass
match (a):
    case _:
        match b:
            case _ as c: pass
match -a:
    case 1: pass
match {}:
    case x: pass
match [a]:
    case x: pass
match not a:
    case x: pass
match match:
    case case: pass
match yield_ := 1:
    case x: pass
match *a, b:
    case x: pass
