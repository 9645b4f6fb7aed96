"""Times programs of this folder, in the interpreter that runs it.

usage: measure.py WARMUP ROUNDS PROGRAM...

Each PROGRAM is a module with a function `run`, which does a fixed amount of work and returns a value that only depends on it. Calls
`run` for WARMUP seconds for each program, then times ROUNDS rounds of as many calls as take ROUND_SECONDS or a little more, and prints
a line for each program: its name, the value, and the seconds that a call took in each round.
"""
import sys
import time

ROUND_SECONDS = 0.04


def time_calls(run, calls):
    start = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - start) / calls


def measure(run, rounds):
    calls = int(ROUND_SECONDS / time_calls(run, 3)) + 1
    return [time_calls(run, calls) for _ in range(rounds)]


def warm_up(run, seconds):
    """Runs through the same code that is timed later, so that nothing is compiled anew then."""
    result = run()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        measure(run, 3)
        if run() != result:
            raise AssertionError("different results")
    return result


def main():
    seconds, rounds, names = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    programs = [__import__(name) for name in names]
    results = [warm_up(program.run, seconds) for program in programs]
    for name, program, result in zip(names, programs, results):
        print(name, result, *measure(program.run, rounds))


main()
