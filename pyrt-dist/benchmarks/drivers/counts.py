"""The price of counts: richards as it is, over the same virtual machine with counts switched off.

Two warm processes time their rounds in turn, in several pairs.
"""
from alternate import over_itself

AIM = 1.3

names, comparison = over_itself("counts", __doc__.split("\n")[0], ["richards"], "pyrt.nocounts")

print(f"{'program':<12}{'counted':>12}{'uncounted':>12}{'ratio':>8}{'least':>8}{'most':>8}{'aim':>7}")
for name in names:
    print(f"{comparison.line(name)}{AIM:>7.1f}{'' if comparison.ratio(name) <= AIM else '  missed'}")
