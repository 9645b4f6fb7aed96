print("b begins")
import circular_a
print("b sees", hasattr(circular_a, "done"))
try:
    from circular_a import done as other
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
try:
    circular_a.done
except AttributeError as e:
    print(str(e).split(" (most")[0].split(" from ")[0])
done = "b"
