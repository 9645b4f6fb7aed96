"""Collections start by themselves when enough objects were made, and do not when they are forbidden."""
import gc
import _weakref as weakref


class A:
    pass


def garbage(n):
    for i in range(n):
        a = A()
        a.me = a
        yield weakref.ref(a)


refs = list(garbage(30000))
print(sum(r() is None for r in refs) > 10000)
gc.collect()
gc.disable()
refs = list(garbage(30000))
print(sum(r() is None for r in refs))
gc.enable()
refs += garbage(30000)
print(sum(r() is None for r in refs) > 30000)
gc.set_threshold(0)
gc.collect()
refs = list(garbage(30000))
print(sum(r() is None for r in refs))
del refs
gc.collect()


# living objects in great number
class Tree:
    def __init__(self, depth):
        self.children = [Tree(depth - 1) for i in range(2)] if depth else []
        self.me = self
        for c in self.children:
            c.parent = self

    def count(self):
        return 1 + sum(c.count() for c in self.children)


gc.set_threshold(500)
t = Tree(12)
print(t.count())
del t
print(gc.collect() % 8191 >= 0)
