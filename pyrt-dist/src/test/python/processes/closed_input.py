"""What a program finds that was started without a standard input."""
import os
import subprocess
import sys

PROGRAM = """
import errno, os, sys
def tell(what, do):
    try:
        print(what, do())
    except OSError as e:
        print(what, errno.errorcode[e.errno])
print(sys.stdin)
tell('fstat', lambda: os.fstat(0))
tell('read', lambda: os.read(0, 1))
tell('stat', lambda: os.stat(0))
tell('open', lambda: open(0))
print(os.isatty(0))
r, w = os.pipe()
os.write(w, b'abc')
print(os.dup2(r, 0))
tell('read', lambda: os.read(0, 3))
tell('close', lambda: os.close(0))
"""

pid = os.posix_spawn(sys.executable, [sys.executable, "-c", PROGRAM], os.environ, file_actions=[(os.POSIX_SPAWN_CLOSE, 0)])
print(os.waitpid(pid, 0)[1])
