"""SystemExit with a text, printed to stderr."""
import sys


class Mark:
    def __del__(self):
        print("mark died")


def f():
    m = Mark()
    sys.exit("the end: " + "é")


f()
