"""__new__ that is some function written in C or Java, but no type's own __new__."""


class Answer:
    __new__ = str.__subclasscheck__


class Length:
    __new__ = len


class Plain(list):
    __new__ = list.__new__


class Sub(Plain):
    pass


class Pair(tuple):
    pass


print(Answer(), Plain([1]), Sub("ab"), Pair("xy"))
Answer.__new__ = staticmethod(id)
print(Answer() == id(Answer))
del Answer.__new__
print(type(Answer()).__name__)
try:
    Length()
except TypeError as e:
    print(e)
