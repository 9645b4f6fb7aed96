"""What a container lets go dies at once, in the container's order."""


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return isinstance(other, Mark) and self.name == other.name


def marks(*names):
    return [Mark(n) for n in names]


print("list pop")
items = marks("a", "b", "c", "d", "e")
items.pop()
print("list pop first")
items.pop(0)
print("list del")
del items[0]
print("list store")
items[0] = 1
print("list remove")
items.remove(Mark("d"))
print("list clear")
items = marks("a", "b", "c")
items.clear()
print("list death")
items = marks("x", "y", "z")
del items
print("list slice")
items = marks("0", "1", "2", "3", "4", "5")
items[1:3] = [None]
print(" deleting a slice")
del items[2:4]
print(" stepping")
items[::2] = [8, 9]
print(" rest", items)
print("list reverse, sort")
items = marks("r1", "r2")
items.reverse()
items.sort(key=lambda m: m.name)
print(" sorted")
items = None
print("list extend, insert, plus")
items = marks("e1")
items.extend(marks("e2"))
items.insert(0, Mark("e0"))
items = items + marks("e3")
print(" made", [m.name for m in items])
items *= 0
print(" multiplied")
print("tuple")
pair = (Mark("t1"), Mark("t2"))
pair = None
print("nested tuple")
pair = (Mark("n1"), (Mark("n2"), [Mark("n3")]), Mark("n4"))
pair = None
print("dict store")
d = {"a": Mark("v1"), "b": Mark("v2")}
d["a"] = Mark("v3")
print("dict del")
del d["a"]
print("dict pop")
d.pop("b")
print("dict clear")
d = {1: Mark("c1"), 2: Mark("c2")}
d.clear()
print("dict death")
d = {Mark("k1"): Mark("w1"), Mark("k2"): Mark("w2")}
d = None
print("dict popitem, setdefault, update")
d = {1: Mark("p1"), 2: Mark("p2")}
d.popitem()
d.setdefault(1, Mark("s1"))
d.update({1: Mark("u1")})
d |= {1: Mark("u2")}
d = None
print("dict equal key")
d = {Mark("same"): 1}
d[Mark("same")] = 2
print(" stored")
d = None
print("set")
s = {Mark("s1")}
s.add(Mark("s1"))
print(" added")
s.discard(Mark("s1"))
print(" discarded")
s = {Mark("s2")}
s.pop()
s = frozenset([Mark("f")])
s = None
print("attributes")
m = Mark("m")
m.child = Mark("child")
m.child = Mark("child 2")
print(" replaced")
del m.child
print(" deleted")
m.other = Mark("other")
m = None
print("attributes by dict")
m = Mark("n")
m.__dict__["z"] = Mark("z")
m.__dict__["z"] = 1
print(" replaced")
vars(m)["y"] = Mark("y")
m = None
print("class attribute")


class Holder:
    item = Mark("class item")


Holder.item = None
print("slots")


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = Mark("slot a")
s.b = Mark("slot b")
s.a = None
print(" replaced")
del s.b
print(" deleted")
s.a = Mark("slot c")
s = None
print("iterator keeps its list")
it = iter(marks("i1", "i2"))
print(next(it).name)
print(" one taken")
it = None
print("exhausted iterator lets go")
it = iter(marks("j1", "j2"))
for m in it:
    print(" ", m.name)
m = None
print(" gone")
print("enumerate, zip, map")
for i, m in enumerate(marks("z1", "z2")):
    pass
m = None
print(" enumerated")
for a, b in zip(marks("a1", "a2"), marks("b1", "b2")):
    pass
a = b = None
print(" zipped")
list(map(lambda m: m.name, marks("m1", "m2")))
print(" mapped")
print(sorted(marks("q2", "q1"), key=lambda m: m.name)[0].name)
print("bound method")
f = Mark("self").__hash__
print(" bound")
f = None
print("dict views")
d = {1: Mark("view")}
v = d.values()
d = None
print(" view keeps")
v = None
print("reversed and slices")
r = reversed(marks("rev1", "rev2"))
print(next(r).name)
r = None
print(marks("sl1", "sl2")[1:][0].name)
print("end")
