"""Runs modules of CPython's own test suite on an image and compares with what CPython does with them on the same machine.

Run by CPython itself (./conformance does so). What is read and written lies in the folder given by --work: a log and the results of each module,
and CPython's own results, which are made once.

Tests that CPython marks as details of its own (test.support.cpython_only and its like) skip or are not there at all where sys.implementation.name is another: those that CPython
passes, and that no exclusion gives up, are run a second time with the option that only changes that name, and judged by what they do then.
"""

import argparse
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RUNNER = HERE / "run_module.py"

# Any use of a dead object fails then, and a count that is wrong when the module has ended is an error.
CHECKED = ["-X", "refpoison", "-X", "refaudit"]

# sys.implementation.name is then "cpython"; nothing else changes.
AS_CPYTHON = ["-X", "implementation-name=cpython"]


def read_list(name):
    """The lines of a committed list without comments, each split at blanks."""
    lines = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            lines.append(words)
    return lines


class Results:
    """What became of the tests of a module in one run."""

    def __init__(self, path, ended):
        self.tests = {}
        self.ended = ended
        self.running = None
        self.complete = False
        if not path.exists():
            return
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                fact = json.loads(line)
            except ValueError:
                continue
            if "start" in fact:
                self.running = fact["start"]
            elif "test" in fact:
                self.tests[fact["test"]] = fact
                self.running = None
            elif "end" in fact:
                self.complete = True

    def overlay(self, second, names):
        """Puts the results that a second run had for some tests in the place of those of the first."""
        self.tests.update((name, second.tests[name]) for name in names if name in second.tests)
        if not self.ended and second.ended:
            self.ended, self.running = second.ended + " as CPython", second.running

    def having(self, *outcomes):
        return {name for name, fact in self.tests.items() if fact["outcome"] in outcomes}


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def installed(launcher, tests, folder):
    """The launcher of a copy of the image that has the suite in its library, as a Python that was installed has it: children in isolated mode find it there."""
    image = launcher.parent.parent
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(image, folder, symlinks=True, copy_function=link_or_copy)
    library = next((folder / "lib").glob("python3.*"))
    (library / "test").unlink(missing_ok=True)
    (library / "test").symlink_to(tests)
    return folder / "bin" / launcher.name


