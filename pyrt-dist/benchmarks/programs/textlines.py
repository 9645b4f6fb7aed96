"""A text file of ASCII, line by line in a for statement."""
import sample

FILE = sample.lines("ascii.txt", ["GET", "/index.html", "200", "4711", "the", "quick", "brown", "fox", "2026-11-22T23:59:59"])


def run():
    count = 0
    characters = 0
    with open(FILE, encoding="utf-8") as file:
        for line in file:
            count += 1
            characters += len(line)
    return count, characters
