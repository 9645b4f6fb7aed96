"""What it takes to start, run next to nothing and end: wall time of whole processes, pyrt's and CPython's in turn.

A round runs each interpreter once, and which of the two comes first changes from round to round. The ratio is that of the medians; its spread is that
of the single rounds' ratios. Only "-c pass" has an aim; the others tell what imports cost.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

from alternate import CPYTHON, PYRT

AIM = 6.0
PASS = ("-c", "pass")
OTHERS = [("-c", "import json, re, threading"), ("-m", "json.tool", "--help")]

parser = argparse.ArgumentParser(prog="./bench start", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=15, help="runs of each interpreter (15)")
parser.add_argument("--only-pass", action="store_true", help='only "-c pass"')
options = parser.parse_args()


def seconds(interpreter, arguments):
    """Wall and processor seconds of a process."""
    before = os.times()
    start = time.perf_counter()
    done = subprocess.run([interpreter, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall = time.perf_counter() - start
    after = os.times()
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        sys.exit(f"bench: exit code {done.returncode} of {interpreter} {' '.join(arguments)}")
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def compare(arguments):
    """The ratio of the median wall times, after one run of each that does not count; prints a line."""
    pair = (PYRT, CPYTHON)
    for interpreter in pair:
        seconds(interpreter, arguments)
    times = {PYRT: [], CPYTHON: []}
    for number in range(options.rounds):
        for interpreter in pair if number % 2 else pair[::-1]:
            times[interpreter].append(seconds(interpreter, arguments))
    ours, theirs = ([wall for wall, _ in times[interpreter]] for interpreter in pair)
    ratios = [a / b for a, b in zip(ours, theirs)]
    ratio = statistics.median(ours) / statistics.median(theirs)
    cells = [f"{' '.join(arguments):<36}"]
    for interpreter in pair:
        wall, processor = map(statistics.median, zip(*times[interpreter]))
        cells.append(f"{1000 * wall:>8.0f} ms{1000 * processor:>8.0f} ms")
    print(*cells, f"{ratio:>8.2f}{min(ratios):>8.2f}{max(ratios):>8.2f}", sep="", flush=True)
    return ratio


print(f"{'arguments':<36}{'pyrt':>11}{'its CPU':>11}{'CPython':>11}{'its CPU':>11}{'ratio':>8}{'least':>8}{'most':>8}")
ratio = compare(PASS)
if not options.only_pass:
    for arguments in OTHERS:
        compare(arguments)
print(f"-c pass: {ratio:.2f} times CPython's time, aim {AIM}{'' if ratio <= AIM else ', missed'}")