class Conformance:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work).resolve()
        launcher = pathlib.Path(options.pyrt).resolve()
        if (launcher.parent.parent / "lib" / "modules").exists():
            options.pyrt = shlex.quote(str(installed(launcher, pathlib.Path(options.tests).resolve(), self.work / "image")))
        lines = read_list("exclusions.txt")
        self.exclusions = [words[0] for words in lines]
        self.uncounted = [words[0] for words in lines if words[1:2] == ["uncounted:"]]
        library = self.work / "library"
        library.mkdir(parents=True, exist_ok=True)
        link = library / "test"
        if not link.is_symlink():
            link.symlink_to(pathlib.Path(options.tests).resolve())
        self.library = library

    def excluded(self, test):
        return any(fnmatch.fnmatchcase(test, pattern) for pattern in self.exclusions)

    def counted(self, test):
        """Whether a test is meant at all: those of what is replaced by something else are not."""
        return not any(fnmatch.fnmatchcase(test, pattern) for pattern in self.uncounted)

    def run(self, command, module, results, log, tests=()):
        """Runs a module, or tests of it, under an interpreter in a folder of its own; how it ended."""
        environment = {
            key: value for key, value in os.environ.items()
            if not key.startswith("PYTHON") or key == "PYTHONPYCACHEPREFIX"
        }
        environment["PYTHONPATH"] = str(self.library)
        environment["PYTHONHASHSEED"] = environment.get("PYTHONHASHSEED", "0")
        results.unlink(missing_ok=True)
        folder = tempfile.mkdtemp(prefix="conformance-")
        try:
            with open(log, "wb") as out:
                process = subprocess.Popen(
                    [*command, str(RUNNER), "test." + module, str(results), *tests],
                    cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
                try:
                    code = process.wait(self.options.timeout)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                    return "too late"
            return "" if code == 0 else f"exit {code}"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def peer(self, module):
        """CPython's own results, from its first run."""
        kept = self.work / "cpython"
        kept.mkdir(exist_ok=True)
        results = kept / (module + ".jsonl")
        ended = kept / (module + ".ended")
        if not ended.exists():
            how = self.run(shlex.split(self.options.cpython), module, results, kept / (module + ".log"))
            ended.write_text(how)
        return Results(results, ended.read_text())

    def ours(self, module, peer):
        results = self.work / (module + ".jsonl")
        command = [*shlex.split(self.options.pyrt), *CHECKED]
        first = Results(results, self.run(command, module, results, self.work / (module + ".log")))
        prefix = "test." + module + "."
        details = [
            name for name in peer.having("passed", "expected failure") - first.having("passed", "expected failure", "failed")
            if name.startswith(prefix) and not self.excluded(name)
        ]
        if details and first.complete:
            results = self.work / (module + ".details.jsonl")
            how = self.run(
                [*command, *AS_CPYTHON], module, results, self.work / (module + ".details.log"), [name.removeprefix(prefix) for name in sorted(details)])
            first.overlay(Results(results, how), details)
        return first

    def judge(self, module):
        """One line of figures, what was missed, and whether the module passes whole."""
        begun = time.monotonic()
        peer = self.peer(module)
        ours = self.ours(module, peer)
        passed = ours.having("passed", "expected failure")
        wanted = set(filter(self.counted, peer.having("passed", "expected failure")))
        missed = sorted(wanted - passed)
        failed = sorted(ours.having("failed") - wanted - peer.having("failed"))
        open_ = [t for t in missed + failed if not self.excluded(t)]
        how = ours.ended
        if not how and not ours.complete:
            how = "cut short"
        if how and ours.running:
            how += " in " + ours.running
        whole = not open_ and not how and bool(passed)
        line = (
            f"{module:28} {len(ours.tests):5} {len(passed):6} {len(ours.having('failed')):6} {len(ours.having('skipped')):7} |"
            f" {len(peer.tests):5} {len(wanted):6} {len(peer.having('skipped')):7} | {len(missed):6} {len(missed) + len(failed) - len(open_):8}"
            f" {time.monotonic() - begun:6.1f}s {'whole' if whole else how}"
        )
        reasons = [f"    {t}: {ours.tests.get(t, {}).get('reason', 'did not run')}" for t in open_]
        return module, line, reasons, whole, len(wanted), len(missed)


HEADER = (
    f"{'module':28} {'ran':>5} {'passed':>6} {'failed':>6} {'skipped':>7} | {'ran':>5} {'passed':>6} {'skipped':>7} |"
    f" {'missed':>6} {'excluded':>8}\n{'':28} {'pyrt':>27} | {'CPython':>20} |"
)


def arguments():
    parser = argparse.ArgumentParser(prog="conformance", description="Runs modules of CPython's suite and compares with CPython.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as test_int; the ratchet list if none is named")
    parser.add_argument("--quick", action="store_true", help="the ratchet's quick part")
    parser.add_argument("--aim", action="store_true", help="the modules that are to pass in the end")
    parser.add_argument("--jobs", type=int, default=2, help="so many modules at once (2)")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for a module (300)")
    parser.add_argument("-v", "--verbose", action="store_true", help="name each test that is missed, and why")
    parser.add_argument("--write-ratchet", action="store_true", help="add the modules that pass whole to the ratchet list")
    parser.add_argument("--pyrt", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--cpython", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--tests", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--work", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def grow_ratchet(whole):
    known = {words[0] for words in read_list("ratchet.txt")}
    new = [module for module in whole if module not in known]
    if new:
        with open(HERE / "ratchet.txt", "a", encoding="utf-8") as file:
            file.writelines(module + "\n" for module in new)


def main():
    # Whoever runs this in the background may have it ignore interrupts: the tests' processes would inherit that, and wait for theirs for ever.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    options = arguments()
    ratchet = read_list("ratchet.txt")
    listed = {words[0] for words in ratchet}
    if options.modules:
        modules = [m.removeprefix("test.") for m in options.modules]
    elif options.aim:
        modules = [words[0] for words in read_list("aim.txt")]
    else:
        modules = [words[0] for words in ratchet if not options.quick or "quick" in words[1:]]
    conformance = Conformance(options)
    print(HEADER, flush=True)
    broken, whole, wanted, missed = [], [], 0, 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for judged in concurrent.futures.as_completed([pool.submit(conformance.judge, m) for m in modules]):
            module, line, reasons, passes, wants, misses = judged.result()
            print(line, flush=True)
            wanted += wants
            missed += misses
            if passes:
                whole.append(module)
            elif module in listed:
                broken.append(module)
            if options.verbose or module in listed:
                print(*reasons, sep="\n" if reasons else "", end="\n" if reasons else "", flush=True)
    share = 100 * (wanted - missed) / wanted if wanted else 0
    print(f"{len(whole)} of {len(modules)} modules pass whole; {wanted - missed} of {wanted} tests that CPython passes, {share:.1f}%")
    if options.write_ratchet:
        grow_ratchet(sorted(whole))
    if broken:
        print("on the ratchet, but not whole:", " ".join(sorted(broken)))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
