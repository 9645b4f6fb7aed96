"""Long chains die without recursion, and each link exactly once."""
n = 1_000_000
chain = None
for i in range(n):
    chain = [chain]
print("made lists")
chain = None
print("lists gone")
for i in range(n):
    chain = (chain, i)
chain = None
print("tuples gone")
for i in range(100_000):
    chain = {"next": chain}
chain = None
print("dicts gone")


class Node:
    dead = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Node.dead += 1


for i in range(100_000):
    chain = Node(chain)
chain = None
print("nodes", Node.dead)


class Plain:
    pass


for i in range(300_000):
    p = Plain()
    p.next = chain
    chain = p
p = None
chain = None
print("plain gone")


def link(f):
    return lambda: f


for i in range(100_000):
    chain = link(chain)
chain = None
print("closures gone")


def generate(inner):
    keep = inner
    yield 1


for i in range(20_000):
    chain = generate(chain)
    next(chain)
chain = None
print("generators gone")
tree = [[[Node(None) for i in range(10)] for j in range(10)] for k in range(100)]
Node.dead = 0
tree = None
print("tree", Node.dead)
