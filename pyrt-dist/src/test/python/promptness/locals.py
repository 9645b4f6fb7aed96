"""Objects die when their last name goes: rebinding, del, function exit, unused results, arguments."""


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


def step(text):
    print(text)


step("rebinding")
x = Mark("first")
x = Mark("second")
x = None
step("del")
x = Mark("deleted")
del x
step("two names")
x = y = Mark("shared")
x = None
step(" one left")
y = None


def leave():
    local = Mark("local")
    step(" in the function")


step("function exit")
leave()
step("unused result")
Mark("unused")


def use(argument):
    step(" used " + argument.name)


def drop(argument):
    del argument
    step(" dropped")


def rebind(argument):
    argument = None
    step(" rebound")


step("arguments")
use(Mark("argument"))
drop(Mark("dropped argument"))
rebind(Mark("rebound argument"))


def give():
    return Mark("given")


step("results")
give()
kept = give()
step(" kept")
kept = give()
step(" replaced")
kept = 0


def early(flag):
    first = Mark("early 1")
    if flag:
        return 5
    second = Mark("early 2")
    return 6


step("early return")
print(early(True), early(False))


def swap():
    a, b = Mark("a"), Mark("b")
    a, b = b, a
    step(" swapped")
    a = None
    step(" a gone")
    b = None
    step(" b gone")


step("swap")
swap()


def last_use():
    a = Mark("before")
    b = [a, a]
    a = 1
    step(" still in the list")
    b.pop()
    step(" once more")
    b.pop()
    step(" now not")


step("counted twice")
last_use()


def varargs(*args, **kwargs):
    step(" varargs %d %d" % (len(args), len(kwargs)))


step("varargs")
varargs(Mark("v1"), Mark("v2"), k=Mark("k"))
varargs(*[Mark("star 1"), Mark("star 2")], **{"z": Mark("double star")})


def default(a=Mark("default")):
    return a.name


step("default")
print(default(), default(Mark("other")))
default.__defaults__ = None
step("walrus")
if (w := Mark("walrus")).name:
    step(" tested")
w = 0
step("conditional")
print(Mark("cond").name if Mark("test") else None)
print(Mark("and") and 5, None or Mark("or").name)
step("chained comparison")


class Ordered(Mark):
    def __lt__(self, other):
        return True


print(Ordered("c1") < Ordered("c2") < Ordered("c3"))
step("operators")


class Adds(Mark):
    def __add__(self, other):
        return Adds(self.name + "+" + other.name)


print((Adds("p") + Adds("q") + Adds("r")).name)
total = Adds("s")
total += Adds("t")
step(" added")
del total
step("subscript and attribute")
print((Mark("item"), 1)[1], [Mark("list item")][0].name)
print(Mark("method").__class__.__name__)
step("star assignment")
head, *tail = Mark("h"), Mark("t1"), Mark("t2")
tail = None
step(" tail gone")
head = None
step("f-string")
print(f"{Mark('f').name}-{Mark('g').name}")
step("global")


def set_global():
    global shared
    shared = Mark("global 1")
    shared = Mark("global 2")


set_global()
del shared
step("lambda")
(lambda m: step(" in lambda"))(Mark("lambda"))
step("end")
