"""The times of files, folders and pipes: by name, by descriptor, beside a folder, of links, and the present."""

import os, tempfile
d=tempfile.mkdtemp(); f=d+'/f'; open(f,'w').close()
os.mkfifo(d+'/p')
for p in f, d, d+'/p':
    os.utime(p, (1.5, 2.25)); s=os.stat(p); print(s.st_atime_ns, s.st_mtime_ns)
    os.utime(p, ns=(-5, 10**18+7)); s=os.stat(p); print(s.st_atime_ns, s.st_mtime_ns)
    os.utime(p); print(os.stat(p).st_mtime > 1.7e9)
os.symlink('f', d+'/l'); os.utime(d+'/l', (7,8), follow_symlinks=False); print(os.lstat(d+'/l').st_mtime, os.stat(f).st_mtime>1e9)
fd=os.open(f, os.O_RDONLY); os.utime(fd, (3,4)); print(os.fstat(fd).st_mtime_ns); os.close(fd)
dfd=os.open(d, os.O_RDONLY); os.utime('f', (5,6), dir_fd=dfd); print(os.stat(f).st_mtime_ns); os.close(dfd)
for a in [(d+'/none',), (f,1), (f,(1,)), (f,None,)]:
    try: os.utime(*a, **({'ns':(1,)} if len(a)==2 and a[1] is None else {}))
    except Exception as e: print(type(e).__name__, str(e).replace(d,''))
try: os.utime(1.5)
except Exception as e: print(type(e).__name__, e)
try: os.utime(99)
except Exception as e: print(type(e).__name__, e)
try: os.utime(fd, dir_fd=3)
except Exception as e: print(type(e).__name__, e)
import shutil; shutil.rmtree(d)
