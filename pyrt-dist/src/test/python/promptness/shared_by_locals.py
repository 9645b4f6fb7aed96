"""A frame's locals die one after the other, the last first: what the death of one drops counts before the next is dropped."""


class T:
    def __init__(self, n, *held):
        self.n = n
        self.held = held

    def __del__(self):
        print("died", self.n)


def parameter_in_a_later_list(a, b):
    c = T(3)
    d = [T(4), a]


def rebound(a, b):
    c = T(3)
    a = None
    d = T(5)


def cells_before_their_function():
    a = T(1)
    b = T(2)

    def both():
        return a, b
    c = T(3)


def returns_one():
    a = T(1)
    b = [T(2), a]
    c = a
    d = T(3)
    return a


def finalizer_sees_the_rest():
    a = T(1)
    c = T(2, a)
    b = T(3)
    del a


def in_generator(a):
    b = [T(2), a]
    yield b[0].n
    c = [T(3), b]


parameter_in_a_later_list(T(1), T(2))
print("--")
rebound(T(1), T(2))
print("--")
cells_before_their_function()
print("--")
print(returns_one().n)
print("--")
finalizer_sees_the_rest()
print("--")
print(list(in_generator(T(1))))
print("--")
