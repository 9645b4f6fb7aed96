# Run once while the image is built: caches the bytecode of the library in it. The cache files are not checked against their sources, so that they serve
# however the image is copied; a source that does not compile (some are meant not to) goes without.
import pathlib
import py_compile
import sys
import zipimport  # noqa: F401, frozen modules are cached apart, when they are first imported

folder = pathlib.Path(sys.argv[1])
for source in sorted(folder.rglob("*.py")):
    if "lib2to3" in source.parts or "site-packages" in source.parts or "_pip" in source.parts:
        continue
    try:
        py_compile.compile(str(source), doraise=True, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except Exception as error:
        print(source, error, file=sys.stderr)
