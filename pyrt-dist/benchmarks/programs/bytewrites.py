"""Many small writes to a binary file."""
import os

import sample

FILE = sample.path("written.bin")


def run():
    piece = b"0123456789abcdef"
    with open(FILE, "wb") as file:
        for i in range(50_000):
            file.write(piece)
            file.write(b"\n")
    return os.path.getsize(FILE)
