"""The picklers and unpicklers of _pickle: protocols, memo, hooks, buffers, errors."""
import copyreg
import io
import pickle
import _pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return type(other) is Point and vars(self) == vars(other)


class Slotted:
    __slots__ = ("a", "b")


class Kept:
    def __init__(self, name):
        self.name = name


def show(what, function, *args, **keywords):
    try:
        print(what, function(*args, **keywords))
    except Exception as e:
        print(what, type(e).__name__, e, getattr(e, "__notes__", ""))


data = [0, 255, -1, 2**40, -2**70, 1.5, "text", "\u00e9\ud800", b"bytes", bytearray(b"array"), (), (1,), (1, 2, 3, 4),
        {"a": 1}, {1, 2}, frozenset((3,)), None, True, Point, len, Point(1, [2]), range(3), ..., NotImplemented, type(None), 3j]
data.append(data[14])
for protocol in range(6):
    pickled = pickle.dumps(data, protocol)
    print(protocol, pickle.loads(pickled) == data, pickle._loads(pickled) == data, pickle.loads(pickle._dumps(data, protocol)) == data)

loop = []
loop.append((loop, {"loop": loop}))
again = pickle.loads(pickle.dumps(loop))
print(again[0][0] is again, again[0][1]["loop"] is again)

# frames and large objects go to the file one by one
class Writer(list):
    write = list.append

w = Writer()
pickle.dump(["x" * 100_000, list(range(40_000))], w)
print([len(chunk) for chunk in w])
print(len(pickle.loads(b"".join(w))[1]))


class WithHooks(pickle.Pickler):
    def persistent_id(self, o):
        return o.name if isinstance(o, Kept) else None

    def reducer_override(self, o):
        return (int, ("42",)) if o is print else NotImplemented


class WithLoads(pickle.Unpickler):
    def persistent_load(self, name):
        return "kept " + name

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


for protocol in (0, 2, 5):
    f = io.BytesIO()
    p = WithHooks(f, protocol)
    p.dump([Kept("one"), print, Point(1, 2)])
    print(len(p.memo.copy()) > 0, p.bin, p.fast)
    f.seek(0)
    print(WithLoads(f).load()[:2])

f = io.BytesIO()
p = pickle.Pickler(f)
p.dispatch_table = copyreg.dispatch_table.copy()
p.dispatch_table[Point] = lambda point: (complex, (point.x, point.y))
p.dump(Point(1, 2))
print(pickle.loads(f.getvalue()))

buffers = []
pickled = pickle.dumps([pickle.PickleBuffer(b"abc"), pickle.PickleBuffer(bytearray(b"def"))], 5, buffer_callback=buffers.append)
print(pickled, [type(b) for b in pickle.loads(pickled, buffers=[b"abc", bytearray(b"def")])])

u = pickle.Unpickler(io.BytesIO(pickle.dumps(["a", "b"])))
u.load()
print(u.memo.copy())
show("memo", setattr, u, "memo", {-1: 2})
show("memo", setattr, u, "memo", {"x": 2})

show("nested", pickle.dumps, [1, {"key": (x for x in ())}])
show("protocol", pickle.dumps, 1, 9)
show("write", pickle.Pickler, 1)
show("read", pickle.Unpickler, 1)
for bad in (b"", b"]", b"\x80\x09.", b"(.", b".", b"0.", b"h\x05.", b"\xff.", b"]a.", b"(K\x01d.", b"cnomodule\nx\n.", b"S'x.", b"\x8a\x05a.", b"Ifoo\n.",
            b"\x82\x01.", b"Pid\n.", b"N(.", b"}(K\x01u.", b"K\x01K\x01\x81.", b"\x95\x00\x00\x00\x00\x00\x00\x00\xff."):
    show(bad, pickle.loads, bad)

deep = None
for _ in range(200_000):
    deep = [deep]
try:
    pickle.dumps(deep)
except RecursionError as e:
    print("RecursionError")
while deep:
    deep = deep[0]
