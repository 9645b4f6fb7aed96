"""The interpreter at its peak against CPython, program by program.

Both run at a time, each in a process that has warmed up, and time their rounds in turn, in several pairs of processes. Prints the medians
over all processes, and the ratio (above 1: pyrt is faster) with its spread over the pairs.
"""
from peak import compare

compare("t0", __doc__.split("\n")[0], {"fib": 1.0, "attributes": 1.0, "lists": 1.0, "dicts": 1.0, "strings": 1.0, "ints": 1.5})
