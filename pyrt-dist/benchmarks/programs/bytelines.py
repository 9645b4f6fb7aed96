"""A binary file, line by line in a for statement."""
import sample

FILE = sample.lines("ascii.txt", ["GET", "/index.html", "200", "4711", "the", "quick", "brown", "fox", "2026-11-22T23:59:59"])


def run():
    count = 0
    octets = 0
    with open(FILE, "rb") as file:
        for line in file:
            count += 1
            octets += len(line)
    return count, octets
