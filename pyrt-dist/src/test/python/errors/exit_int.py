"""SystemExit with a number."""
import sys

try:
    print("working")
    sys.exit(7)
finally:
    print("cleanup")
