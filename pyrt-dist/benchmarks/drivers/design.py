"""The price of being ready for threads: programs of one thread as they are, over the same virtual machine with mutexes that are never taken and slots that are exchanged
by plain loads and stores (-X plain).

Two warm processes of a program time their rounds in turn, in several pairs. The aim is for the geometric mean of all programs.
"""
import math

from alternate import over_itself

AIM = 1.10
PROGRAMS = ["ints", "dicts", "attributes", "strings", "lists", "fib", "richards"]

names, comparison = over_itself("design", __doc__.split("\n")[0], PROGRAMS, "pyrt.plain")

print(f"{'program':<12}{'ready':>12}{'plain':>12}{'ratio':>8}{'least':>8}{'most':>8}")
for name in names:
    print(comparison.line(name))
mean = math.exp(sum(math.log(comparison.ratio(name)) for name in names) / len(names))
print(f"geometric mean {mean:.2f}, aim {AIM:.2f}{'' if mean <= AIM else ', missed'}")
