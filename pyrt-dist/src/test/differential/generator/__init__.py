"""Random Python programs, made from a seed: each is some episodes, and each episode is about one topic (a file of this folder).

Programs end (what might loop for ever calls `tick`), write little, and write the same each time: no addresses, no clocks. What may raise is called through `show`, which writes the error.
"""
import random
import warnings

from . import (
    classes, comprehensions, containers, coroutines, exceptions, finalizers, formats, functions, generators, inspection, library, managers, matching, numbers, operators,
    scopes, text, typed,
)
from .writer import Writer

PRELUDE = '''
def show(label, f, *args, **kwargs):
    try:
        print(label, repr(f(*args, **kwargs)))
    except Exception as e:
        print(label, type(e).__name__, e)

def fit(x):
    t = type(x)
    if t is int:
        return x if -(1 << 200) < x < 1 << 200 else x % 1000003
    if t in (str, bytes, bytearray, list, tuple):
        return x if len(x) < 60 else x[:20]
    return x

fuel = 3000
def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        raise RuntimeError("no fuel")
    return True
'''

TOPICS = (
    numbers, numbers, text, text, formats, containers, containers, comprehensions, functions, functions, exceptions, exceptions, generators, generators, coroutines, matching,
    classes, classes, operators, finalizers, managers, scopes, typed, typed, inspection, inspection, library,
)


def program(seed, number, topic=None):
    """Program NUMBER of the run SEED."""
    dice = random.Random(f"{seed}:{number}")
    writer = Writer(dice)
    writer.text(PRELUDE)
    for _ in range(dice.choice((1, 2, 2, 3, 4))):
        chosen = next(t for t in TOPICS if t.__name__.endswith("." + topic)) if topic else dice.choice(TOPICS)
        episode(writer, chosen)
    return writer.source()


def episode(writer, topic):
    """Adds an episode; one that is no Python (some expressions do not fit everywhere) is given up."""
    before = len(writer.lines)
    topic.write(writer)
    writer.forget()
    try:
        with warnings.catch_warnings(action="ignore"):
            compile("\n".join(writer.lines[before:]) + "\n", "episode", "exec")
    except SyntaxError:
        del writer.lines[before:]
