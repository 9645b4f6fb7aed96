"""The interpreter at its peak against CPython, program by program.

Both run at a time, each in a process that has warmed up, and time their rounds in turn, in several pairs of processes. Prints the medians
over all processes, and the ratio (above 1: pyrt is faster) with its spread over the pairs.
"""
import argparse

from alternate import CPYTHON, PYRT, Comparison, Measured

AIMS = {"fib": 1.0, "attributes": 1.0, "lists": 1.0, "dicts": 1.0, "strings": 1.0, "ints": 1.5}

parser = argparse.ArgumentParser(prog="./bench t0", description=__doc__.split("\n")[0])
parser.add_argument("programs", nargs="*", help=f"of {', '.join(AIMS)}; all unless named")
parser.add_argument("--pairs", type=int, default=5, help="processes of each interpreter (5)")
parser.add_argument("--warmup", type=float, default=8, help="seconds for each program before pyrt is timed (8)")
parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
parser.add_argument("--together", action="store_true", help="run all programs in one process, one after the other")
options = parser.parse_args()
programs = options.programs or list(AIMS)

comparison = Comparison(programs)
for _ in range(options.pairs):
    for group in [programs] if options.together else [[name] for name in programs]:
        theirs = Measured(CPYTHON, group, min(options.warmup, 1))
        ours = Measured(PYRT, group, options.warmup)
        comparison.alternate(group, theirs, ours, options.rounds)

print(f"{'program':<12}{'CPython':>12}{'pyrt':>12}{'ratio':>8}{'least':>8}{'most':>8}{'aim':>7}")
met = True
for name in programs:
    aim = AIMS.get(name, 1.0)
    enough = comparison.ratio(name) >= aim
    met &= enough
    print(f"{comparison.line(name)}{aim:>7.1f}{'' if enough else '  missed'}")
print("all aims met" if met else "aims missed")
