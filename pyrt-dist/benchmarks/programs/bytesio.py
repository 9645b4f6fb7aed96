"""BytesIO: small writes, reads, lines, getvalue."""
from io import BytesIO


def run():
    stream = BytesIO()
    for i in range(20_000):
        stream.write(b"0123456789")
        stream.write(b"abc\n")
    total = len(stream.getvalue())
    stream.seek(0)
    while block := stream.read(16):
        total += len(block)
    stream.seek(0)
    for line in stream:
        total += len(line)
    return total
