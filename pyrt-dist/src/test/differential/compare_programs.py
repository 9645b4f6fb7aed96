"""Compares random programs on pyrt and CPython: compare_programs.py --pyrt COMMAND --cpython COMMAND [--count N] [--seed S] [--topic T].

Run by CPython, which makes the programs (folder generator). Both interpreters must write the same and end the same.
"""
import difflib
import random
import re

import campaign
import generator
import shrink


def request(source):
    return {"run": source}


def reason(facts):
    """How a program ended, without places."""
    if isinstance(facts[0], str) and facts[0] in ("hangs", "died"):
        return facts[0]
    return facts[2][0] if facts[2] else ""


def lines_of(facts):
    return facts[0].splitlines() if len(facts) == 3 else [str(facts)]


ADDRESS_IN_SET = re.compile(r"\{(?=[^:}]*(?:\bnan\b|<class ))[^:}]*\}")


def settled(facts):
    """What an interpreter said, with those lines put in order whose order is CPython's addresses': a set with a nan or a class, of which the generator cannot know."""
    if len(facts) != 3:
        return facts
    lines = ["".join(sorted(line)) if ADDRESS_IN_SET.search(line) else line for line in facts[0].split("\n")]
    return ["\n".join(lines), *facts[1:]]


def first_difference(expected, actual):
    a, b = lines_of(settled(expected)), lines_of(settled(actual))
    at = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return (a[at] if at < len(a) else "(nothing)"), (b[at] if at < len(b) else "(nothing)")


def kind_of(expected, actual):
    a, b = first_difference(expected, actual)
    if a == b:
        a, b = str(expected[-1]), str(actual[-1])
    plain = lambda text: re.sub(r"\d+", "0", re.sub(r"'[^']*'", "_", text))[:70]
    return f"{plain(a)} | {plain(b)}"


def tell(number, source, expected, actual, pair, plain):
    kind = kind_of(expected, actual)
    if not plain and not any(pattern.search(kind) for pattern in known):
        def still(smaller):
            both = pair.ask(request(smaller))
            return both[0] != both[1] and kind_of(*both) == kind
        source = shrink.program(source, still)
        expected, actual = pair.ask(request(source))
    changes = difflib.unified_diff(lines_of(expected), lines_of(actual), "CPython", "pyrt", n=1, lineterm="")
    ends = "" if expected[-1] == actual[-1] else f"\nCPython ended with {expected[-1]}\npyrt with {actual[-1]}"
    return kind, source + "\n".join(list(changes)[:30]) + ends


known = campaign.known()


def main():
    parser = campaign.options("Compares random programs.", 300)
    parser.add_argument("--topic", help="only episodes of this file of the folder generator")
    settings = parser.parse_args()
    settings.seed = settings.seed or str(random.randrange(10**9))
    def make(number):
        return generator.program(settings.seed, number, settings.topic)
    if settings.show:
        print(make(settings.first))
    else:
        campaign.main(settings, make, request, tell, settled)


main()
