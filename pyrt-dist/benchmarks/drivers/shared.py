"""What a second thread gains where both read one shared object, compared with what it gains a Java program whose threads share nothing.

One process of each stays warm and is asked for rounds in turn: the Java kernel with one thread, the reads by one, the kernel with two, the reads by two. Gains,
quotients and void rounds are those of ./bench rows. The reading threads did not make the object.

Before that each row is run twice with -X countwrites, with few reads and with many: the writes to shared headers that many reads make beyond
those that few make, for each read, are what a read costs the other thread in steady state. This says as much on a busy machine.
"""
import argparse
import os
import re
import statistics

from alternate import PROGRAMS, PYRT, agree, run
from warm import LEAST_GAIN, MOST_GAIN, Kernel, Process

AIM = 0.95
MOST_WRITES = 0.001
ROWS = ("method", "attribute", "dict", "list", "get", "closure", "global")
KINDS = ("used", "kept")
PROGRAM = os.path.join(PROGRAMS, "shared.py")

parser = argparse.ArgumentParser(prog="./bench shared", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=7, help="rounds that are not void (7), of at most five times as many; 0: only count writes")
parser.add_argument("--warmup", type=float, default=5, help="seconds that a process reads before it is timed (5)")
parser.add_argument("--reads", type=int, default=10_000_000, help="reads of a round, by all threads together (10000000)")
parser.add_argument("--counted", type=int, default=400_000, help="reads whose writes are counted (400000)")
parser.add_argument("--kernel", type=int, default=2_500_000, help="lines that the Java kernel makes and counts in a round (2500000)")
parser.add_argument("--only", choices=ROWS, action="append", help="one row; may be given several times")
options = parser.parse_args()
rows = [(row, kind) for row in options.only or ROWS for kind in KINDS]


def writes(row, kind):
    """Writes to shared headers for each read."""
    totals = []
    for reads in (options.counted // 4, options.counted):
        errors = run([PYRT, "-X", "countwrites", PROGRAM, row, kind, str(reads), "0", "2"])[1]
        totals.append(int(re.search(r"^countwrites: ([0-9]+)", errors, re.M)[1]))
    # a run warms up with a quarter of its reads
    return (totals[1] - totals[0]) / (options.counted * 3 / 4 * 5 / 4)


def measure(kernel, row, kind):
    """The gains of the row's rounds that are not void, each with the kernel's, and the number of those that are."""
    reads = Process(PYRT, PROGRAM, row, kind, str(options.reads), str(options.warmup))
    agree(row, [reads.answer(), str(options.reads)])
    gains, void = [], 0
    while len(gains) < options.rounds and len(gains) + void < 5 * options.rounds:
        kernel_one, one, kernel_two, two = kernel.seconds(1), reads.seconds(1), kernel.seconds(2), reads.seconds(2)
        if kernel_one / kernel_two < LEAST_GAIN:
            void += 1
        else:
            gains.append((one / two, min(kernel_one / kernel_two, MOST_GAIN)))
    reads.end()
    return gains, void


def spread(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


print(f"{'row':<12}{'kind':<8}{'writes for each read':>22}")
missed = False
for row, kind in rows:
    found = writes(row, kind)
    missed = missed or found > MOST_WRITES
    print(f"{row:<12}{kind:<8}{found:>22.4f}", flush=True)
print(f"writes to shared headers: aim none in steady state{', missed' if missed else ', reached'}\n")

if options.rounds:
    kernel = Kernel(options.kernel)
    print(f"{'row':<12}{'kind':<8}{'gain':<22}{'over plain Java':<22}rounds")
    for row, kind in rows:
        gains, void = measure(kernel, row, kind)
        if not gains:
            print(f"{row:<12}{kind:<8}all {void} rounds were void: this machine has no two free cores", flush=True)
            continue
        quotients = [gain / most for gain, most in gains]
        print(
            f"{row:<12}{kind:<8}{spread([gain for gain, _ in gains]):<22}{spread(quotients):<22}{len(gains)}/{len(gains) + void}"
            + ("" if statistics.median(quotients) >= AIM else f"   missed: {AIM}"),
            flush=True,
        )
    kernel.end()
