"""The two interpreters that are compared: a pair of worker processes, asked the same and restarted when they hang or end."""
import json
import os
import pathlib
import select
import shlex
import subprocess
import tempfile
import time

WORKER = pathlib.Path(__file__).with_name("worker.py")

# The first words of answers that a worker has not given.
GONE = ("hangs", "died")

# A process that does nothing at all hangs after so many times its patience.
IDLE = 15


class Worker:
    """One interpreter that runs worker.py."""

    def __init__(self, command, patience, options=()):
        self.command = [*shlex.split(command), *options, str(WORKER)]
        self.patience = patience
        self.process = None
        self.complaints = []

    def start(self):
        environment = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
        if "PYTHONPYCACHEPREFIX" in os.environ:
            environment["PYTHONPYCACHEPREFIX"] = os.environ["PYTHONPYCACHEPREFIX"]
        self.errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.folder = tempfile.TemporaryDirectory(prefix="differential-")
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=environment, cwd=self.folder.name)
        self.rest = b""

    def ask(self, request):
        if self.process is None:
            self.start()
        try:
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def answer(self):
        """The answer to what was asked; ["hangs"] or ["died", errors] when there is none, and a new process next time."""
        begun = time.monotonic(), self.spent()
        output = self.process.stdout.fileno()
        while b"\n" not in self.rest:
            if not select.select([output], [], [], self.patience / 10)[0]:
                if self.spent() - begun[1] > self.patience or time.monotonic() - begun[0] > self.patience * IDLE:
                    self.stop(kill=True)
                    return ["hangs"]
                continue
            part = os.read(output, 1 << 16)
            if not part:
                return ["died", self.stop()]
            self.rest += part
        line, _, self.rest = self.rest.partition(b"\n")
        return json.loads(line)

    def spent(self):
        """The seconds of processor time that the process has used: what it had to wait for on a busy machine is not its fault."""
        try:
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self, kill=False):
        """Ends the process; what it wrote to standard error, which is also kept among the complaints."""
        if self.process is None:
            return ""
        process, self.process = self.process, None
        if kill:
            process.kill()
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            process.wait(self.patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        self.errors.seek(0)
        said = self.errors.read()
        self.errors.close()
        self.folder.cleanup()
        if said:
            self.complaints.append(said[:4000])
        return said[-2000:]


class Pair:
    """pyrt and CPython, asked the same."""

    def __init__(self, options):
        self.cpython = Worker(options.cpython, options.patience)
        self.pyrt = Worker(options.pyrt, options.patience, ("-X", "refpoison", "-X", "refaudit"))

    def ask(self, request):
        """CPython's answer and pyrt's."""
        self.pyrt.ask(request)
        self.cpython.ask(request)
        expected, actual = self.cpython.answer(), self.pyrt.answer()
        if expected[0] in GONE or actual[0] in GONE:
            # A new process has no caches, no modules loaded: both begin anew, so that they stay alike.
            self.cpython.stop()
            self.pyrt.stop()
        return expected, actual

    def stop(self):
        """Ends both; what pyrt said of counts that were wrong in the end."""
        self.cpython.stop()
        self.pyrt.stop()
        return self.pyrt.complaints
