# Import statements: modules, packages, relative imports, errors and what they leave in sys.modules.
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
sys.dont_write_bytecode = True


def show(source):
    names = {"__name__": "__main__"}
    try:
        exec(source, names)
    except BaseException as e:
        print(f"{type(e).__name__}: {str(e).replace(os.path.dirname(os.path.abspath(__file__)), 'HERE')} {getattr(e, 'name', None)}")
    else:
        print(sorted(k for k in names if not k.startswith("__")))


for source in ("import plain", "import plain as p", "from plain import *", "from plain import value as v, _hidden", "from plain import nothing", "from listed import *", "import package.inner.deep",
               "import package.inner.deep as d", "from package import inner, name", "from package.inner import deep", "import package.nothing", "from package import nothing", "import nothing", "import nothing.more",
               "from nothing import x", "import plain.more", "import package.beyond", "from . import x", "from .x import y", "import circular_a", "import failing", "import failing", "import syntax", "import lazy", "from lazy import made", "from lazy import other",
               "from package.inner.deep import (text, value,)", "def f():\n  from plain import *", "from __future__ import nothing", "import sys, os as o"):
    print(repr(source), end=" ")
    show(source)

import lazy
import package.inner.deep
import plain

print(plain.__name__, plain.__doc__, plain.__package__ == "", plain.__spec__.name, type(plain.__loader__).__name__, plain.__file__.endswith("plain.py"), plain.__spec__.origin == plain.__file__)
print(package.__package__, package.__path__[0].endswith("package"), package.__file__.endswith("__init__.py"), package.inner.deep.__package__, package.inner.deep.text, package.sibling is sys.modules["package.sibling"])
print(lazy.made, hasattr(lazy, "other"), dir(lazy), "failing" in sys.modules, "syntax" in sys.modules, "nothing" in sys.modules)
try:
    lazy.other
except AttributeError as e:
    print(e)
try:
    plain.other
except AttributeError as e:
    print(e)
print(__import__("package.inner.deep") is package, __import__("package.inner.deep", fromlist=["text"]) is package.inner.deep)
for args in (("",), (5,), ("plain", None, None, (), -1), ("x", {}, {}, (), 1), ("x", {"__package__": "package"}, {}, (), 1), ("sibling", {"__package__": "package"}, {}, ("value",), 1)):
    try:
        print(__import__(*args).__name__)
    except BaseException as e:
        print(type(e).__name__, e)
sys.modules["fake"] = type(sys)("fake")
import fake

print(fake)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e, e.name)
sys.modules["odd"] = 5
import odd

print(odd)
first = plain.value
del sys.modules["plain"]
import plain

print(plain.value is first, plain.value == first)
module = type(sys)("made", "a doc")
print(module, module.__doc__, sorted(module.__dict__), module.__spec__, module.__loader__)
module.x = 1
print(module.x, repr(module))
del module.x
print(hasattr(module, "x"))
