"""Comprehensions and generator expressions: nested, with conditions, assignments, closures and errors inside."""
from .values import expr


def clause(w, names):
    name = w.fresh("i")
    over = w.pick("range(4)", "range(3)", "'abc'", "[3, 1, 2]", "{'a': 1, 'b': 2}.items()", *(names or ["(1, 2)"]), expr(w, "list", 1))
    names.append(f"[{name}, 0]")
    target = w.pick(name, name, name, f"{name}, *_")
    conditions = "".join(" if " + w.pick(f"{name} != 1", f"{name}", f"(y := {name})", "not False", expr(w, "bool", 0)) for _ in range(w.dice.choice((0, 0, 1, 2))))
    return f"for {target} in {over}{conditions}", name


def comprehension(w):
    names, clauses, variables = [], [], []
    for _ in range(w.dice.choice((1, 1, 2, 3))):
        text, name = clause(w, names)
        clauses.append(text)
        variables.append(name)
    item = w.pick(*variables, f"({', '.join(variables)},)", f"{variables[-1]} * 2", f"[{variables[0]} for _ in range(2)]", f"(z := {variables[-1]})", f"lambda: {variables[0]}", f"str({variables[-1]})", expr(w, "any", 1),
                  f"{{{variables[0]}: {variables[-1]}}}", f"1 // (len(str({variables[-1]})) - 1)")
    rest = " ".join(clauses)
    shown = "1" if item.startswith("lambda") else f"repr({item})"
    return w.pick(f"[{item} {rest}]", f"list({item} {rest})", f"{{{variables[0]}: {item} {rest}}}", f"{{{shown} {rest}}}", f"sum(1 for _ in ({item} {rest}))", f"tuple({item} {rest})", f"any({item} {rest})", f"sorted({shown} {rest})",
                  f"next(({item} {rest}), None)", f"dict(({variables[-1]}, {item}) {rest})", f"[*({item} {rest})]")


def write(w):
    for _ in range(w.dice.randint(2, 7)):
        text = comprehension(w)
        where = w.dice.random()
        if where < 0.5:
            w.line(f"def f(a={expr(w, 'list', 1)}):\n    y = z = None\n    r = {text}\n    r = [g() if callable(g) else g for g in r] if isinstance(r, list) else r\n    return r, y, z")
            w.line("show('comprehension', f)")
        elif where < 0.8:
            with w.block("try:"):
                w.line(f"y = z = 0\nr = {text}".replace("\n", "\n" + "    " * w.depth))
                w.line("print([g() if callable(g) else g for g in r] if isinstance(r, list) else r if not callable(r) else 'f', y, z)")
            with w.block("except Exception as e:"):
                w.line("print(type(e).__name__, e)")
        else:
            text = text.replace("(y := ", "(").replace("(z := ", "(")
            with w.block("try:"):
                with w.block("class C:"):
                    w.line("k = 3")
                    w.line(f"r = {text}")
                w.line("print([g() if callable(g) else g for g in C.r] if isinstance(C.r, list) else C.r if not callable(C.r) else 'f', sorted(n for n in vars(C) if not n.startswith('__')))")
            with w.block("except Exception as e:"):
                w.line("print(type(e).__name__, e)")
