"""What random programs reach: reach.py [COUNT [SEED]], run by pyrt. Compiles COUNT programs (300) and tells which of pyrt's instructions none of them has, and which methods
of builtin types none of them names. Nothing is run."""
import ast
import opcode
import sys
import types
import warnings

import generator

TYPES = (int, float, complex, bool, str, bytes, bytearray, memoryview, list, tuple, dict, set, frozenset, range, slice, object, type, property, BaseException, BaseExceptionGroup,
         types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.FunctionType, types.MethodType, types.CellType, types.MappingProxyType, types.GenericAlias)


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = sys.argv[2] if len(sys.argv) > 2 else "reach"
    instructions, names, statements = set(), set(), {}
    for number in range(count):
        source = generator.program(seed, number)
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(source)
            for code in codes(compile(tree, "program", "exec")):
                instructions.update(code.co_code[::2])
        for node in ast.walk(tree):
            statements[type(node).__name__] = statements.get(type(node).__name__, 0) + 1
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, (ast.Name, ast.FunctionDef, ast.AsyncFunctionDef)):
                names.add(node.id if isinstance(node, ast.Name) else node.name)
    # CPython's own instructions, which dis asks for, have numbers above RESUME; only RETURN_VALUE is ours there.
    ours = {n for n in (*range(opcode.opmap["RESUME"] + 1), 255) if not opcode.opname[n].startswith("<")}
    print("instructions not reached:", *sorted(opcode.opname[n] for n in ours - instructions))
    print("kinds of nodes not reached:", *sorted(n for n, t in vars(ast).items() if isinstance(t, type) and issubclass(t, (ast.stmt, ast.expr, ast.pattern, ast.operator)) and t.__subclasses__() == [] and n not in statements))
    for kind in TYPES:
        print(f"{kind.__name__}:", *(n for n in dir(kind) if n not in names and n not in dir(object)))
    import builtins
    print("builtins:", *(n for n in dir(builtins) if n not in names))


main()
