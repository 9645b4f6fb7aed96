# tokenize asks for lines when a token needs them, and for no more.
import tokenize

LINES = ["if a:  # why\n", "    # alone\n", "\n", "    b = (1,\n", "         2)\n", "c = '''x\n", "y''' \\\n", "  + d\n", "f'{e!r:>{\n", "w}}'\n", "end"]


def source(lines):
    for number, line in enumerate(lines, 1):
        print("   line", number)
        yield line
    print("   no more")


for token in tokenize.generate_tokens(source(LINES).__next__):
    print(tokenize.tok_name[token.type], repr(token.string), token.start, token.end, repr(token.line))

print("errors of the function")


def failing():
    yield "a = 1\n"
    yield "b\n"
    raise KeyError("gone")


tokens = tokenize.generate_tokens(failing().__next__)
try:
    for token in tokens:
        print(token.string.strip(), end=" ")
except KeyError as error:
    print(repr(error))
print(list(tokens))
for wrong in (b"bytes\n", 3, None):
    try:
        list(tokenize.generate_tokens(iter(["x\n", wrong]).__next__))
    except TypeError as error:
        print(type(error).__name__)

print("endless")


def endless():
    number = 0
    while True:
        number += 1
        yield f"n{number} = {number}\n"


count = 0
for token in tokenize.generate_tokens(endless().__next__):
    count += 1
    if count == 1000:
        print(token.string, token.start)
        break
