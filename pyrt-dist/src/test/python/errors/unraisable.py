"""Errors that nobody can catch."""


class Bad:
    def __del__(self):
        raise ValueError("in del")


b = Bad()
b = None
Bad()
print("goes on")
