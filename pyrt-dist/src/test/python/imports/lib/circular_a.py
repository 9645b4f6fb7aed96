print("a begins")
import circular_b
print("a sees", circular_b.done)
done = "a"
