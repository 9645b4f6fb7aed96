"""A full collection of a million tracked live objects: by one thread against CPython's, and what a second thread gains.

Warm processes take turns: the Java kernel with one thread and with two, then collections by CPython, by pyrt with one worker and with two; neighbouring
collections are compared. The gain of the second thread counts only in rounds where the kernel gains 1.8 or more: else the machine had no two free cores.
"""
import argparse
import os
import statistics
import subprocess

from alternate import CPYTHON, PROGRAMS, PYRT
from warm import LEAST_GAIN, Kernel

AIM_ONE, AIM_GAIN = 1.0, 1.5

parser = argparse.ArgumentParser(prog="./bench gc", description=__doc__.split("\n")[0])
parser.add_argument("--objects", type=int, default=1_000_000, help="tracked live objects (1000000)")
parser.add_argument("--rounds", type=int, default=15, help="rounds that are not void (15), of at most five times as many")
parser.add_argument("--warmup", type=int, default=15, help="collections before that (15)")
parser.add_argument("--kernel", type=int, default=2_500_000, help="lines that the Java kernel makes and counts in a round (2500000)")
options = parser.parse_args()


class Heap:
    """A process with the objects."""

    def __init__(self, interpreter, **more_environment):
        command = [interpreter, os.path.join(PROGRAMS, "collection.py"), str(options.objects)]
        environment = {**os.environ, **more_environment}
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if int(self.process.stdout.readline()) != options.objects // 4 * 4:
            raise AssertionError("another number of objects")
        for _ in range(options.warmup):
            self.collect()

    def collect(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def line(name, ratios, aim, missed):
    middle = statistics.median(ratios)
    print(f"{name:<28}{middle:>7.2f}{min(ratios):>8.2f}{max(ratios):>8.2f}{aim:>7.1f}{'  missed' if missed(middle) else ''}")


kernel = Kernel(options.kernel)
heaps = [
    Heap(CPYTHON),
    Heap(PYRT, PYRT_JAVA_OPTIONS="-Dpyrt.gc.workers=1"),
    Heap(PYRT, PYRT_JAVA_OPTIONS="-Dpyrt.gc.workers=2"),
]
times, void = [], 0
while len(times) < options.rounds and len(times) + void < 5 * options.rounds:
    gain = kernel.seconds(1) / kernel.seconds(2)
    seconds = [heap.collect() for heap in heaps]
    if gain < LEAST_GAIN:
        void += 1
    else:
        times.append(seconds)
for process in (kernel, *heaps):
    process.end()

names = "CPython", "pyrt, 1 thread", "pyrt, 2 threads"
if not times:
    raise SystemExit(f"all {void} rounds were void: this machine has no two free cores")
for name, seconds in zip(names, zip(*times)):
    print(f"{name:<28}{1000 * statistics.median(seconds):>7.1f} ms ({1000 * min(seconds):.1f} to {1000 * max(seconds):.1f})")
print(f"{'ratio':<28}{'median':>7}{'least':>8}{'most':>8}{'aim':>7}")
line("1 thread's over CPython's", [one / cpython for cpython, one, _ in times], AIM_ONE, lambda r: r > AIM_ONE)
line("gain of the second thread", [one / two for _, one, two in times], AIM_GAIN, lambda r: r < AIM_GAIN)
print(f"{len(times)} of {len(times) + void} rounds counted: in the others plain Java gained less than {LEAST_GAIN}")
