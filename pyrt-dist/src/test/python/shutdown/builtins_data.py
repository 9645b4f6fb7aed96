"""What a program has put into builtins dies at the end, while finalizers can still print."""
import builtins


class Last:
    def __del__(self):
        print("the last object", len("four"))


builtins.last = Last()
builtins.ending = print
print("the end")
