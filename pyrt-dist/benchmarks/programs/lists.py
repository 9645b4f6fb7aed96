"""Lists: appending, indexing, iterating, slicing, comprehensions."""


def sieve(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    for number in range(2, limit):
        if is_prime[number]:
            for multiple in range(number * number, limit, number):
                is_prime[multiple] = False
    return is_prime


def run():
    primes = []
    for number, prime in enumerate(sieve(15000)):
        if prime:
            primes.append(number)
    total = 0
    for at in range(len(primes) - 1):
        total += primes[at + 1] - primes[at]
        primes[at] = total
    stack = []
    for number in primes:
        stack.append(number)
        if number % 3 == 0:
            total += stack.pop()
    rows = [[column * row for column in range(50)] for row in range(50)]
    for row in rows:
        for value in row[10:40]:
            total += value
    return total + sum([value for row in rows for value in row if value & 1])
