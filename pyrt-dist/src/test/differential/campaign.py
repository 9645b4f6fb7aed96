"""What generator and fuzzer share: options, spreading cases over pairs of interpreters, and telling what differs."""
import argparse
import concurrent.futures
import pathlib
import re
import sys
import threading
import time

import peers


def options(description, count):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--pyrt", required=True, help="command that runs pyrt")
    parser.add_argument("--cpython", required=True, help="command that runs CPython 3.14")
    parser.add_argument("--seed", help="seed of the whole run; a new one if none is given")
    parser.add_argument("--count", type=int, default=count, help=f"so many cases ({count})")
    parser.add_argument("--first", type=int, default=0, help="number of the first case (0)")
    parser.add_argument("--jobs", type=int, default=2, help="pairs of interpreters at once (2)")
    parser.add_argument("--patience", type=float, default=20, help="seconds of processor time for one case (20)")
    parser.add_argument("--differences", type=int, default=5, help="stop after so many differences (5)")
    parser.add_argument("--show", action="store_true", help="only print the case --first")
    parser.add_argument("--no-shrink", action="store_true", help="show cases as they are")
    return parser


def known():
    """The kinds of differences that known.txt lists, as patterns."""
    lines = pathlib.Path(__file__).with_name("known.txt").read_text(encoding="utf-8").splitlines()
    return [re.compile(line) for line in lines if line and not line.startswith("#")]


class Campaign:
    """Runs cases FIRST to FIRST + COUNT. `case(number)` makes one; `request(case)` says it; `tell(case, expected, actual, pair)` explains a difference,
    `settled(answer)` is the answer without what may differ."""

    def __init__(self, settings, case, request, tell, settled):
        self.settings = settings
        self.case = case
        self.request = request
        self.tell = tell
        self.settled = settled
        self.lock = threading.Lock()
        self.next = settings.first
        self.end = settings.first + settings.count
        self.kinds = {}
        self.known = known()
        self.excused = 0
        self.endless = 0
        self.stopped = False
        self.complaints = []

    def take(self):
        with self.lock:
            if self.stopped or self.next >= self.end:
                return None
            self.next += 1
            return self.next - 1

    def work(self):
        pair = peers.Pair(self.settings)
        try:
            while (number := self.take()) is not None:
                case = self.case(number)
                expected, actual = pair.ask(self.request(case))
                if expected == ["hangs"]:
                    # A power of a number of billions of digits, say, where pyrt raises MemoryError: it says nothing.
                    self.endless += expected != actual
                elif expected != actual and self.settled(expected) != self.settled(actual):
                    self.differs(number, case, expected, actual, pair)
        finally:
            self.complaints += pair.stop()

    def differs(self, number, case, expected, actual, pair):
        kind, text = self.tell(number, case, expected, actual, pair, True)
        with self.lock:
            if any(pattern.search(kind) for pattern in self.known):
                self.excused += 1
                return
            shown_as_is = self.settings.no_shrink or kind in self.kinds
        if not shown_as_is:
            kind, text = self.tell(number, case, expected, actual, pair, False)
        with self.lock:
            new = kind not in self.kinds
            self.kinds[kind] = self.kinds.get(kind, 0) + 1
            if new:
                print(f"==== case {number}: {kind}\n{text}\n", flush=True)
            if len(self.kinds) >= self.settings.differences:
                self.stopped = True

    def run(self):
        """Runs all, or until it is interrupted; the exit code."""
        begun = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(self.settings.jobs) as pool:
            jobs = [pool.submit(self.work) for _ in range(self.settings.jobs)]
            try:
                for job in jobs:
                    job.result()
            except KeyboardInterrupt:
                self.stopped = True
        for complaint in self.complaints:
            print("---- pyrt said:", complaint)
        ran = self.next - self.settings.first
        print(f"{ran} cases of seed {self.settings.seed} from {self.settings.first} in {time.monotonic() - begun:.0f} s, {sum(self.kinds.values())} differ, {len(self.kinds)} kinds; {self.excused} differ as known.txt says, {self.endless} end on pyrt only")
        for kind, times in sorted(self.kinds.items(), key=lambda item: -item[1]):
            print(f"{times:6} {kind}")
        return 1 if self.kinds or self.complaints else 0


def main(settings, case, request, tell, settled=lambda answer: answer):
    sys.exit(Campaign(settings, case, request, tell, settled).run())
