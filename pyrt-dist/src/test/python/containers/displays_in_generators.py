"""Displays of sets and dicts in generators that builtins run: each leaves what is held meanwhile as it was."""


def keys():
    yield 1
    {1, 5.5, "a"}
    yield 2
    {5: 6, (7,): [8]}
    yield frozenset({1, 2})
    try:
        {[]: 1}
    except TypeError as e:
        yield str(e)
    try:
        {1, {}}
    except TypeError as e:
        yield str(e)


print(dict.fromkeys(keys()))
print(sorted(map(str, set(keys()))))
print(list(zip(keys(), keys(), strict=True)))
print(dict(enumerate(keys())))
