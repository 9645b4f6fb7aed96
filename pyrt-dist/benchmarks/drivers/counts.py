"""The price of counts: richards as it is, over the same virtual machine with counts switched off.

Alternates processes, each of which warms up and takes the median of its rounds.
"""
import argparse
import statistics

from alternate import PYRT, agree, measure, ratios_of

AIM = 1.3

parser = argparse.ArgumentParser(prog="./bench counts", description=__doc__.split("\n")[0])
parser.add_argument("programs", nargs="*", default=["richards"], help="programs to measure (richards)")
parser.add_argument("--pairs", type=int, default=5, help="processes of each kind (5)")
parser.add_argument("--warmup", type=float, default=10, help="seconds before a process is timed (10)")
parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
options = parser.parse_args()

print(f"{'program':<12}{'counted':>11}{'uncounted':>12}{'ratio':>8}{'least':>8}{'most':>8}{'aim':>7}")
for name in options.programs:
    counted, uncounted = [], []
    for _ in range(options.pairs):
        one = measure(PYRT, [name], options.warmup, options.rounds)
        other = measure(PYRT, [name], options.warmup, options.rounds, PYRT_JAVA_OPTIONS="-Dpyrt.nocounts=true")
        agree(name, [one[name][0], other[name][0]])
        counted.append(one[name][1])
        uncounted.append(other[name][1])
    ratio, least, most = ratios_of(counted, uncounted)
    print(
        f"{name:<12}{1000 * statistics.median(counted):>8.2f} ms{1000 * statistics.median(uncounted):>9.2f} ms"
        f"{ratio:>8.2f}{least:>8.2f}{most:>8.2f}{AIM:>7.1f}{'' if ratio <= AIM else '  missed'}"
    )
