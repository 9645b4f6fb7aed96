"""A binary file into one buffer, by blocks of several sizes, and by small reads."""
import sample

FILE = sample.lines("ascii.txt", ["GET", "/index.html", "200", "4711", "the", "quick", "brown", "fox", "2026-11-22T23:59:59"])


def run():
    total = 0
    for size in 64, 1000, 65536:
        buffer = bytearray(size)
        with open(FILE, "rb") as file:
            while got := file.readinto(buffer):
                total += got
    with open(FILE, "rb") as file:
        while block := file.read(100):
            total += block[0]
    return total
