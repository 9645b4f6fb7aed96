"""Files and the streams of the module io against CPython, program by program, measured as `./bench t0` does.

The files are some 8 MB and stay in the system's cache; PYRT_BENCH_FILE_MB says otherwise.
"""
from peak import compare

AIM = 0.7

compare("io", __doc__.split("\n")[0], dict.fromkeys(
    ["textlines", "utf8lines", "readlines", "bytelines", "readinto", "smallwrites", "bytewrites", "bytesio", "stringio"], AIM))
