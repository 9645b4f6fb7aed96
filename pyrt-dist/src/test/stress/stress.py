"""Random operations by several threads on every kind of container, each judged by what must hold.

usage: stress.py [--operations N] [--seed TEXT] [--threads N] [--only NAME[,NAME...]] [--list]

A scenario is a container, what its threads do to it, and the oracle: sums that must come out, copies that must show a state that existed, short
histories for which some sequential order must exist. Scenarios take turns by rounds; each round has its own seed, 2 to 8 threads and a fresh container.
A scenario that fails stops. Prints the seed, what each scenario did, and what failed with the seed of its round; exit code 1 where anything did.
"""
import argparse
import random
import sys
import threading
import time
import traceback

import histories
import iterators
import mappings
import members
import sequences
import sets

SCENARIOS = [
    scenario
    for module in (sequences, mappings, sets, members, iterators, histories)
    for scenario in module.SCENARIOS
]

LARGEST_ROUND = 24_000


def play(scenario, seed, threads, operations):
    """One round: the operations done, and what failed."""
    rng = random.Random(seed)
    threads = threads or rng.randint(2, 8)
    share = max(operations // threads, 64)
    failures = []
    done = [0] * threads
    container = scenario(threads, rng)
    barrier = threading.Barrier(threads)

    def run(who):
        own = random.Random(f"{seed} {who}")
        try:
            barrier.wait()
            done[who] = container.work(who, own, share) or share
        except BaseException:
            failures.append(traceback.format_exc().strip())
            barrier.abort()

    workers = [threading.Thread(target=run, args=(who,)) for who in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if not failures:
        try:
            container.check()
        except BaseException:
            failures.append(traceback.format_exc().strip())
    return sum(done), failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--operations", type=int, default=200_000)
    parser.add_argument("--seed", default=str(random.SystemRandom().randrange(10**9)))
    parser.add_argument("--threads", type=int, default=0, help="of each round; 2 to 8 by its seed unless told")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    only = options.only.split(",") if options.only else [scenario.__name__ for scenario in SCENARIOS]
    chosen = [scenario for scenario in SCENARIOS if scenario.__name__ in only]
    if options.list:
        print(*(scenario.__name__ for scenario in chosen), sep="\n")
        return 0
    if len(chosen) != len(only):
        parser.error("no such scenario; see --list")
    print(f"seed {options.seed}", file=sys.stderr, flush=True)
    sys.setswitchinterval(1e-3)
    operations = dict.fromkeys(chosen, 0)
    seconds = dict.fromkeys(chosen, 0.0)
    failed = []
    size = min(LARGEST_ROUND, options.operations // len(chosen))
    number = 0
    while sum(operations.values()) < options.operations and len(failed) < len(chosen):
        for scenario in chosen:
            if scenario in failed:
                continue
            seed = f"{options.seed}/{scenario.__name__}/{number}"
            start = time.perf_counter()
            done, failures = play(scenario, seed, options.threads, size)
            seconds[scenario] += time.perf_counter() - start
            operations[scenario] += done
            if failures:
                failed.append(scenario)
                print(f"FAILED: round {seed}\n{failures[0]}\n", flush=True)
        number += 1
    for scenario in chosen:
        print(f"{scenario.__name__:24} {operations[scenario]:10,} operations {seconds[scenario]:7.2f} s", file=sys.stderr)
    if failed:
        print(f"{len(failed)} scenarios failed; repeat with --seed {options.seed}")
        return 1
    print("none lost, none corrupted" if sum(operations.values()) >= options.operations else "too few operations")
    return 0


if __name__ == "__main__":
    sys.exit(main())
