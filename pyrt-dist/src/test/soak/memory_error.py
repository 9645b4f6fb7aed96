"""Makes cycles with large lists until 60 are made, although the Java heap does not hold so many at once; gives up after 30 errors."""
import gc


class Node:
    pass


def make_cycle(size):
    node = Node()
    node.me = node
    node.large = [0] * size


gc.set_threshold(100_000_000)
made = errors = 0
while made < 60 and errors < 30:
    try:
        make_cycle(1_000_000)
        made += 1
    except MemoryError:
        errors += 1
print(f"{made} made, with MemoryError on the way: {errors > 0}")
