"""Modules written for speed in CPython's C: itertools, functools, collections, operator, struct, re, json, math, heapq, bisect, copy, textwrap, random."""
from .values import expr

CALLS = [
    "list(itertools.{i2}({l}, {l}))", "list(itertools.islice({l}, {n}, {n}))", "list(itertools.groupby({l}, key=type))[:2] and [(k.__name__, list(g)) for k, g in itertools.groupby({l}, key=type)]", "list(itertools.accumulate({ints}))", "list(itertools.batched({l}, {n}))", "list(itertools.pairwise({l}))",
    "list(itertools.{comb}({l}, 2))[:8]", "list(itertools.zip_longest({l}, {l}, fillvalue=0))", "list(itertools.starmap(pow, [(2, 3), (3, {n})]))", "[list(t) for t in itertools.tee({l}, 2)]", "list(itertools.compress({l}, {l}))", "list(itertools.{pred}(lambda x: x != {n}, {ints}))", "list(itertools.islice(itertools.count({x}, {x}), 3))",
    "functools.reduce(lambda a, b: (a, b), {l})", "functools.reduce(operator.add, {ints}, {x})", "functools.partial({f}, {x})({x})", "sorted({ints}, key=functools.cmp_to_key(lambda a, b: b - a))", "collections.Counter({l})", "collections.Counter({s}).most_common(2)", "collections.OrderedDict(zip({s}, {ints})).popitem({b})",
    "dict(collections.ChainMap({d}, {d}))", "collections.namedtuple('N', {names})._fields", "collections.defaultdict(list, {d})[{x}]", "operator.{op}({x}, {x})", "operator.itemgetter({n})({l})", "operator.methodcaller({meth})({s})", "operator.attrgetter({attr})({x})", "struct.pack({fmt}, {x})", "struct.unpack({fmt}, {y})", "struct.calcsize({fmt})",
    "re.findall({re}, {s})", "re.sub({re}, '<\\\\g<0>>', {s})", "re.split({re}, {s})", "(m := re.search({re}, {s})) and (m.span(), m.groups())", "re.fullmatch({re}, {s}) is None", "re.compile({re}).pattern", "json.dumps({any})", "json.dumps({d}, indent={n}, sort_keys={b})", "json.loads({js})", "json.loads(json.dumps({l}))",
    "math.{m1}({x})", "math.{m2}({x}, {x})", "math.isqrt({x})", "math.comb({n}, {n})", "math.factorial({n})", "math.fsum({ints})", "math.prod({ints})", "math.gcd({x}, {x})", "math.frexp({x})", "math.modf({x})", "math.ldexp({x}, {n})", "heapq.nsmallest({n}, {ints})", "list(heapq.merge({ints}, {ints}))", "(lambda h: (heapq.heapify(h), h)[1])({ints})",
    "bisect.bisect_left({ints}, {x})", "copy.deepcopy({any})", "copy.copy({l})", "textwrap.wrap({s}, 5)", "random.Random({n}).sample(range(99), 3)", "random.Random({s}).random()", "[random.Random({n}).randrange(2**40), random.Random(5).gauss(0, 1), random.Random(1).shuffle([1])]", "random.Random(repr({x})).choices('abc', k=4)",
    "string.Template('$a ${{b}} $$').safe_substitute({d})", "list(string.Formatter().parse({s}))", "array.array({tc}, {ints})", "pickle.loads(pickle.dumps({any}))", "hashlib.sha256({y}).hexdigest()[:8]", "base64.b64encode({y})", "binascii.crc32({y})", "fractions.Fraction({n}, 7) + {n}", "decimal.Decimal({n}) / 7", "statistics.mean({ints})",
    "ast.literal_eval({s})", "ast.dump(ast.parse(repr({any})))[:90]", "unicodedata.normalize({nf}, {s})", "unicodedata.name({s}[0])", "difflib.unified_diff", "shlex.split({s})", "urllib.parse.quote({s})", "html.escape({s})", "fnmatch.translate({s})", "time.strftime('%Y', (2020, 1, 2, 3, 4, 5, 6, 7, 0))", "calendar.monthrange(2024, {n})",
    "datetime.date(2024, {n}, 1) + datetime.timedelta({n})", "datetime.timedelta(hours={x})", "datetime.date.fromordinal({x})", "zlib_free(1)", "ipaddress.ip_address({n})", "uuid.UUID(int={n})", "colorsys.rgb_to_hsv(.1, .2, .3)", "types.SimpleNamespace(a={x})", "enum.Enum('E', {names})({n})", "contextvars.ContextVar('v', default={x}).get()",
    "io.StringIO({s}).readlines()", "io.BytesIO({y}).read({n})", "csv_free(2)", "list(csv.reader([{s}]))", "keyword.iskeyword({s})", "graphlib.TopologicalSorter({{1: [2], 2: [3]}}).static_order().__next__()", "operator.index({x})", "secrets_free(3)", "inspect.signature({f}).parameters.keys()", "locale_free(4)", "weakref.WeakSet([]).data", "queue.Queue().qsize()",
]
MODULES = "itertools functools collections operator struct re json math heapq bisect copy textwrap random string array pickle hashlib base64 binascii fractions decimal statistics ast unicodedata difflib shlex html fnmatch time calendar datetime ipaddress uuid colorsys types enum contextvars io csv keyword graphlib inspect weakref queue".split()


