"""A finalizer at the end that brings its object back runs once."""


class A:
    def __del__(self):
        kept.append(self)
        print("del", len(kept))


kept = []
a = A()
a.me = a
print("end")
