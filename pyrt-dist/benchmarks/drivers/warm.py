"""Programs that stay warm and are asked for rounds. Runs in CPython."""
import os
import subprocess
import sys

# A round says something only where a second thread gains plain Java so much; more than the most is the machine's doing.
LEAST_GAIN, MOST_GAIN = 1.8, 2.0


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


class Kernel(Process):
    """The Java program whose threads share nothing, warm."""

    def __init__(self, lines):
        """Makes and counts so many lines in a round."""
        super().__init__(os.environ["KERNEL_JAVA"], "-cp", os.environ["KERNEL_CLASSES"], "org.pyrt.benchmarks.ScalingKernel", str(lines))
        for _ in range(3):
            self.seconds(1)
            self.seconds(2)
