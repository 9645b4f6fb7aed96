"""A text file by calls of readline, and whole by readlines."""
import sample

FILE = sample.lines("ascii.txt", ["GET", "/index.html", "200", "4711", "the", "quick", "brown", "fox", "2026-11-22T23:59:59"])


def run():
    count = 0
    with open(FILE, encoding="utf-8") as file:
        while file.readline():
            count += 1
    with open(FILE, encoding="utf-8") as file:
        return count, len(file.readlines())
