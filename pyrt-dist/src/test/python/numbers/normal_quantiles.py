"""Quantiles of normal distributions, by the function in Java that the module statistics takes; what struct makes of numbers that are too large."""
import _statistics
import statistics
import struct

d = statistics.NormalDist(100, 15)
print([d.inv_cdf(p / 64) for p in range(1, 64)])
print([statistics.NormalDist().inv_cdf(p) for p in (1e-300, 1e-20, 1e-11, 0.075, 0.0751, 0.925, 1 - 1e-12)])
print(_statistics._normal_dist_inv_cdf.__module__, statistics._normal_dist_inv_cdf is _statistics._normal_dist_inv_cdf)
for p in (0.0, 1.0, -1.0, 2.0, float("nan")):
    for function in (d.inv_cdf, lambda p: _statistics._normal_dist_inv_cdf(p, 0.0, 1.0)):
        try:
            print(p, function(p))
        except ValueError as e:
            print(p, type(e).__name__, e)

for format in "efd":
    for value in (10**400, 2**40, 1e300, True, "x"):
        try:
            print(format, struct.pack("!" + format, value))
        except (OverflowError, struct.error) as e:
            print(format, type(e).__name__, e)
