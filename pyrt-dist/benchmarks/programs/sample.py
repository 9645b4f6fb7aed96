"""The files that the programs of `./bench io` read and write: made once in a process, and removed at its end."""
import atexit
import os
import shutil
import tempfile

SIZE = int(os.environ.get("PYRT_BENCH_FILE_MB", "8")) * 1_000_000
FOLDER = tempfile.mkdtemp(prefix="pyrt-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


def path(name):
    return os.path.join(FOLDER, name)


def lines(name, words):
    """The path of a file of SIZE bytes or a little more, in lines of one to twelve words."""
    made = path(name)
    block = "".join(" ".join(words[(k * 7 + i) % len(words)] for i in range(k % 12 + 1)) + "\n" for k in range(1200)).encode()
    with open(made, "wb") as file:
        for _ in range(SIZE // len(block) + 1):
            file.write(block)
    return made
