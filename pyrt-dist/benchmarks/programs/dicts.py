"""Dictionaries: counting, looking up, storing, iterating, with strings and ints as keys."""

WORDS = [f"word{number * number % 97}" for number in range(500)]


def run():
    counts = {}
    for _ in range(10):
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1
    total = 0
    for word, number in counts.items():
        if word in counts:
            total += number * len(word)
    squares = {}
    for number in range(6000):
        squares[number] = number * number
    for number in range(0, 6000, 3):
        total += squares[number]
        del squares[number]
    for number in range(6000):
        if number not in squares:
            squares[number] = number
    for number in squares.values():
        total += number
    return total + len(squares)
