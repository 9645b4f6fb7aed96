"""The interpreter at its peak against CPython, program by program.

Alternates processes of CPython and pyrt; each warms up, and takes the median of its rounds. Prints the medians over all processes, and the
ratio (above 1: pyrt is faster) with its spread over the pairs of processes.
"""
import argparse
import statistics

from alternate import CPYTHON, PYRT, agree, measure, ratios_of

AIMS = {"fib": 1.0, "attributes": 1.0, "lists": 1.0, "dicts": 1.0, "strings": 1.0, "ints": 1.5}

parser = argparse.ArgumentParser(prog="./bench t0", description=__doc__.split("\n")[0])
parser.add_argument("programs", nargs="*", help=f"of {', '.join(AIMS)}; all unless named")
parser.add_argument("--pairs", type=int, default=5, help="processes of each interpreter (5)")
parser.add_argument("--warmup", type=float, default=8, help="seconds for each program before pyrt is timed (8)")
parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
parser.add_argument("--together", action="store_true", help="run all programs in one process, one after the other")
options = parser.parse_args()
programs = options.programs or list(AIMS)

times = {name: ([], []) for name in programs}
for _ in range(options.pairs):
    for group in [programs] if options.together else [[name] for name in programs]:
        theirs = measure(CPYTHON, group, min(options.warmup, 1), options.rounds)
        ours = measure(PYRT, group, options.warmup, options.rounds)
        for name in group:
            agree(name, [theirs[name][0], ours[name][0]])
            times[name][0].append(theirs[name][1])
            times[name][1].append(ours[name][1])

print(f"{'program':<12}{'CPython':>11}{'pyrt':>11}{'ratio':>8}{'least':>8}{'most':>8}{'aim':>7}")
met = True
for name in programs:
    theirs, ours = times[name]
    ratio, least, most = ratios_of(theirs, ours)
    aim = AIMS.get(name, 1.0)
    met &= ratio >= aim
    print(
        f"{name:<12}{1000 * statistics.median(theirs):>8.2f} ms{1000 * statistics.median(ours):>8.2f} ms"
        f"{ratio:>8.2f}{least:>8.2f}{most:>8.2f}{aim:>7.1f}{'' if ratio >= aim else '  missed'}"
    )
print("all aims met" if met else "aims missed")
