# marshal reads files by readinto, and numbers of eight bytes as old versions wrote them.
import io
import marshal


class Greedy(io.BytesIO):
    def readinto(self, buffer):
        return super().readinto(buffer) + 10 ** 6 * (len(buffer) > 4)


class Text(io.StringIO):
    pass


for make in (io.BytesIO, Greedy):
    for value in (1.5, b"0123456789", "text of some length", (1, [2], {3: 4})):
        try:
            print(marshal.load(make(marshal.dumps(value))))
        except ValueError as e:
            print(e)
for broken in (io.BytesIO(marshal.dumps(b"abc")[:-1]), Text("abc")):
    try:
        marshal.load(broken)
    except (EOFError, TypeError) as e:
        print(type(e).__name__, e)
print(marshal.loads(b"I\xfe\xdc\xba\x98\x76\x54\x32\x10"), marshal.loads(b"I" + b"\xff" * 8))
