"""What the drivers share: running interpreters in turn, and summing up. Runs in CPython."""
import os
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
PROGRAMS = os.path.join(ROOT, "pyrt-dist", "benchmarks", "programs")
PYRT = os.environ["PYRT"]
CPYTHON = os.environ["CPYTHON"]


def run(command, **more_environment):
    """Runs a command and returns its standard output and its standard error; ends the benchmark where it fails."""
    done = subprocess.run(command, env={**os.environ, **more_environment}, capture_output=True)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        sys.exit(f"bench: exit code {done.returncode} of {' '.join(command)}")
    return done.stdout, done.stderr.decode(errors="replace")


def measure(interpreter, programs, warmup, rounds, **more_environment):
    """Runs programs in one process; a dictionary of (result, median seconds of the rounds) by program."""
    command = [interpreter, os.path.join(PROGRAMS, "measure.py"), str(warmup), str(rounds), *programs]
    output, _ = run(command, **more_environment)
    found = {}
    for line in output.decode().splitlines():
        name, result, *times = line.split()
        found[name] = result, statistics.median(map(float, times))
    return found


def ratios_of(times, others):
    """The ratios of two lists, pair by pair: their median, least and greatest."""
    ratios = [one / other for one, other in zip(times, others)]
    return statistics.median(ratios), min(ratios), max(ratios)


def agree(program, results):
    if len(set(results)) != 1:
        sys.exit(f"bench: {program} gives different results: {results}")
