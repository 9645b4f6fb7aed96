"""What scenarios share: a base class, and checks that tell what they compared."""


class Scenario:
    """A container for ``threads`` threads. ``work`` is one thread's part and returns how many operations it did, or None for as many as it was told."""

    def __init__(self, threads, rng):
        self.threads = threads
        self.prepare(rng)

    def prepare(self, rng):
        """Makes the container; before the threads start."""

    def work(self, who, rng, count):
        raise NotImplementedError

    def check(self):
        """Judges what is left, when all threads have ended."""


def expect(condition, *told):
    """Fails with what ``told`` tells unless ``condition`` holds."""
    if not condition:
        raise AssertionError(" ".join(map(short, told)))


def short(value):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) < 400 else text[:400] + "..."


def same_items(found, wanted, what):
    """Each of ``wanted`` is found once, and nothing else."""
    found = sorted(found)
    wanted = sorted(wanted)
    if found != wanted:
        seen = set(found)
        doubled = len(found) - len(seen)
        lost = set(wanted) - seen
        strange = seen - set(wanted)
        raise AssertionError(f"{what}: lost {short(sorted(lost)[:8])} of {len(lost)}, doubled {doubled}, strange {short(sorted(strange)[:8])}")


def choices(rng, weights, count):
    """``count`` names of operations drawn by ``weights``."""
    return rng.choices(list(weights), list(weights.values()), k=count)


def numbered(who, index):
    """A number that no other thread makes, and that tells who made it."""
    return index * 16 + who
