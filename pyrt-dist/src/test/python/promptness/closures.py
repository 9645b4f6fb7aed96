"""Closures, bound methods, classes and functions as owners."""


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)

    def method(self):
        return self.name


def closure():
    held = Mark("closed over")

    def inner():
        return held.name

    return inner


print("closure")
c = closure()
print(c())
c = None
print("unused closure")
closure()


def counter():
    value = Mark("0")

    def step():
        nonlocal value
        value = Mark(value.name + "1")
        return value.name

    return step


print("nonlocal")
c = counter()
print(c())
print(c())
c = None


def shared():
    x = Mark("shared cell")
    return (lambda: x.name), (lambda: x)


print("shared cell")
a, b = shared()
a = None
print(" one left")
print(b().name)
b = None


def deleted():
    x = Mark("deleted in cell")

    def inner():
        return x

    del x
    print(" deleted")
    try:
        inner()
    except NameError as e:
        print(" ", e)


print("del of a cell variable")
deleted()


def parameter(p):
    def inner():
        return p

    p = None
    print(" rebound")
    return inner


print("parameter in a cell")
parameter(Mark("parameter"))
print("bound method")
m = Mark("bound").method
print(m())
m = None
print("partial use")
print(Mark("direct").method())
print("function attributes")


def f():
    pass


f.attribute = Mark("attribute")
f.attribute = None
print("default of a local function")


def make():
    def g(a=Mark("default of local"), *, k=Mark("keyword default")):
        pass

    print(" made")


make()
print("decorator")


def decorate(argument):
    def wrap(function):
        return lambda: (argument.name, function())

    return wrap


@decorate(Mark("decorator argument"))
def decorated():
    return 1


print(decorated())
decorated = None
print("comprehension closure")
fs = [lambda m=Mark("in lambda %d" % i): m.name for i in range(2)]
print([g() for g in fs])
fs.pop()
print(" popped")
fs = None
g = None
print("class body")


class C:
    item = Mark("class item")
    temp = Mark("class temporary")
    del temp
    print("  in body")


C.item = 0
print("resurrection")
saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  finalizing", self.name)
        saved.append(self)


p = Phoenix("phoenix")
p = None
print(" saved", len(saved), saved[0].name)
saved.clear()
print(" not finalized twice", len(saved))
print("resurrection with contents")
p = Phoenix("owner")
p.child = Mark("child of the phoenix")
p = None
print(" child lives", saved[0].child.name)
saved.clear()
print(" child died")
print("del during del")


class Chain:
    def __init__(self, name, next):
        self.name = name
        self.next = next

    def __del__(self):
        print("  unlink", self.name)
        self.next = None
        print("  unlinked", self.name)


c = Chain("1", Chain("2", Chain("3", None)))
c = None
print("order of attributes")


class Pair:
    def __init__(self):
        self.a = Mark("first attribute")
        self.b = Mark("second attribute")

    def __del__(self):
        print("  pair")


Pair()
print("objects made in __del__")


class Maker:
    def __del__(self):
        m = Mark("made in del")
        print("  made")


Maker()
print("property and getattr temporaries")


class Computed:
    @property
    def value(self):
        return Mark("computed")

    def __getattr__(self, name):
        return Mark("got " + name)

    def __getitem__(self, i):
        return Mark("item %d" % i)


print(Computed().value.name)
print(Computed().anything.name)
print(Computed()[3].name)
print("end")
