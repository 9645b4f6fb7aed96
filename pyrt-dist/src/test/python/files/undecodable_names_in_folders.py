"""Names that are no text, relative to an open folder, and trees of them."""
import os
import shutil
import tempfile

name = "x-\udcff"
top = tempfile.mkdtemp()
fd = os.open(top, os.O_RDONLY)
os.mkdir(name, dir_fd=fd)
inner = os.open(name, os.O_RDONLY, dir_fd=fd)
os.close(os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=inner))
print(os.stat(name, dir_fd=inner).st_size, os.stat(name, dir_fd=inner, follow_symlinks=False).st_nlink)
print(os.lstat(os.fsencode(name), dir_fd=inner).st_size)
for remove, folder in ((os.unlink, fd), (os.rmdir, inner), (os.rmdir, fd)):
    try:
        remove(name, dir_fd=folder)
    except OSError as e:
        print(remove.__name__, type(e).__name__, e.errno, ascii(e.filename))
shutil.rmtree(os.path.join(top, name))
print(os.listdir(top))
os.close(inner)
os.close(fd)
os.rmdir(top)