def filled(w, text):
    words = {
        "{l}": lambda: expr(w, w.pick("list", "str", "tuple", "list"), 1), "{n}": lambda: str(w.dice.randint(0, 5)), "{ints}": lambda: w.pick("[3, 1, 2]", "[5, -1, 2**40, 0]", "list(range(5))", "[1.5, 2, 0.25]", "[]"), "{x}": lambda: expr(w, w.pick("int", "float", "int"), 1), "{s}": lambda: expr(w, "str", 1),
        "{d}": lambda: expr(w, "dict", 1), "{b}": lambda: w.pick("True", "False"), "{y}": lambda: expr(w, "bytes", 0), "{any}": lambda: expr(w, w.pick("list", "dict", "tuple", "str", "float", "int"), 2), "{i2}": lambda: w.pick("chain", "product", "zip_longest", "compress"), "{comb}": lambda: w.pick("combinations", "permutations", "combinations_with_replacement"),
        "{pred}": lambda: w.pick("takewhile", "dropwhile", "filterfalse"), "{f}": lambda: w.pick("pow", "print", "max", "divmod", "lambda *a: a", "int"), "{names}": lambda: w.pick("'a b'", "['x', 'y']", "'a a'", "'def'", "'_x'", "'A B C'"), "{op}": lambda: w.pick("add", "floordiv", "mod", "concat", "lt", "pow", "is_", "contains", "and_", "countOf"),
        "{meth}": lambda: w.pick("'upper'", "'split', ','", "'nope'", "'find', 'a'"), "{attr}": lambda: w.pick("'real'", "'real.imag'", "'nope'"), "{fmt}": lambda: w.pick("'<i'", "'>q'", "'B'", "'!d'", "'<f'", "'=h'", "'?'", "'3s'", "'<Q'", "'e'", "'n'", "'<I'", "'P'", "'x'", "'<2h'"),
        "{re}": lambda: w.pick("r'a+'", "r'(\\w)(\\w)?'", "r'\\d+|x'", "r'[^a]'", "r'(?i)A(?=b)'", "r'\\b'", "r'(?P<n>a)|(b)'", "r'.*?'", "r'('", "r'a{2,}'", "r'(?<!a)b'", "r'\\s+'", "r'(a|b)*'", "r'[[:x]'", "r'(?:ab)+?c'", "r'^.$'", "r'(.)\\1'"), "{js}": lambda: w.pick("'[1, 2.5, null]'", "'{\"a\": [true]}'", "'1e400'", "'[1,]'", "'\"\\\\u00e9\"'", "'nan'", "'NaN'", "''", "'{\"a\" 1}'"),
        "{m1}": lambda: w.pick("floor", "ceil", "sqrt", "log2", "log10", "log", "trunc", "isnan", "isfinite", "degrees", "fabs", "exp2", "ulp"), "{m2}": lambda: w.pick("copysign", "fmod", "hypot", "nextafter", "remainder", "isclose", "pow"), "{tc}": lambda: w.pick("'i'", "'d'", "'b'", "'q'", "'B'", "'u'"), "{nf}": lambda: w.pick("'NFC'", "'NFKD'", "'NFD'"),
    }
    while True:
        for mark, make in words.items():
            if mark in text:
                text = text.replace(mark, make(), 1)
                break
        else:
            return text.replace("{{", "{").replace("}}", "}")


def write(w):
    used = set()
    lines = []
    for _ in range(w.dice.randint(4, 10)):
        call = w.dice.choice([c for c in CALLS if "_free" not in c])
        call = filled(w, call)
        used |= {m for m in MODULES if m + "." in call}
        if "urllib.parse" in call:
            used.add("urllib.parse")
        lines.append(f"show('library', lambda: {call})")
    for module in sorted(used):
        w.line(f"import {module}")
    for line in lines:
        w.line(line)
