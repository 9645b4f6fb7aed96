"""from m import * with names that are no strs, and modules whose name cannot be hashed."""

import ast
import sys
import types


def star(**names):
    module = types.ModuleType("star_module")
    module.__dict__.update(names)
    sys.modules["star_module"] = module
    return module


def attempt():
    space = {}
    try:
        exec("from star_module import *", space)
        print(sorted(k for k in space if k != "__builtins__"))
    except Exception as e:
        print(type(e).__name__, e)


star(__all__=[b"a"])
attempt()
star().__dict__[b"a"] = 1
attempt()
star(__all__=[1]).__name__ = 3
attempt()
star(__all__=["a"], a=1, b=2)
attempt()


class NoItem(tuple):
    __class_getitem__ = None


try:
    NoItem[int]
except TypeError as e:
    print(e)

for source in "(int, *str) -> x", "(*int, **str) -> x", "() -> x", "(int, *str, *Any) -> x", "(**a, b) -> x", "(a,) -> x", "(*a, b) -> x":
    try:
        print(ast.dump(ast.parse(source, "f", "func_type")))
    except SyntaxError as e:
        print(e.args)
try:
    ast.parse("def f():  # type: () -> int\n    # type: () -> str\n    pass\n", type_comments=True)
except SyntaxError as e:
    print(e.args)
