"""What a second thread gains where both read one shared object, compared with what it gains a Java program whose threads share nothing.

A round of a row: the Java kernel with one thread, the reads by one thread, the kernel with two, the reads by two. Gains, quotients and void rounds
are those of ./bench scaling. The reading threads did not make the object.

Before that each row is run twice with -X countwrites, with few reads and with many: the writes to shared headers that many reads make beyond
those that few make, for each read, are what a read costs the other thread in steady state. This says as much on a busy machine.
"""
import argparse
import os
import re
import statistics

from alternate import PROGRAMS, PYRT, run

AIM = 0.95
LEAST_GAIN, MOST_GAIN = 1.8, 2.0
MOST_WRITES = 0.001
ROWS = ("method", "attribute", "dict", "list", "get", "closure", "global")
KINDS = ("used", "kept")
PROGRAM = os.path.join(PROGRAMS, "shared.py")

parser = argparse.ArgumentParser(prog="./bench shared", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=3, help="rounds that are not void (3); 0: only count writes")
parser.add_argument("--reads", type=int, default=40000000, help="reads of one row in one way, by all threads together (40000000)")
parser.add_argument("--counted", type=int, default=400000, help="reads whose writes are counted (400000)")
parser.add_argument("--kernel", type=int, default=12000000, help="lines that the Java kernel makes and counts (12000000)")
parser.add_argument("--only", choices=ROWS, action="append", help="one row; may be given several times")
options = parser.parse_args()
rows = options.only or ROWS


def writes(row, kind):
    """Writes to shared headers for each read."""
    totals = []
    for reads in (options.counted // 4, options.counted):
        errors = run([PYRT, "-X", "countwrites", PROGRAM, row, "2", str(reads), kind])[1]
        totals.append(int(re.search(r"^countwrites: ([0-9]+)", errors, re.M)[1]))
    # a run warms up with a quarter of its reads
    return (totals[1] - totals[0]) / (options.counted * 3 / 4 * 5 / 4)


def kernel(threads):
    """The kernel's seconds."""
    command = [os.environ["KERNEL_JAVA"], "-cp", os.environ["KERNEL_CLASSES"], "org.pyrt.benchmarks.ScalingKernel"]
    return float(re.findall(r"([0-9.]+) s with", run([*command, str(options.kernel), threads])[1])[-1])


def times(row, threads):
    """The seconds of the reads, by way."""
    errors = run([PYRT, PROGRAM, row, threads, str(options.reads)])[1]
    return {kind: float(seconds) for kind, seconds in re.findall(r"^(\w+) ([0-9.]+) s$", errors, re.M)}


print(f"{'row':<12}{'kind':<8}{'writes for each read':>22}")
missed = False
for row in rows:
    for kind in KINDS:
        found = writes(row, kind)
        missed = missed or found > MOST_WRITES
        print(f"{row:<12}{kind:<8}{found:>22.4f}", flush=True)
print(f"writes to shared headers: aim none in steady state{', missed' if missed else ', reached'}\n")

quotients = {(row, kind): [] for row in rows for kind in KINDS}
if options.rounds:
    print(f"{'round':<6}{'row':<12}{'kind':<8}{'1 thread':>10}{'2 threads':>11}{'gain':>7}{'kernel':>8}{'quotient':>10}")
for attempt in range(1, 3 * options.rounds + 1):
    for row in rows:
        if len(quotients[row, KINDS[0]]) == options.rounds:
            continue
        kernel_one, one, kernel_two, two = kernel("1"), times(row, "1"), kernel("2"), times(row, "2")
        kernel_gain = kernel_one / kernel_two
        void = kernel_gain < LEAST_GAIN
        for kind in KINDS:
            gain = one[kind] / two[kind]
            quotient = gain / min(kernel_gain, MOST_GAIN)
            print(
                f"{attempt:<6}{row:<12}{kind:<8}{one[kind]:>8.2f} s{two[kind]:>9.2f} s{gain:>7.2f}{kernel_gain:>8.2f}"
                + ("      void" if void else f"{quotient:>10.2f}"),
                flush=True,
            )
            if not void:
                quotients[row, kind].append(quotient)

for (row, kind), found in quotients.items():
    if found:
        middle = statistics.median(found)
        spread = f"(from {min(found):.2f} to {max(found):.2f})"
        print(f"{row} {kind}: quotient {middle:.2f} {spread}, aim {AIM}{'' if middle >= AIM else ', missed'}")
    elif options.rounds:
        print(f"{row} {kind}: all rounds were void: this machine has no two free cores")
