"""Takes a census of Python sources: tokens, names, imports, definitions, how deep code is nested.

Reads every .py file under a folder, cuts it into tokens with tokenize and parses it with ast, in a pool of threads,
and prints a table and a digest of all that was counted, which are the same for any number of threads.
"""

import argparse
import ast
import collections
import concurrent.futures
import hashlib
import io
import pathlib
import sys
import time
import tokenize

BLOCKS = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If, ast.For, ast.AsyncFor, ast.While, ast.With,
    ast.AsyncWith, ast.Try, ast.TryStar, ast.Match,
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Census:
    """What was counted in some files; censuses add up."""

    def __init__(self):
        self.totals = collections.Counter()
        self.tokens = collections.Counter()
        self.nodes = collections.Counter()
        self.names = collections.Counter()
        self.imports = collections.Counter()
        self.depths = collections.Counter()
        self.unparsed = []

    def add(self, other):
        for name in ("totals", "tokens", "nodes", "names", "imports", "depths"):
            getattr(self, name).update(getattr(other, name))
        self.unparsed += other.unparsed

    def count_file(self, path, shown):
        data = path.read_bytes()
        self.totals["files"] += 1
        self.totals["bytes"] += len(data)
        try:
            self.count_tokens(data)
            self.count_tree(ast.parse(data, shown))
        except (SyntaxError, UnicodeDecodeError, ValueError) as e:
            self.unparsed.append(f"{shown}: {type(e).__name__}")

    def count_tokens(self, data):
        tokens = self.tokens
        lines = 0
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            tokens[tokenize.tok_name[token.exact_type]] += 1
            lines = token.end[0]
            if token.type == tokenize.COMMENT:
                self.totals["comment characters"] += len(token.string)
        self.totals["lines"] += lines

    def count_tree(self, tree):
        stack = [(tree, 0)]
        while stack:
            node, depth = stack.pop()
            self.nodes[type(node).__name__] += 1
            if isinstance(node, ast.Name):
                self.names[node.id] += 1
            elif isinstance(node, ast.Attribute):
                self.names[node.attr] += 1
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    self.imports[alias.name] += 1
            elif isinstance(node, ast.ImportFrom):
                self.imports["." * node.level + (node.module or "")] += 1
            elif isinstance(node, FUNCTIONS):
                self.totals["functions"] += 1
            elif isinstance(node, ast.ClassDef):
                self.totals["classes"] += 1
            if isinstance(node, BLOCKS):
                depth += 1
                self.depths[depth] += 1
            for child in ast.iter_child_nodes(node):
                stack.append((child, depth))

    def digest(self):
        """A hash of all counts."""
        hashed = hashlib.sha256()
        for name in ("totals", "tokens", "nodes", "names", "imports", "depths"):
            for key, count in sorted(getattr(self, name).items()):
                hashed.update(f"{name} {key} {count}\n".encode("utf-8", "surrogatepass"))
        for line in sorted(self.unparsed):
            hashed.update(f"{line}\n".encode("utf-8", "surrogatepass"))
        return hashed.hexdigest()


def count_files(folder, paths):
    """The census of some files."""
    census = Census()
    for path in paths:
        census.count_file(path, path.relative_to(folder).as_posix())
    return census


def shares(paths, parts):
    """The files in lists of about the same number of bytes, the biggest files first."""
    sized = sorted(((path.stat().st_size, path) for path in paths), key=lambda pair: (-pair[0], pair[1]))
    lists = [[0, []] for _ in range(parts)]
    for size, path in sized:
        least = min(lists, key=lambda part: part[0])
        least[0] += size
        least[1].append(path)
    return [part[1] for part in lists if part[1]]


def top(counter, number):
    return sorted(counter.items(), key=lambda item: (-item[1], str(item[0])))[:number]


def report(census, number):
    print("totals")
    for key, count in sorted(census.totals.items()):
        print(f"  {key:24}{count:12}")
    for title, counter in (
        ("tokens", census.tokens), ("nodes", census.nodes), ("names", census.names), ("imports", census.imports),
    ):
        print(f"{title}: {counter.total()} in all, {len(counter)} different")
        for key, count in top(counter, number):
            print(f"  {key:24}{count:12}")
    print("blocks by depth")
    for depth, count in sorted(census.depths.items()):
        print(f"  {depth:<24}{count:12}")
    print(f"not parsed: {len(census.unparsed)}")
    print(f"digest {census.digest()}")


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=pathlib.Path, help="where the sources are")
    options.add_argument("--threads", type=int, default=1, metavar="N", help="how many threads count")
    options.add_argument("--top", type=int, default=10, metavar="N", help="how many of each kind are shown")
    options.add_argument("--timing", action="store_true", help="tell on standard error how long it took")
    options = options.parse_args()
    if options.threads < 1:
        sys.exit("source_census: at least one thread is needed")
    begun = time.perf_counter()
    paths = sorted(path for path in options.folder.rglob("*.py") if path.is_file())
    # More shares than threads: whoever is done early takes one more.
    parts = shares(paths, min(len(paths), options.threads * 8) or 1)
    census = Census()
    with concurrent.futures.ThreadPoolExecutor(options.threads) as pool:
        for part in pool.map(lambda share: count_files(options.folder, share), parts):
            census.add(part)
    report(census, options.top)
    if options.timing:
        print(f"{len(paths)} files in {time.perf_counter() - begun:.2f} s with {options.threads} threads", file=sys.stderr)


if __name__ == "__main__":
    main()
