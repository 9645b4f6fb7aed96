"""Events of sys.monitoring that are easily missed or made up: frames that close() ends, ends of try bodies, branches that co_branches() knows, lines that callbacks set."""
import sys

m = sys.monitoring
E = m.events
TOOL = 3
m.use_tool_id(TOOL, "flow")


def record(events, func, *callbacks):
    for event, callback in callbacks:
        m.register_callback(TOOL, event, callback)
        events |= event
    m.set_events(TOOL, events)
    try:
        result = func()
    finally:
        m.set_events(TOOL, 0)
        for event, _ in callbacks:
            m.register_callback(TOOL, event, None)
    return result


def generator():
    yield 1


def close():
    g = generator()
    next(g)
    g.close()


seen = []
record(0, close, (E.PY_UNWIND, lambda code, offset, exc: seen.append((code.co_name, type(exc).__name__))))
print(seen)


def tries(fail):
    try:
        if fail:
            raise KeyError(fail)
        value = 1
    except KeyError:
        value = 2
    finally:
        fail = None
    with open("/dev/null"):
        value += 1
    return value


for fail in (False, True):
    jumps = []
    print(record(0, lambda: tries(fail), (E.JUMP, lambda code, offset, to: jumps.append(code.co_name))), jumps)


def branches(n=3):
    total = 0
    while n:
        n -= 1
        for i in range(n):
            if i % 2 and total < 100:
                total += i
            elif i is None:
                total -= 1
    return total


lefts, rights = set(), set()
for place, left, right in branches.__code__.co_branches():
    lefts.add((place, left))
    rights.add((place, right))
wrong = []


def left(code, place, to):
    if code is branches.__code__ and (place, to) not in lefts:
        wrong.append(("left", place, to))


def right(code, place, to):
    if code is branches.__code__ and (place, to) not in rights:
        wrong.append(("right", place, to))


print(record(0, branches, (E.BRANCH_LEFT, left), (E.BRANCH_RIGHT, right)), wrong, len(lefts) > 2)


def skipped():
    a = 1
    a = 2
    a = 3
    return a


def skip(code, line):
    if code is skipped.__code__ and line == code.co_firstlineno + 2:
        sys._getframe(1).f_lineno = line + 2


print(record(0, skipped, (E.LINE, skip)))


def set_elsewhere(code, offset):
    if code is skipped.__code__:
        try:
            sys._getframe(1).f_lineno = code.co_firstlineno + 2
        except ValueError:
            print("no line can be set at the start")


print(record(0, skipped, (E.PY_START, set_elsewhere)))
m.free_tool_id(TOOL)
