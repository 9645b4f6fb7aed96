"""Writes what CPython makes of the parser's samples: parser_vectors.py, run with CPython 3.14.

For each sample NAME.py beside errors.tsv: NAME.ast, its ast.dump with attributes, and NAME.symtable, its symbol table. errors.tsv is
read and written: a line has the compile mode, the source, and the error's type, message, place (line, offset, end line, end offset) and
text, separated by tabs; the outcome of a line that has only mode and source is added, others are brought up to date.
"""
import _symtable
import ast
import pathlib
import warnings

warnings.simplefilter('ignore')
home = pathlib.Path(__file__).parent.parent / 'resources/org/pyrt/vm/parser'

ESCAPES = {'\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r'}


def escape(s):
    return 'None' if s is None else ''.join(ESCAPES.get(c, c) for c in s)


def unescape(s):
    out = []
    chars = iter(s)
    for c in chars:
        out.append({'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}[next(chars)] if c == '\\' else c)
    return ''.join(out)


def outcome(mode, source):
    try:
        compile(source, '<f>', mode, ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        place = ','.join(map(str, (e.lineno, e.offset, e.end_lineno, e.end_offset)))
        return [type(e).__name__, escape(e.msg), place, escape(e.text)]
    except MemoryError as e:
        return ['MemoryError', str(e), '', '']
    return ['OK', '', '', '']


TYPES = {getattr(_symtable, 'TYPE_' + n): n for n in (
    'MODULE', 'CLASS', 'FUNCTION', 'ANNOTATION', 'TYPE_VARIABLE', 'TYPE_ALIAS', 'TYPE_PARAMETERS')}


def scopes(table, indent, out):
    out.append(f"{indent}{TYPES[table.type]} {table.name} {table.lineno}{' nested' if table.nested else ''}")
    out.append(indent + '{' + ', '.join(f'{k}={v}' for k, v in sorted(table.symbols.items())) + '}['
               + ', '.join(table.varnames) + ']')
    for child in table.children:
        scopes(child, indent + ' ', out)


for sample in sorted(home.glob('*.py')):
    source = sample.read_bytes()
    tree = ast.parse(source)
    dump = ast.dump(tree, include_attributes=True)
    sample.with_suffix('.ast').write_text(dump.replace('), ', '),\n') + '\n', encoding='utf-8')
    try:
        lines = []
        scopes(_symtable.symtable(source, 'f', 'exec'), '', lines)
        sample.with_suffix('.symtable').write_text('\n'.join(lines) + '\n', encoding='utf-8')
    except SyntaxError:
        pass

rows = []
for line in (home / 'errors.tsv').read_text(encoding='utf-8').splitlines():
    mode, source, *_ = line.split('\t')
    rows.append('\t'.join([mode, source, *outcome(mode, unescape(source))]))
(home / 'errors.tsv').write_text('\n'.join(rows) + '\n', encoding='utf-8')
