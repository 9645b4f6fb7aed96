"""A program bars a module that the import machinery is made of before it imports anything of the library."""

import sys

sys.modules["_warnings"] = None

import colorsys

print(colorsys.__name__, sys.modules["_warnings"])
try:
    import _warnings
except ImportError as e:
    print(type(e).__name__, e)

sys.modules.pop("warnings", None)
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("by the library's own part")
print([str(w.message) for w in seen])
