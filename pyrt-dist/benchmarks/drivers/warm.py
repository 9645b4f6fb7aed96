"""Programs that stay warm and are asked for rounds. Runs in CPython."""
import subprocess
import sys


class Process:
    """A warm process that does its work with as many threads as it is told, and says how long it took."""

    def __init__(self, *command):
        self.command = command
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"bench: exit code {self.process.wait()} of {' '.join(self.command)}")
        return line.strip()

    def seconds(self, threads):
        self.process.stdin.write(f"{threads}\n")
        self.process.stdin.flush()
        return float(self.answer())

    def end(self):
        self.process.stdin.close()
        self.process.wait()
