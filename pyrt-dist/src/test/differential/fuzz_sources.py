"""Compares compile() on pyrt and CPython over sources that are nearly right: fuzz_sources.py --pyrt COMMAND --cpython COMMAND [--count N] [--seed S].

Run by CPython. Both must accept the same sources, and refuse the others with the same error at the same place, and the same warnings.
"""
import base64
import random
import re
import sysconfig

import campaign
import mutations
import shrink


def request(case):
    source, mode, tree = case
    said = {"mode": mode, "tree": tree}
    if isinstance(source, bytes):
        said["bytes"] = base64.b64encode(source).decode()
    else:
        said["compile"] = source
    return said


def kind_of(expected, actual):
    """What differs, without the places and names of the single case, to tell one difference from another."""
    def plain(facts):
        if not isinstance(facts[0], str):
            return str(facts)
        if facts[0] == "tree":
            return "tree"
        if facts[0] in ("ok", "hangs", "RecursionError"):
            return facts[0]
        return facts[0] + ": " + re.sub(r"'[^']*'|\d+", "_", str(facts[1]))[:100]
    first, second = plain(expected), plain(actual)
    if first == second:
        which = [n for n, (e, a) in enumerate(zip(expected, actual)) if e != a]
        names = {2: "lineno", 3: "offset", 4: "end_lineno", 5: "end_offset", 6: "text", len(expected) - 1: "warnings"}
        first, second = "same " + first, ", ".join(names.get(n, str(n)) for n in which)
    return f"{first} | {second}"


def tell(number, case, expected, actual, pair, plain):
    source, mode, tree = case
    kind = kind_of(expected, actual)
    if not plain and not any(pattern.search(kind) for pattern in known):
        def still(smaller):
            both = pair.ask(request((smaller, mode, tree)))
            return both[0] != both[1] and kind_of(*both) == kind
        source = shrink.text(source, still)
        expected, actual = pair.ask(request((source, mode, tree)))
    if tree and expected[0] == actual[0] == "tree":
        at = next((n for n, (a, b) in enumerate(zip(expected[1], actual[1])) if a != b), 0)
        expected, actual = expected[1][max(0, at - 80):at + 80], actual[1][max(0, at - 80):at + 80]
    return kind, f"{mode} {source!r}\n  CPython: {expected}\n  pyrt:    {actual}"


known = campaign.known()


def main():
    parser = campaign.options("Compares compile() over mutated sources.", 2000)
    settings = parser.parse_args()
    settings.seed = settings.seed or str(random.randrange(10**9))
    sources = mutations.Sources(sysconfig.get_path("stdlib"))
    def make(number):
        return mutations.case(settings.seed, number, sources)
    if settings.show:
        print(repr(make(settings.first)))
    else:
        campaign.main(settings, make, request, tell)


main()
