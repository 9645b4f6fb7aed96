"""The price of being ready for threads: programs of one thread as they are, over the same virtual machine with mutexes that are never taken and slots that are exchanged
by plain loads and stores (-X plain).

Two warm processes of a program time their rounds in turn, in several pairs. The aim is for the geometric mean of all programs.
"""
import argparse
import math

from alternate import PYRT, Comparison, Measured

AIM = 1.10
PROGRAMS = ["ints", "dicts", "attributes", "strings", "lists", "fib", "richards"]

parser = argparse.ArgumentParser(prog="./bench design", description=__doc__.split("\n")[0])
parser.add_argument("programs", nargs="*", default=PROGRAMS, help="programs to measure (" + " ".join(PROGRAMS) + ")")
parser.add_argument("--pairs", type=int, default=5, help="processes of each kind (5)")
parser.add_argument("--warmup", type=float, default=10, help="seconds before a process is timed (10)")
parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
options = parser.parse_args()

comparison = Comparison(options.programs)
for _ in range(options.pairs):
    for name in options.programs:
        ready = Measured(PYRT, [name], options.warmup)
        plain = Measured(PYRT, [name], options.warmup, PYRT_JAVA_OPTIONS="-Dpyrt.plain=true")
        comparison.alternate([name], ready, plain, options.rounds)

print(f"{'program':<12}{'ready':>12}{'plain':>12}{'ratio':>8}{'least':>8}{'most':>8}")
for name in options.programs:
    print(comparison.line(name))
mean = math.exp(sum(math.log(comparison.ratio(name)) for name in options.programs) / len(options.programs))
print(f"geometric mean {mean:.2f}, aim {AIM:.2f}{'' if mean <= AIM else ', missed'}")
