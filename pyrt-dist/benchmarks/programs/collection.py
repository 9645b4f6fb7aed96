"""A heap of so many tracked live objects, and full collections of it on demand.

usage: collection.py OBJECTS

Builds OBJECTS objects that a collector has to look at: instances with a list, a dict and a tuple each, in cycles. Prints how many there are. Then
reads lines, each of which asks for a full collection, and prints the seconds it took.
"""
import gc
import sys
import time


class Node:
    def __init__(self):
        self.items = [self]
        self.named = {"items": self.items}
        self.pair = (self.items, self.named)


def main():
    gc.disable()
    count = int(sys.argv[1])
    nodes = [Node() for _ in range(count // 4)]
    print(4 * len(nodes), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        found = gc.collect()
        seconds = time.perf_counter() - start
        if found > 1000:
            raise AssertionError(f"{found} objects found")
        print(seconds, flush=True)


main()
