"""The order of sets that displays of constants make: they are filled from a frozenset, and loops walk that frozenset itself."""
import random

dice = random.Random(7)
VALUES = ["0", "1", "-1", "2", "8", "16", "24", "32", "255", "-129", "2**31", "2**63-1", "-2**63", "1 << 40", "~5", "5 // 2", "1 / 3", "0.1", "-0.5", "1e16", "1e22", "123456789.123", "10**19", "3**50",
          "2**61", "2**61 - 1", "(1, 2) * 2", "()", "1j", "2 + 3j", "not 1", "2**-1", "+3", "7 ^ 2 | 1 & 3", "2**100 + 1", "True", "2.5 % 1"]
for n in range(400):
    source = "{" + ", ".join(dice.choice(VALUES) for _ in range(dice.choice((1, 2, 3, 4, 5, 7, 9, 14, 20, 26, 34)))) + "}"
    names = {}
    exec(f"walked = []\nfor x in {source}:\n    walked.append(x)\n", names)
    print(list(eval(source)), eval(f"[x for x in {source}]"), names["walked"], eval(f"list(x for x in {source})"))
