"""What a second thread gains, compared with what it gains a Java program whose threads share nothing.

A round of a program: the Java kernel with one thread, the program with one, the kernel with two, the program with two. A gain is the time
with one thread over the time with two; the quotient is the program's gain over the kernel's of the same round, of which no more than 2.0
counts. A round whose kernel gains less than 1.8 says nothing (the machine had no two free cores) and is void.

HotSpot's compilers take processor time whatever the size, some 3 s in the log census and 12 s in that of sources: on the idle core where there
is one thread, from both threads where there are two. The logs are so long that this weighs little, and the sources are counted in several copies;
with 400 MB of logs, or one copy, it takes a fifth of the gain.
"""
import argparse
import os
import re
import shutil
import statistics
import tempfile
import time

from alternate import CPYTHON, PYRT, ROOT, agree, run
from warm import LEAST_GAIN, MOST_GAIN

AIM = 0.9
EXAMPLES = os.path.join(ROOT, "examples")

parser = argparse.ArgumentParser(prog="./bench scaling", description=__doc__.split("\n")[0])
parser.add_argument("--rounds", type=int, default=3, help="rounds that are not void (3)")
parser.add_argument("--size", default="1600M", help="bytes of log for log_census (1600M)")
parser.add_argument("--pixels", type=int, default=1500, help="width of the Mandelbrot picture (1500)")
parser.add_argument("--work", type=int, default=6000000, help="steps of each of the 8 tasks of compute_heavy_task (6000000)")
parser.add_argument("--sources", help="folder for source_census (CPython's library with its tests, some 2,200 files)")
parser.add_argument("--copies", type=int, default=3, help="copies of the sources that source_census counts in one run (3)")
parser.add_argument("--kernel", type=int, default=25000000, help="lines that the Java kernel makes and counts (25000000)")
parser.add_argument("--only", choices=("log_census", "mandelbrot", "compute_heavy_task", "source_census"), help="one program")
options = parser.parse_args()


def timed(command):
    """Output, seconds that the program says it computed, and seconds of the whole process."""
    start = time.perf_counter()
    output, errors = run(command)
    whole = time.perf_counter() - start
    return output, float(re.findall(r"([0-9.]+) s with [0-9]+ threads", errors)[-1]), whole


def library():
    """The folder of CPython's library."""
    return run([CPYTHON, "-c", "import os; print(os.path.dirname(os.__file__))"])[0].decode().strip()


def logs(folder):
    """Names of two files of log."""
    generate = [CPYTHON, os.path.join(EXAMPLES, "log_census_generate.py"), "--size", options.size, "--files", "2"]
    return run([*generate, os.path.join(folder, "access")])[0].decode().split()


def sources(folder):
    """A folder with as many copies of the sources as are asked for, without what they are compiled to."""
    name = os.path.join(folder, "sources")
    for number in range(options.copies):
        shutil.copytree(
            options.sources or library(), os.path.join(name, str(number)), ignore=shutil.ignore_patterns("__pycache__", "*.so")
        )
    return name


ARGUMENTS = {
    "log_census": lambda folder: ["--timing", *logs(folder)],
    "mandelbrot": lambda folder: ["--timing", "--size", str(options.pixels)],
    "compute_heavy_task": lambda folder: ["--work", str(options.work)],
    "source_census": lambda folder: ["--timing", sources(folder)],
}

with tempfile.TemporaryDirectory() as folder:
    programs = {name: arguments(folder) for name, arguments in ARGUMENTS.items() if options.only in (None, name)}
    kernel = [os.environ["KERNEL_JAVA"], "-cp", os.environ["KERNEL_CLASSES"], "org.pyrt.benchmarks.ScalingKernel", str(options.kernel)]
    # One run of each in CPython, which says what the output has to be.
    outputs = {name: [run([CPYTHON, os.path.join(EXAMPLES, name + ".py"), *rest])[0]] for name, rest in programs.items()}

    def times(name, threads):
        """The kernel's seconds, the program's, and those of its whole process."""
        kernel_seconds = timed([*kernel, threads])[1]
        command = [PYRT, os.path.join(EXAMPLES, name + ".py"), *programs[name], "--threads", threads]
        output, seconds, whole = timed(command)
        outputs[name].append(output)
        agree(name, outputs[name])
        return kernel_seconds, seconds, whole

    quotients = {name: [] for name in programs}
    print(f"{'round':<6}{'program':<20}{'1 thread':>10}{'2 threads':>11}{'gain':>7}{'process':>9}{'kernel':>8}{'quotient':>10}")
    for attempt in range(1, 3 * options.rounds + 1):
        for name, found in quotients.items():
            if len(found) == options.rounds:
                continue
            (kernel_one, one, one_whole), (kernel_two, two, two_whole) = times(name, "1"), times(name, "2")
            kernel_gain = kernel_one / kernel_two
            quotient = one / two / min(kernel_gain, MOST_GAIN)
            void = kernel_gain < LEAST_GAIN
            print(
                f"{attempt:<6}{name:<20}{one:>8.2f} s{two:>9.2f} s{one / two:>7.2f}{one_whole / two_whole:>9.2f}{kernel_gain:>8.2f}"
                + ("      void" if void else f"{quotient:>10.2f}"),
                flush=True,
            )
            if not void:
                found.append(quotient)

for name, found in quotients.items():
    if not found:
        print(f"{name}: all rounds were void: this machine has no two free cores")
        continue
    middle = statistics.median(found)
    print(
        f"{name}: quotient {middle:.2f} (from {min(found):.2f} to {max(found):.2f}), aim {AIM}"
        f"{'' if middle >= AIM else ', missed'}; output as CPython's"
    )
