"""A text file with letters outside ASCII, line by line in a for statement."""
import sample

FILE = sample.lines("utf8.txt", ["Grüße", "naïve", "plain", "text", "日本語", "ascii", "Ελλάδα", "words"])


def run():
    count = 0
    characters = 0
    with open(FILE, encoding="utf-8") as file:
        for line in file:
            count += 1
            characters += len(line)
    return count, characters
