"""Many small writes to a text file, by write and by print."""
import os

import sample

FILE = sample.path("written.txt")


def run():
    with open(FILE, "w", encoding="utf-8") as file:
        for i in range(30_000):
            file.write("a few words of text\n")
            file.write(str(i))
            file.write("\n")
        for i in range(10_000):
            print(i, "and", "so on", file=file)
    return os.path.getsize(FILE)
