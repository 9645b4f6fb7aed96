"""What a second thread gains simple operations, private and shared, compared with what it gains a Java program whose threads share nothing, and with CPython.

One process of each stays warm and is asked for rounds in turn: the Java kernel with one thread, the row with one, the kernel with two, the row with two,
and CPython with one and with two. A gain is the time of one thread over that of two for the same number of operations; the quotient is the row's gain over
the kernel's of the same round, of which no more than 2.0 counts. A round whose kernel gains less than 1.8 says nothing and is void.

Private work and reads are judged by the quotient. What must write to one place cannot gain: there the two threads together shall do at least 0.7 of what one
does, and at least twice what CPython's two do.
"""
import argparse
import os
import statistics

from alternate import CPYTHON, PROGRAMS, PYRT, agree
from warm import LEAST_GAIN, MOST_GAIN, Kernel, Process

PRIVATE, READS, TOGETHER, OVER_CPYTHON = 0.9, 0.95, 0.7, 2.0

# The operations of a round, and the least quotient; or no quotient, where all threads write to one place.
ROWS = {
    "ints": (6_000_000, PRIVATE),
    "floats": (12_000_000, PRIVATE),
    "objects": (1_500_000, PRIVATE),
    "json_texts": (40_000, PRIVATE),
    "regex": (60_000, PRIVATE),
    "attribute_reads": (12_000_000, READS),
    "dict_reads": (12_000_000, READS),
    "list_reads": (12_000_000, READS),
    "dict_stores": (1_500_000, None),
    "list_appends": (4_000_000, None),
    "locked_counter": (1_500_000, None),
}

parser = argparse.ArgumentParser(prog="./bench rows", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=7, help="rounds that are not void (7), of at most three times as many")
parser.add_argument("--warmup", type=float, default=12, help="seconds that a process runs a row before it is timed (12)")
parser.add_argument("--kernel", type=int, default=2500000, help="lines that the Java kernel makes and counts in a round (2500000)")
parser.add_argument("--only", choices=ROWS, action="append", help="one row; may be given several times")
options = parser.parse_args()


def measure(kernel, name, operations):
    """The row's rounds that are not void: our seconds with one and with two threads, CPython's, and the kernel's gain."""
    program = [os.path.join(PROGRAMS, "rows.py"), name]
    ours = Process(PYRT, *program, str(operations), str(options.warmup))
    # CPython is slower and needs little warmth: fewer operations, scaled up.
    share = 4
    theirs = Process(CPYTHON, *program, str(operations // share), "1")
    agree(name, [ours.answer(), theirs.answer()])
    rounds, void = [], 0
    for _ in range(3 * options.rounds):
        kernel_one, one, kernel_two, two = kernel.seconds(1), ours.seconds(1), kernel.seconds(2), ours.seconds(2)
        their_one, their_two = theirs.seconds(1) * share, theirs.seconds(2) * share
        gain = kernel_one / kernel_two
        if gain < LEAST_GAIN:
            void += 1
            continue
        rounds.append((one, two, their_one, their_two, min(gain, MOST_GAIN)))
        if len(rounds) == options.rounds:
            break
    ours.end()
    theirs.end()
    return rounds, void


def spread(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def line(name, rounds, void, aim):
    """The row's figures; the last is a complaint where an aim is missed."""
    if not rounds:
        return f"{name:<17}all {void} rounds were void: this machine has no two free cores"
    gains = [one / two for one, two, *_ in rounds]
    quotients = [one / two / kernel for one, two, _, _, kernel in rounds]
    their_gains = [one / two for _, _, one, two, _ in rounds]
    over = [theirs / ours for _, ours, _, theirs, _ in rounds]
    missed = []
    if aim is not None and statistics.median(quotients) < aim:
        missed.append(f"quotient {aim}")
    if aim is None and statistics.median(gains) < TOGETHER:
        missed.append(f"gain {TOGETHER}")
    if aim is None and statistics.median(over) < OVER_CPYTHON:
        missed.append(f"{OVER_CPYTHON} of CPython")
    return (
        f"{name:<17}{spread(gains):<22}{spread(quotients):<22}{spread(their_gains):<22}{spread(over):<24}{len(rounds)}/{len(rounds) + void}"
        + (f"   missed: {', '.join(missed)}" if missed else "")
    )


kernel = Kernel(options.kernel)
print(f"{'row':<17}{'gain':<22}{'over plain Java':<22}{'gain of CPython':<22}{'two over CPython':<24}rounds")
for name in options.only or ROWS:
    operations, aim = ROWS[name]
    print(line(name, *measure(kernel, name, operations), aim), flush=True)
kernel.end()
