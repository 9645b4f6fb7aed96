"""Smaller cases that still show a difference."""
import ast


def pieces(items, still, budget):
    """Leaves out runs of items, halving their length, as long as what is left is still of interest. `budget` is a list with the trials left."""
    size = max(1, len(items) // 2)
    while True:
        at = 0
        while at < len(items):
            if budget[0] <= 0:
                return items
            smaller = items[:at] + items[at + size:]
            budget[0] -= 1
            if smaller and still(smaller):
                items = smaller
            else:
                at += size
        if size == 1:
            return items
        size //= 2


def text(source, still, trials=400):
    """A source shrunk by lines, then by characters."""
    empty = b"" if isinstance(source, bytes) else ""
    budget = [trials]
    lines = pieces(source.splitlines(keepends=True), lambda part: still(empty.join(part)), budget)
    source = empty.join(lines)
    if len(source) > 1500:
        return source
    budget[0] += trials // 2
    if isinstance(source, bytes):
        return b"".join(pieces([source[n:n + 1] for n in range(len(source))], lambda part: still(b"".join(part)), budget))
    return "".join(pieces(list(source), lambda part: still("".join(part)), budget))


def blocks(tree):
    """All lists of statements of a tree."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block:
                yield node, name


def simpler(tree):
    """Trees with a statement less, or with a block in place of its statement, biggest steps first; each is undone before the next is made."""
    for node, name in sorted(blocks(tree), key=lambda place: -len(getattr(*place))):
        block = getattr(node, name)
        needed = name == "body" or name == "cases"
        size = len(block)
        while size:
            at = 0
            while at < len(block):
                smaller = block[:at] + block[at + size:]
                if smaller or not needed:
                    setattr(node, name, smaller)
                    kept = yield
                    if kept:
                        return
                    setattr(node, name, block)
                at += size
            size //= 2
        if needed and name == "body" and not (len(block) == 1 and isinstance(block[0], ast.Pass)) and not isinstance(node, (ast.Lambda, ast.IfExp)):
            setattr(node, name, [ast.Pass()])
            kept = yield
            if kept:
                return
            setattr(node, name, block)
        for at, statement in enumerate(block):
            for inner in ("body", "orelse", "finalbody"):
                lifted = getattr(statement, inner, None)
                if isinstance(lifted, list) and lifted and not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                    setattr(node, name, block[:at] + lifted + block[at + 1:])
                    kept = yield
                    if kept:
                        return
                    setattr(node, name, block)


def program(source, still, trials=500):
    """A program shrunk statement by statement."""
    best = ast.unparse(ast.parse(source))
    if not still(best):
        return source
    progress = True
    while progress and trials > 0:
        progress = False
        tree = ast.parse(best)
        steps = simpler(tree)
        try:
            next(steps)
            while trials > 0:
                trials -= 1
                try:
                    smaller = ast.unparse(ast.fix_missing_locations(tree))
                    good = smaller != best and still(smaller)
                except Exception:
                    good = False
                if good:
                    best = smaller
                    progress = True
                steps.send(good)
        except StopIteration:
            pass
    return best
