# Where properties have their docs and names.


def documented(self):
    "of the getter"

def other(self):
    "of another"

def plain(self):
    pass

class Sub(property):
    "of the class"

class Slotted(property):
    __slots__ = ()

class DocSlot(property):
    __slots__ = ('__doc__',)

for kind in property, Sub, DocSlot:
    print(kind(documented).__doc__, kind(documented, doc='given').__doc__, kind(plain).__doc__, kind(doc='given').__doc__)

print(Slotted(doc='lost').__doc__, Slotted(plain).__doc__)
try:
    Slotted(documented)
except AttributeError as e:
    print(e)

p = property(documented)
print(p.getter(other).__doc__)
p.__doc__ = 'set'
print(p.__doc__, p.getter(other).__doc__)
p = property(plain)
p.__doc__ = 'set'
print(p.getter(other).__doc__)

for n in 0, 1, 3:
    try:
        p.__set_name__(*range(n))
    except TypeError as e:
        print(e)
