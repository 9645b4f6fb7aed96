"""Runs one module of CPython's suite and writes a line of JSON for each test that ends: run by both interpreters.

usage: run_module.py MODULE RESULTS [TEST...]

The lines are written as tests end, so that what a crash or a time limit leaves behind is known. Tests run as unittest loads them; nothing is patched.
"""

import json
import sys
import time
import unittest


class Recorder(unittest.TextTestResult):
    """Keeps the worst outcome of each test, its subtests included, and writes it when the test stops."""

    results = None
    rank = ("passed", "skipped", "expected failure", "failed")

    def startTest(self, test):
        self.outcome = "passed"
        self.reason = ""
        self.begun = time.monotonic()
        self.emit({"start": test.id()})
        super().startTest(test)

    def stopTest(self, test):
        super().stopTest(test)
        self.emit({"test": test.id(), "outcome": self.outcome, "reason": self.reason, "seconds": round(time.monotonic() - self.begun, 3)})

    def emit(self, line):
        self.results.write(json.dumps(line) + "\n")
        self.results.flush()

    def note(self, test, outcome, reason=""):
        if not isinstance(test, unittest.TestCase) and not hasattr(test, "test_case"):
            # A class or module that could not be set up, or a module that could not be loaded.
            self.emit({"test": test.id(), "outcome": outcome, "reason": reason})
        elif self.rank.index(outcome) >= self.rank.index(self.outcome):
            self.outcome = outcome
            self.reason = reason

    @staticmethod
    def last_line(error):
        text = str(error[1]).strip().split("\n")
        return f"{error[0].__name__}: {text[0]}"[:300]

    def addError(self, test, err):
        self.note(test, "failed", self.last_line(err))
        super().addError(test, err)

    def addFailure(self, test, err):
        self.note(test, "failed", self.last_line(err))
        super().addFailure(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note(test, "failed", f"{subtest}: {self.last_line(err)}"[-300:])
        super().addSubTest(test, subtest, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.note(test, "skipped", str(reason))

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.note(test, "expected failure")

    def addUnexpectedSuccess(self, test):
        self.note(test, "failed", "unexpected success")
        super().addUnexpectedSuccess(test)


def only(suite, names):
    """The tests of these names. The module is loaded whole, since what loads it may prepare its classes."""
    kept = [only(t, names) if isinstance(t, unittest.TestSuite) else t for t in suite]
    return type(suite)(t for t in kept if isinstance(t, unittest.TestSuite) or t.id() in names)


def main():
    module, results, *names = sys.argv[1:]
    sys.argv[1:] = []
    with open(results, "w", encoding="utf-8") as Recorder.results:
        loader = unittest.defaultTestLoader
        suite = loader.loadTestsFromNames([module])
        if names:
            suite = only(suite, {f"{module}.{n}" for n in names})
        unittest.TextTestRunner(verbosity=2, resultclass=Recorder).run(suite)
        Recorder.results.write(json.dumps({"end": True}) + "\n")


if __name__ == "__main__":
    main()
