"""Times programs of this folder, in the interpreter that runs it.

usage: measure.py WARMUP PROGRAM...

Each PROGRAM is a module with a function `run`, which does a fixed amount of work and returns a value that only depends on it. Calls
`run` for WARMUP seconds for each program, and prints a line with what it returned. Then reads lines, each the name of a program and the
number of a processor, times a round there of as many calls as take ROUND_SECONDS or a little more, and prints the seconds that a call took.
"""
import os
import sys
import time

ROUND_SECONDS = 0.04


def time_calls(run, calls):
    start = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - start) / calls


def calls_in_round(run):
    return int(ROUND_SECONDS / time_calls(run, 3)) + 1


def warm_up(run, seconds):
    """Runs through the same code that is timed later, so that nothing is compiled anew then."""
    result = run()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        time_calls(run, calls_in_round(run))
        if run() != result:
            raise AssertionError("different results")
    return result


def main():
    seconds, names = float(sys.argv[1]), sys.argv[2:]
    runs = {name: __import__(name).run for name in names}
    for name in names:
        print(warm_up(runs[name], seconds), flush=True)
    calls = {name: calls_in_round(runs[name]) for name in names}
    for line in sys.stdin:
        name, processor = line.split()
        os.sched_setaffinity(0, {int(processor)})
        print(time_calls(runs[name], calls[name]), flush=True)


main()
