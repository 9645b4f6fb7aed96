"""Names of builtins and globals that are equal to strs without being any; iterators near the ends of the machine's ints."""

import builtins
import pickle


class Name:
    def __init__(self, name, iterator):
        self.name = name
        self.iterator = iterator

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        list(self.iterator)
        return other == self.name


def reduced(name, iterator):
    names = builtins.__dict__
    function = names[name]
    del names[name]
    names[Name(name, iterator)] = function
    try:
        return iterator.__reduce__()
    finally:
        del names[name]
        names[name] = function


class Empty:
    def __getitem__(self, index):
        raise IndexError


for case in ["xyz", [1, 2, 3], bytes(8), bytearray(3), (1, 2), Empty(), tuple[int]]:
    print(reduced("iter", iter(case)))
print(reduced("iter", iter(lambda: 0, 0)))
print(reduced("reversed", reversed([1, 2, 3])))

namespace = {Name("answer", ()): 42}
exec("print(answer)", namespace)

M = 2**63
for bounds in [(M - 2, M - 1, 2), (1 - M, -M, -2), (1, 2, M - 1), (-1, -2, -M), (1, M - 1, M - 1), (-1, -M, -M), (0, M - 1), (M - 1, -M, -1)]:
    for iterator in iter(range(*bounds)), reversed(range(*bounds)):
        copy = pickle.loads(pickle.dumps(iterator))
        print(bounds, type(iterator).__name__, type(copy).__name__, next(iterator), next(copy))
