"""A pool of threads that only compute: the program with which articles show what the global interpreter lock costs.

usage: compute_heavy_task.py [--threads N] [--tasks N] [--work STEPS] [--compare]

Runs the tasks in a pool of N threads and prints their results, which do not depend on N, to standard output, and the seconds they took to
standard error. --compare runs them one after the other first.
"""
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def compute_heavy_task(number, work):
    """Many steps of integer arithmetic, for one number."""
    state = number * 7919 + 1
    total = 0
    for step in range(work):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        if state % 3 == 0:
            total += step
        else:
            total ^= state
    return total


def run_in_turn(tasks, work):
    return [compute_heavy_task(number, work) for number in range(tasks)]


def run_in_pool(tasks, work, threads):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(compute_heavy_task, number, work) for number in range(tasks)]
        return [future.result() for future in futures]


def timed(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - start


def main(arguments):
    numbers = {"--threads": 2, "--tasks": 8, "--work": 300000}
    compare = False
    try:
        at = 0
        while at < len(arguments):
            option = arguments[at]
            if option == "--compare":
                compare = True
            elif option in numbers:
                at += 1
                numbers[option] = int(arguments[at])
            else:
                raise ValueError(option)
            at += 1
        if numbers["--threads"] < 1 or numbers["--tasks"] < 0 or numbers["--work"] < 0:
            raise ValueError("too small")
    except (ValueError, IndexError):
        print(__doc__.split("\n")[2], file=sys.stderr)
        return 2
    threads, tasks, work = numbers["--threads"], numbers["--tasks"], numbers["--work"]
    if compare:
        alone, in_turn = timed(run_in_turn, tasks, work)
        print(f"in turn: {in_turn:.3f} s", file=sys.stderr)
    results, in_pool = timed(run_in_pool, tasks, work, threads)
    for number, result in enumerate(results):
        print(f"task {number}: {result}")
    print(f"sum: {sum(results)}")
    print(f"{in_pool:.3f} s with {threads} threads", file=sys.stderr)
    if compare:
        assert alone == results
        print(f"speed-up: {in_turn / in_pool:.2f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
