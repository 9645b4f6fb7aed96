"""A file that is lost when the interpreter ends is warned of all the same, without the library, which has ended."""
import warnings

warnings.simplefilter("always")


def reader():
    f = open(__file__, mode="rb", buffering=0)
    yield f


generator = reader()
print(next(generator).closed)
