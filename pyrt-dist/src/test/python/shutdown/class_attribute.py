"""What a class refers to is finalized when the interpreter ends."""


class Holder:
    class A:
        def __del__(self):
            print("del", Holder.__name__)

    attribute = A()


print("end")
