"""Fills the Java heap in many ways, each handled and the next one tried: small objects in lists and dicts, deep frames, large blocks."""
import json


class Small:
    __slots__ = ("field",)


def fill():
    made = []
    while True:
        made.append(Small())


for turn in range(3):
    try:
        fill()
    except MemoryError as error:
        # All that was made is alive still: the traceback has the frame.
        print("small objects", turn, type(error).__name__)


def strings():
    made = {}
    while True:
        made[len(made)] = str(len(made))


def blocks():
    made = []
    while True:
        made.append(bytes(100_000))


def doubled():
    text = "x"
    while True:
        text += text


def appended():
    made = bytearray()
    while True:
        made += b"x" * 1_000_000


for way in (strings, blocks, doubled, appended):
    try:
        way()
    except MemoryError:
        print(way.__name__)
print(json.dumps(["goes on"]))
