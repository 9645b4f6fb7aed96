"""A full collection of a million tracked live objects: by one thread against CPython's, and what a second thread gains.

Three warm processes (CPython, pyrt with one worker, pyrt with two) collect in turn; neighbouring collections are compared. The gain of the second
thread says something only where the Java kernel, run before and after, gains 1.8 or more: else the machine had no two free cores.
"""
import argparse
import os
import re
import statistics
import subprocess

from alternate import CPYTHON, PROGRAMS, PYRT, run

AIM_ONE, AIM_GAIN, LEAST_GAIN = 1.0, 1.5, 1.8

parser = argparse.ArgumentParser(prog="./bench gc", description=__doc__.split("\n")[0])
parser.add_argument("--objects", type=int, default=1_000_000, help="tracked live objects (1000000)")
parser.add_argument("--rounds", type=int, default=15, help="timed collections of each process (15)")
parser.add_argument("--warmup", type=int, default=15, help="collections before that (15)")
parser.add_argument("--kernel", type=int, default=4_000_000, help="lines that the Java kernel makes and counts (4000000)")
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


def kernel_gain():
    kernel = [os.environ["KERNEL_JAVA"], "-cp", os.environ["KERNEL_CLASSES"], "org.pyrt.benchmarks.ScalingKernel", str(options.kernel)]
    one, two = (float(re.findall(r"([0-9.]+) s with", run([*kernel, threads])[1])[-1]) for threads in "12")
    return one / two


def line(name, ratios, aim, missed):
    middle = statistics.median(ratios)
    print(f"{name:<28}{middle:>7.2f}{min(ratios):>8.2f}{max(ratios):>8.2f}{aim:>7.1f}{'  missed' if missed(middle) else ''}")


gain_before = kernel_gain()
heaps = [
    Heap(CPYTHON),
    Heap(PYRT, PYRT_JAVA_OPTIONS="-Dpyrt.gc.workers=1"),
    Heap(PYRT, PYRT_JAVA_OPTIONS="-Dpyrt.gc.workers=2"),
]
times = [[heap.collect() for heap in heaps] for _ in range(options.rounds)]
for heap in heaps:
    heap.end()
gains = gain_before, kernel_gain()

names = "CPython", "pyrt, 1 thread", "pyrt, 2 threads"
for name, seconds in zip(names, zip(*times)):
    print(f"{name:<28}{1000 * statistics.median(seconds):>7.1f} ms ({1000 * min(seconds):.1f} to {1000 * max(seconds):.1f})")
print(f"{'ratio':<28}{'median':>7}{'least':>8}{'most':>8}{'aim':>7}")
line("1 thread's over CPython's", [one / cpython for cpython, one, _ in times], AIM_ONE, lambda r: r > AIM_ONE)
line("gain of the second thread", [one / two for _, one, two in times], AIM_GAIN, lambda r: r < AIM_GAIN and min(gains) >= LEAST_GAIN)
print(f"Java kernel's gain: {gains[0]:.2f} before, {gains[1]:.2f} after{'' if min(gains) >= LEAST_GAIN else ': void, there were no two free cores'}")
