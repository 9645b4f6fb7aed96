"""Audit events: what hooks are told, in which order, and how they refuse."""

import marshal
import pickle
import sys
import time

seen = []
closed = False


def hook(event, args):
    if not closed and event.startswith(("test.", "marshal.", "pickle.", "time.", "object.", "compile", "exec", "sys.addaudithook")):
        seen.append(event)
        if event == "test.refused":
            raise PermissionError(event)


sys.addaudithook(hook)
sys.audit("test.plain", 1, "two")
try:
    sys.audit("test.refused")
except PermissionError as e:
    print("refused:", e)
marshal.loads(marshal.dumps((1, 2)))
pickle.loads(pickle.dumps(time.sleep))
time.sleep(0)


class A:
    pass


class B:
    pass


a = A()
a.__class__ = B
A.__name__ = "C"
print(eval("1 + 1"), a.__class__ is B, A.__name__)
for wrong in (9, None):
    try:
        sys.audit(wrong)
    except TypeError as e:
        print(e)


def second(event, args):
    if event == "sys.addaudithook":
        raise RuntimeError("no more hooks")


sys.addaudithook(second)
print(sys.addaudithook(print))
sys.audit("test.last")
closed = True
print(seen)
