# Names that end with a slash are folders: opening one as a file fails and makes nothing.
import os
import shutil
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
open("f", "w").close()
os.mkdir("d")
for path in ("x/", "f/", "d/"):
    for mode in ("r", "w", "a", "x"):
        try:
            open(path, mode).close()
            print(path, mode, "opened")
        except OSError as e:
            print(path, mode, repr(e))
try:
    shutil.copyfile("f", "missing/")
except OSError as e:
    print(type(e).__name__)
print(sorted(os.listdir()))
shutil.rmtree(folder)
