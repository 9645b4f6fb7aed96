"""Frozen modules: what _imp tells of the examples, how importlib finds them, and what switching frozen modules off does."""

import _imp
import importlib
import importlib.machinery
import sys

for name in _imp._frozen_module_names():
    if "hello" in name:
        print(name, _imp.find_frozen(name), _imp.is_frozen_package(name))
data, package, origin = _imp.find_frozen("__hello__", withdata=True)
print(type(data), package, origin)
namespace = {"__name__": "hello"}
exec(_imp.get_frozen_object("__hello__", data), namespace)
namespace["main"]()
for name in "no_such_module", "__phello__.nothing":
    try:
        _imp.get_frozen_object(name)
    except ImportError as e:
        print(e, e.name)
try:
    _imp.get_frozen_object("x", b"6'\xd5Cu\x12")
except ImportError as e:
    print(e, e.name)

import __phello__.spam

print(__phello__.__spec__.origin, __phello__.__spec__.loader, __phello__.spam.__spec__.origin)
__phello__.spam.main()
for name in "__phello__.spam", "__phello__":
    del sys.modules[name]
_imp._override_frozen_modules_for_tests(-1)
try:
    print(importlib.machinery.FrozenImporter.find_spec("__hello__"), _imp.is_frozen("os"), _imp.is_frozen("zipimport"))
    import __phello__

    print(__phello__.__spec__.origin == __phello__.__file__)
finally:
    _imp._override_frozen_modules_for_tests(0)
print(_imp.is_frozen("__hello__"), _imp.is_frozen("os"))
