"""dataclasses, enum and namedtuple of the library."""
import copy
import enum
from collections import ChainMap, Counter, UserDict, namedtuple
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Frozen:
    a: int
    b: str = "b"


@dataclass(kw_only=True)
class Keywords(Point):
    z: int = 3


p = Point(1, 2)
print(p, p == Point(1, 2), p < Point(2), asdict(p), replace(p, y=9), [f.name for f in fields(p)])
f = Frozen(1)
print(f, hash(f) == hash(Frozen(1)), Frozen.__slots__)
try:
    f.a = 2
except FrozenInstanceError as e:
    print(e)
print(Keywords(1, z=4), copy.deepcopy(p) == p, copy.deepcopy(p).tags is p.tags)


class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    ALIAS = 1


class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10


print(list(Color), Color(2), Color["RED"], Color.ALIAS is Color.RED, Color.RED.name, Color.__members__.keys())
print(Perm.R | Perm.W, Perm(7), list(Perm(6)), Perm.R in Perm(6), ~Perm.R, Level.HIGH > 5, Level.LOW + 1, f"{Level.LOW}")
try:
    Color(9)
except ValueError as e:
    print(e)
P = namedtuple("P", "x y z", defaults=[7])
q = P(1, 2)
print(q, q.z, q._asdict(), q._replace(x=5), P._fields, P._make([1, 2, 3]), P.x.__doc__)
c = Counter("abracadabra")
print(c, c.most_common(2), c - Counter("abc"), c & Counter("aab"), c.total(), sorted(c.elements())[:6])
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], dict(m), m.parents)


class Upper(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


print(Upper(a=1, b=2))
