"""StringIO: small writes, reads, lines, getvalue."""
from io import StringIO


def run():
    stream = StringIO()
    for i in range(20_000):
        stream.write("0123456789")
        stream.write("abc\n")
    total = len(stream.getvalue())
    stream.seek(0)
    while block := stream.read(16):
        total += len(block)
    stream.seek(0)
    for line in stream:
        total += len(line)
    return total
