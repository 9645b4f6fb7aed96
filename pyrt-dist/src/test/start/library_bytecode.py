"""Whether the image's library has cached bytecode for all its sources, and imports run on it. Argument: the library's folder. Run by StartTest."""
import importlib._bootstrap_external as machinery
import pathlib
import sys
import warnings

folder = pathlib.Path(sys.argv[1])
loaded_first = set(sys.modules)
# Sources that nobody imports by these names: they are data, or meant not to compile.
LEFT_OUT = ("lib2to3", "site-packages", "_pip")


def sources():
    for source in sorted(folder.rglob("*.py")):
        if not any(part in LEFT_OUT for part in source.parts):
            yield source


def files():
    return {(str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in folder.rglob("*.pyc")}


# Each source has a cache file that this build takes without looking at the source, and that holds its code.
missing, count = [], 0
for source in sources():
    cache = pathlib.Path(machinery.cache_from_source(str(source)))
    count += 1
    if not cache.is_file():
        missing.append(str(source))
        continue
    with cache.open("rb") as file:
        head = file.read(16)
    if machinery._classify_pyc(head, source.stem, {}) != 0b01:
        missing.append(f"{source}: other flags")
if count < 500:
    missing.append(f"only {count} sources")
for name in missing:
    print("without bytecode:", name)

# Imports use them: nothing is compiled, nothing written.
before = files()
compiled = []
original = machinery.SourceLoader.source_to_code


def source_to_code(self, data, path, *rest, **options):
    compiled.append(path)
    return original(self, data, path, *rest, **options)


machinery.SourceLoader.source_to_code = source_to_code
warnings.simplefilter("ignore")
NAMES = """argparse ast asyncio base64 bisect calendar cmd code codecs collections concurrent.futures configparser contextlib copy csv dataclasses
datetime decimal difflib dis email.message enum fileinput fnmatch fractions functools getpass glob gzip hashlib heapq html.parser http.client http.server
inspect io json locale logging.config mimetypes numbers operator optparse os pathlib pdb pickle pkgutil platform plistlib pprint queue random re
sched selectors shelve shlex shutil signal smtplib socket socketserver sqlite3.dbapi2 statistics string struct subprocess symtable sysconfig tarfile
tempfile textwrap threading timeit tokenize tomllib traceback types typing unittest.mock urllib.request uuid venv weakref xml.dom.minidom
xml.etree.ElementTree zipfile zoneinfo""".split()
imported = 0
for name in NAMES:
    try:
        __import__(name)
        imported += 1
    except ImportError as error:
        # Modules that need C extensions which are not there yet.
        if not str(error.name).startswith("_"):
            raise
sources_loaded = [
    name for name, module in sys.modules.items()
    if name not in loaded_first and str(getattr(module, "__file__", None)).startswith(str(folder))
]
for name in compiled:
    print("compiled:", name)
for name in sorted({entry[0] for entry in files() ^ before}):
    print("written:", name)
print(f"{imported} of {len(NAMES)} imports, {len(sources_loaded)} modules of files, {count} sources", file=sys.stdout)
if not (missing or compiled or files() ^ before) and len(sources_loaded) > 150:
    print("all cached and used")
