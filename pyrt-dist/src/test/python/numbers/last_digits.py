"""Functions of math whose last digits are CPython's own, and counts of any size."""
import math

for x in (0.5, 1.5, 2.5, 10.25, 100.125, 170.5, -0.5, -1e-8, -20.25, 1e-300, 23, 24, 30):
    print(x, math.gamma(x).hex(), math.lgamma(x).hex())
for x in (1e-310, 3.0, 0.1, 10, 2**0.5, 1 + 2**-40, 2**1000 + 1, 5e-324):
    print(x, math.log2(x))
for v in ((3, 4), (1e308, 1e-308), (0.1, 0.2, 0.3), (1.5e300, 2.5e300), (5e-324, 5e-324)):
    print(v, math.hypot(*v).hex(), math.dist(v, [0.25] * len(v)).hex())
print(math.comb(2**100, 3), math.comb(1, 2**1000), math.perm(2**100, 2), math.perm(1, 2**1000))
for call in (lambda: math.comb(2**1000, 2**100), lambda: math.perm(2**1000, 2**100), lambda: math.comb(-1, 2), lambda: math.perm(3, -1)):
    try:
        print(call())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(math.nextafter(1.0, -math.inf), math.nextafter(1.0, 2.0, steps=2**70), math.nextafter(-1.0, 1.0, steps=2**63).hex())
print([math.cbrt(x) for x in (8, 0.0)], math.erf(0.0), math.erfc(30))

print(complex(real=1, imag=2), complex(imag=2))
for call in (lambda: complex(1, 2, 3), lambda: complex(1, real=3), lambda: complex(x=3), lambda: complex(real="1")):
    try:
        print(call())
    except TypeError as e:
        print(e)
try:
    int(memoryview(b"12"), 3)
except TypeError as e:
    print(e)

print(math.sumprod([0.1] * 10, [1] * 10), math.sumprod([10, 2**62, 5], [2.5, 3, True]), math.sumprod([1e100, 1, -1e100], [1.0, 1, 1]))
print(math.sumprod([2**62, 2**62], [4, 1.5]), math.sumprod([1, 2], [3, 4]))
