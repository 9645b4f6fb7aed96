"""What the drivers share: running interpreters in turn, and summing up. Runs in CPython."""
import argparse
import os
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
PROGRAMS = os.path.join(ROOT, "pyrt-dist", "benchmarks", "programs")
PYRT = os.environ["PYRT"]
CPYTHON = os.environ["CPYTHON"]
PROCESSORS = sorted(os.sched_getaffinity(0))


def run(command, **more_environment):
    """Runs a command and returns its standard output and its standard error; ends the benchmark where it fails."""
    done = subprocess.run(command, env={**os.environ, **more_environment}, capture_output=True)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        sys.exit(f"bench: exit code {done.returncode} of {' '.join(command)}")
    return done.stdout, done.stderr.decode(errors="replace")


class Measured:
    """A process that has warmed up with some programs and times a round of one of them whenever it is asked to."""

    def __init__(self, interpreter, programs, warmup, **more_environment):
        self.command = [interpreter, os.path.join(PROGRAMS, "measure.py"), str(warmup), *programs]
        self.process = subprocess.Popen(
            self.command, env={**os.environ, **more_environment}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.results = {name: self.answer() for name in programs}

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"bench: exit code {self.process.wait()} of {' '.join(self.command)}")
        return line.strip()

    def round(self, program, processor):
        """The seconds that a call took, on that processor."""
        self.process.stdin.write(f"{program} {processor}\n")
        self.process.stdin.flush()
        return float(self.answer())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Comparison:
    """What alternating runs of two kinds of processes told about programs."""

    def __init__(self, programs):
        self.times = {name: ([], []) for name in programs}
        self.ratios = {name: [] for name in programs}

    def alternate(self, programs, one, other, rounds):
        """
        Lets two warm processes run rounds in turn, and ends them. Neighbouring rounds, on one processor, are compared, so that a machine
        whose pace changes, or differs between processors, changes it for both.
        """
        for name in programs:
            agree(name, [one.results[name], other.results[name]])
            times = []
            for number in range(rounds):
                processor = PROCESSORS[number % len(PROCESSORS)]
                times.append((one.round(name, processor), other.round(name, processor)))
            for all_times, seconds in zip(self.times[name], zip(*times)):
                all_times.append(statistics.median(seconds))
            self.ratios[name].append(statistics.median(a / b for a, b in times))
        one.end()
        other.end()

    def ratio(self, name):
        """The one's time over the other's, the median over all pairs of processes."""
        return statistics.median(self.ratios[name])

    def line(self, name):
        """The median times of both, and the ratio with its spread."""
        one, other = map(statistics.median, self.times[name])
        ratios = self.ratios[name]
        return f"{name:<12}{1000 * one:>9.2f} ms{1000 * other:>9.2f} ms{self.ratio(name):>8.2f}{min(ratios):>8.2f}{max(ratios):>8.2f}"


def over_itself(bench, about, programs, switch):
    """Reads the command line of a benchmark, and compares programs with themselves where that switch of the virtual machine is on. Returns the names and the comparison."""
    parser = argparse.ArgumentParser(prog=f"./bench {bench}", description=about)
    parser.add_argument("programs", nargs="*", default=programs, help=f"programs to measure ({' '.join(programs)})")
    parser.add_argument("--pairs", type=int, default=5, help="processes of each kind (5)")
    parser.add_argument("--warmup", type=float, default=10, help="seconds before a process is timed (10)")
    parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
    options = parser.parse_args()
    comparison = Comparison(options.programs)
    for _ in range(options.pairs):
        for name in options.programs:
            usual = Measured(PYRT, [name], options.warmup)
            switched = Measured(PYRT, [name], options.warmup, PYRT_JAVA_OPTIONS=f"-D{switch}=true")
            comparison.alternate([name], usual, switched, options.rounds)
    return options.programs, comparison


def agree(program, results):
    if len(set(results)) != 1:
        sys.exit(f"bench: {program} gives different results: {results}")
