# An import from __future__ binds names like any other.
from __future__ import annotations, division as d

import sys

print(annotations)
print(d, d.getMandatoryRelease(), "__future__" in sys.modules)


def f(x: undefined) -> None:
    pass


print(f.__annotations__)
