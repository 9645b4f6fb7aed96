"""A loop over ints: nothing but arithmetic, comparisons and jumps."""


def run():
    total = 0
    number = 0
    while number < 100000:
        if number & 3 == 1:
            total += number * 3 - 7
        elif number % 5 == 2:
            total ^= number
        number += 1
    return total
