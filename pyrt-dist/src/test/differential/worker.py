"""Does what it is asked on standard input, one request a line, and answers each with one line: run on CPython and on pyrt, whose answers are compared.

A request is a JSON object: {"run": SOURCE} runs a program in a namespace of its own and tells what it wrote and how it ended; {"compile": SOURCE,
"mode": MODE} compiles, and tells the error with its place, or the tree's digest, and the warnings. {"bytes": BASE64} stands for a source in bytes.
"""
import base64
import builtins
import gc
import io
import json
import re
import sys
import warnings

ADDRESS = re.compile("0x[0-9a-f]{4,}")
CHUNK = 20_000


def told(error, seen):
    """An exception with all that belongs to it: its chain, notes, group members and the lines it passed."""
    if error is None or id(error) in seen or len(seen) > 40:
        return None
    seen.add(id(error))
    try:
        text = str(error)
    except BaseException as inner:
        text = "no text: " + type(inner).__name__
    lines = []
    place = error.__traceback__
    while place is not None and len(lines) < 30:
        if place.tb_frame.f_code.co_filename == "<program>":
            lines.append((place.tb_frame.f_code.co_qualname, place.tb_lineno))
        place = place.tb_next
    facts = [type(error).__qualname__, ADDRESS.sub("0x...", text), lines]
    if isinstance(error, BaseExceptionGroup):
        facts.append([told(e, seen) for e in error.exceptions])
    notes = getattr(error, "__notes__", None)
    if notes:
        facts.append(repr(notes))
    facts.append(told(error.__cause__, seen))
    facts.append(None if error.__suppress_context__ else told(error.__context__, seen))
    return facts


def unraisable(args):
    print("unraisable", args.err_msg, type(args.exc_value).__name__, args.exc_value)


class Collect:
    """gc.collect for programs: what finalizers and callbacks write during a collection is put in order, for Python does not say in which they run."""

    def __init__(self, out):
        self.out = out
        self.collect = gc.collect

    def __call__(self, *arguments):
        begin = self.out.tell()
        try:
            return self.collect(*arguments)
        finally:
            self.out.seek(begin)
            lines = self.out.read().splitlines(True)
            self.out.seek(begin)
            self.out.write("".join(sorted(lines)))


def run(source):
    out = io.StringIO()
    saved = sys.stdout, sys.stderr, sys.unraisablehook, warnings.showwarning
    ended = None
    namespace = {"__name__": "program", "__builtins__": builtins}
    sys.stdout = sys.stderr = out
    sys.unraisablehook = unraisable
    gc.collect = Collect(out)
    try:
        try:
            with warnings.catch_warnings(action="ignore"):
                code = compile(source, "<program>", "exec", dont_inherit=True)
            exec(code, namespace)
        except BaseException as error:
            ended = told(error, set())
            error.__traceback__ = None
        print("-- the end")
        code = None
        namespace.clear()
        gc.collect()
    finally:
        gc.collect = gc.collect.collect
        sys.stdout, sys.stderr, sys.unraisablehook, warnings.showwarning = saved
    text = ADDRESS.sub("0x...", out.getvalue())
    return [text[:CHUNK], len(text), ended]


def digest(node, depth=0):
    """A syntax tree as a text with all places, without recursion into a string building of its own."""
    parts = []
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            parts.append("[" + str(len(item)))
            stack.extend(reversed(item))
        elif hasattr(item, "_fields"):
            parts.append(type(item).__name__)
            for name in item._attributes:
                parts.append(str(getattr(item, name, None)))
            for name in reversed(item._fields):
                stack.append(getattr(item, name, None))
        else:
            parts.append(repr(item))
    return " ".join(parts)


def compiled(source, mode, tree):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            if tree:
                facts = ["tree", digest(compile(source, "f", mode, 0x400, dont_inherit=True))]
                if len(facts[1]) > CHUNK:
                    facts[1] = facts[1][:CHUNK] + str(len(facts[1]))
            else:
                compile(source, "f", mode, dont_inherit=True)
                facts = ["ok"]
        except SyntaxError as e:
            facts = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text]
        except RecursionError:
            facts = ["RecursionError"]
        except BaseException as e:
            facts = [type(e).__name__, str(e)]
    # CPython warns of the body of a finally clause as often as it copies it.
    facts.append(sorted({(w.category.__name__, str(w.message), w.lineno) for w in caught}))
    return facts


def answer(request):
    if "run" in request:
        return run(request["run"])
    source = base64.b64decode(request["bytes"]) if "bytes" in request else request["compile"]
    return compiled(source, request.get("mode", "exec"), request.get("tree", False))


def limit_memory():
    """Strings of billions of characters are a MemoryError on pyrt; on CPython too with so little memory, and sooner."""
    if sys.implementation.name == "cpython":
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main():
    limit_memory()
    gc.collect()
    gc.disable()
    warnings.simplefilter("always")
    requests, answers = sys.stdin, sys.stdout
    for line in requests:
        facts = answer(json.loads(line))
        answers.write(json.dumps(facts) + "\n")
        answers.flush()


main()
