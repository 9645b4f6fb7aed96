"""What many cores would do together with the rows of ./bench rows, predicted from what one thread takes and from the cache lines that its operations write.

Measured here, in turn: the seconds of each row with one and with two threads, and with -X countwrites the writes to headers for each operation, the taking of mutexes
included. Private work costs every core what it costs one: what it writes nobody else has. Reads cost more where they write to the header that all read. Cores that take turns
are simulated, event by event: an operation is some private work and, with the lock of the object, the rest of it; whoever gets a line that another core wrote last waits for it to
come over. A core that finds the lock taken stays away for as long as org.pyrt.refcount.Backoff does. docs/scaling.md says what is assumed, and where the costs of lines come from.

The prediction for two threads, with the cost of a line within a socket, stands beside what two threads did here.
"""
import argparse
import heapq
import os
import re
import statistics

from alternate import PROGRAMS, PYRT, run
from warm import Process

PRIVATE, READS = "private", "reads"

# For each row the operations of a round, and what they are; or the share of one that is done with the lock and the lines written there beside the one of the lock.
ROWS = {
    "ints": (3_000_000, PRIVATE),
    "floats": (6_000_000, PRIVATE),
    "objects": (1_000_000, PRIVATE),
    "json_texts": (20_000, PRIVATE),
    "regex": (30_000, PRIVATE),
    "attribute_reads": (6_000_000, READS),
    "dict_reads": (6_000_000, READS),
    "list_reads": (6_000_000, READS),
    "dict_stores": (1_000_000, (0.5, 2)),
    "list_appends": (2_000_000, (0.5, 1)),
    "locked_counter": (1_000_000, (0.7, 2)),
}

# ns for a line to come from another core: of the same socket, of another one. Measured by github.com/nviennot/core-to-core-latency on Intel Xeon Platinum 8375C.
NEAR, FAR, SOCKET = 51, 108, 32

# Backoff.FIRST, LONGEST and LATELY, in ns; what a try costs a thread that yields instead.
FIRST, LONGEST, LATELY, YIELD = 100, 12_800, 50_000, 1_000

OPERATIONS = 30_000


def transfer(one, other):
    """The ns for a line to come from one core to another."""
    return 0 if one == other else NEAR if one // SOCKET == other // SOCKET else FAR


def reads(cores, single, writes):
    """The operations for each ns where each does some writes to a header that all read: each of them takes the line away from all others."""
    near = (min(cores, SOCKET) - 1) / max(cores - 1, 1)
    cost = near * NEAR + (1 - near) * FAR
    lost = min(1, writes * (cores - 1))
    each = single + (writes + lost) * cost
    free = cores / each
    return min(free, 1 / ((writes + lost) * cost)) if writes and cores > 1 else free


class Core:
    """Where a core is in its operations, and how long it stays away from a taken lock."""

    def __init__(self):
        self.pause = self.start = FIRST
        self.met = -LATELY
        self.waits = False


def turns(cores, single, share, lines):
    """The operations for each ns where each needs one lock: events in order of time."""
    held, private = single * share, single * (1 - share)
    all_cores = [Core() for _ in range(cores)]
    events = [(private * n / cores, n) for n in range(cores)]
    heapq.heapify(events)
    line_at, line_free, data_at, locked_until, done, now = 0, 0.0, 0, 0.0, 0, 0.0
    while done < OPERATIONS:
        now, n = heapq.heappop(events)
        core = all_cores[n]
        arrives = max(now, line_free) + transfer(line_at, n)
        line_at, line_free = n, arrives
        if arrives < locked_until:
            if not core.waits:
                core.waits = True
                core.start = min(2 * core.start, LONGEST) if arrives - core.met < LATELY else FIRST
                core.met, core.pause = arrives, core.start
            if core.pause > LONGEST:
                heapq.heappush(events, (arrives + YIELD, n))
            else:
                heapq.heappush(events, (arrives + core.pause, n))
                core.pause *= 2
            continue
        core.waits = False
        ends = arrives + held + lines * transfer(data_at, n)
        data_at, locked_until = n, ends
        done += 1
        heapq.heappush(events, (ends + private, n))
    return done / now


def predict(cores, kind, single, writes):
    """How many times what one core does."""
    if kind == PRIVATE:
        return cores
    return single * (reads(cores, single, writes) if kind == READS else turns(cores, single, *kind))


def header_writes(name, operations):
    """Writes to headers for each operation of two threads, in steady state: those that many do beyond those of few."""
    totals = []
    for count in (operations // 4, operations):
        errors = run([PYRT, "-X", "countwrites", os.path.join(PROGRAMS, "rows.py"), name, str(count), "0", "2"])[1]
        totals.append(int(re.search(r"^countwrites: ([0-9]+)", errors, re.M)[1]))
    return max(0, (totals[1] - totals[0]) / (operations * 3 / 4))


def measured(name, operations):
    """The ns of an operation by one thread, and the gain of a second one."""
    process = Process(PYRT, os.path.join(PROGRAMS, "rows.py"), name, str(operations), str(options.warmup))
    process.answer()
    times = [(process.seconds(1), process.seconds(2)) for _ in range(options.rounds)]
    process.end()
    return statistics.median(one for one, _ in times) / operations * 1e9, statistics.median(one / two for one, two in times)


parser = argparse.ArgumentParser(prog="./bench simulate", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=5, help="rounds of a row, with one thread and with two in turn (5)")
parser.add_argument("--warmup", type=float, default=8, help="seconds that a process runs a row before it is timed (8)")
parser.add_argument("--cores", type=int, nargs="+", default=[8, 32, 128], help="how many cores to simulate (8 32 128)")
parser.add_argument("--only", choices=ROWS, action="append", help="one row; may be given several times")
options = parser.parse_args()

print(f"{'row':<17}{'ns':>8}{'writes':>9}{'gain of 2':>11}{'predicted':>11}" + "".join(f"{n:>5} cores" for n in options.cores))
for name in options.only or ROWS:
    operations, kind = ROWS[name]
    writes = header_writes(name, operations // 10)
    single, gain = measured(name, operations)
    print(
        f"{name:<17}{single:>8.0f}{writes:>9.4f}{gain:>11.2f}{predict(2, kind, single, writes):>11.2f}"
        + "".join(f"{predict(n, kind, single, writes):>11.1f}" for n in options.cores),
        flush=True,
    )
