"""What a count and a block cost beside what others take for it, by JMH.

In each round JMH runs every benchmark once, in a process of its own, one after the other; the ratios are those of a round: the other's time over ours.
"Replaced" blocks are allocated and freed while 64 others are given out. A confined arena zeroes what it gives, the others do not.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

from alternate import ROOT

AIM_COUNTS, AIM_NETTY, AIM_ARENA, AIM_FOREIGN = 4.0, 1.5, 3.0, 1.0

# The ratios of each part: whose, the JMH benchmark's method, ours, and the least that is wanted, if any is.
PARTS = {
    "counts": ("CountBenchmark", [
        ("AtomicInteger", "atomic", "pyrt", AIM_COUNTS),
        ("Netty's AbstractReferenceCounted", "netty", "pyrt", AIM_COUNTS),
    ]),
    "blocks": ("AllocatorBenchmark", [
        ("Netty's adaptive allocator", "netty", "pyrt", AIM_NETTY),
        ("confined arena", "arena", "pyrt", AIM_ARENA),
        ("mimalloc", "mimalloc", "pyrt", None),
        ("Netty's, replaced", "nettyReplace", "pyrtReplace", AIM_NETTY),
        ("mimalloc, replaced", "mimallocReplace", "pyrtReplace", None),
    ]),
    "foreign": ("ForeignFreeBenchmark", [
        ("Netty's, freed by another thread", "netty", "pyrt", AIM_FOREIGN),
        ("mimalloc, freed by another thread", "mimalloc", "pyrt", None),
    ]),
}

parser = argparse.ArgumentParser(prog="./bench memory", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=3, help="rounds (3)")
parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be given several times")
options = parser.parse_args()
parts = {name: PARTS[name] for name in options.only or PARTS}


def jmh(benchmark, methods):
    """Nanoseconds by method and size of block."""
    with tempfile.TemporaryDirectory() as folder:
        found = os.path.join(folder, "found.json")
        pattern = rf"\.{benchmark}\.({'|'.join(methods)})$"
        times = ["-f", "1", "-wi", "2", "-w", "500ms", "-i", "4", "-r", "500ms"]
        done = subprocess.run(
            [os.path.join(ROOT, "bench"), "jmh", pattern, *times, "-rf", "json", "-rff", found], capture_output=True, text=True)
        if done.returncode or not os.path.exists(found):
            sys.exit(f"bench: JMH failed:\n{done.stdout}{done.stderr}")
        with open(found) as file:
            results = json.load(file)
    return {
        (re.search(r"\w+$", result["benchmark"])[0], result.get("params", {}).get("size", "")): result["primaryMetric"]["score"] for result in results}


ratios, ours_times = {}, {}
for _ in range(options.rounds):
    for benchmark, rows in parts.values():
        times = jmh(benchmark, sorted({method for _, theirs, ours, _ in rows for method in (theirs, ours)}))
        for name, theirs, ours, aim in rows:
            for method, size in times:
                if method == ours:
                    key = name, size, aim
                    ratios.setdefault(key, []).append(times[theirs, size] / times[ours, size])
                    ours_times.setdefault(key, []).append(times[ours, size])

print(f"{'over ours':<36}{'bytes':>6}{'ours':>10}{'median':>9}{'least':>8}{'most':>8}{'aim':>6}")
for (name, size, aim), found in ratios.items():
    middle = statistics.median(found)
    nanoseconds = f"{statistics.median(ours_times[name, size, aim]):.1f} ns"
    print(
        f"{name:<36}{size:>6}{nanoseconds:>10}{middle:>9.2f}{min(found):>8.2f}{max(found):>8.2f}{aim or '':>6}"
        + ("  missed" if aim and middle < aim else ""))
