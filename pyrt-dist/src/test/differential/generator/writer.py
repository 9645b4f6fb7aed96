"""Lines of a program being written, and the dice that decide about it."""
import contextlib


class Writer:
    def __init__(self, dice):
        self.dice = dice
        self.lines = []
        self.depth = 0
        self.count = 0
        self.variables = {}

    def text(self, text):
        self.lines += text.strip("\n").split("\n")

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    @contextlib.contextmanager
    def block(self, header):
        """The lines written inside belong to the compound statement with this header; an empty block gets a `pass`."""
        self.line(header)
        before = len(self.lines)
        self.depth += 1
        yield
        if len(self.lines) == before:
            self.line("pass")
        self.depth -= 1

    @contextlib.contextmanager
    def scope(self, **variables):
        """Inside, only these variables (name=kind) and the global ones are known."""
        saved = self.variables
        self.variables = variables
        yield
        self.variables = saved

    def forget(self):
        self.variables = {}

    def fresh(self, prefix="v"):
        self.count += 1
        return f"{prefix}{self.count}"

    def chance(self, p):
        return self.dice.random() < p

    def pick(self, *options):
        return self.dice.choice(options)

    def some(self, options, low=0, high=3):
        return [self.dice.choice(options) for _ in range(self.dice.randint(low, high))]

    def source(self):
        return "\n".join(self.lines) + "\n"
