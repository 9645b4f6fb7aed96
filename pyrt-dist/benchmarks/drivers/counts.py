"""The price of counts: richards as it is, over the same virtual machine with counts switched off.

Two warm processes time their rounds in turn, in several pairs.
"""
import argparse

from alternate import PYRT, Comparison, Measured

AIM = 1.3

parser = argparse.ArgumentParser(prog="./bench counts", description=__doc__.split("\n")[0])
parser.add_argument("programs", nargs="*", default=["richards"], help="programs to measure (richards)")
parser.add_argument("--pairs", type=int, default=5, help="processes of each kind (5)")
parser.add_argument("--warmup", type=float, default=10, help="seconds before a process is timed (10)")
parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
options = parser.parse_args()

comparison = Comparison(options.programs)
for _ in range(options.pairs):
    for name in options.programs:
        counted = Measured(PYRT, [name], options.warmup)
        uncounted = Measured(PYRT, [name], options.warmup, PYRT_JAVA_OPTIONS="-Dpyrt.nocounts=true")
        comparison.alternate([name], counted, uncounted, options.rounds)

print(f"{'program':<12}{'counted':>12}{'uncounted':>12}{'ratio':>8}{'least':>8}{'most':>8}{'aim':>7}")
for name in options.programs:
    print(f"{comparison.line(name)}{AIM:>7.1f}{'' if comparison.ratio(name) <= AIM else '  missed'}")
