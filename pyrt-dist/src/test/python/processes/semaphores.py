import _multiprocessing as m, threading, time, os
s=m.SemLock(1,1,2,'/pyrt-%d'%os.getpid(),True)
print(s.kind,s.maxvalue,s.name,s._get_value(),s._is_zero(),s.acquire(),s.acquire(False),s.acquire(True,0.05),s._count(),s._is_mine())
t=threading.Timer(0.2,s.release); t.start(); print(s.acquire(timeout=5)); s.release()
r=m.SemLock(0,1,1,'/pyrt-%d'%os.getpid(),True)
with r:
    with r: print(r._count(), r._is_mine())
print(r._count())
for f in (r.release, lambda: m.SemLock(5,1,1,'/x',True), lambda: m.sem_unlink('/nope'), lambda: (s.release(),s.release(),s.release())):
    try: f()
    except Exception as e: print(type(e).__name__, e)
import _posixshmem
name = '/pyrt-shm-%d' % os.getpid()
fd = _posixshmem.shm_open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
os.ftruncate(fd, 10)
print(os.fstat(fd).st_size)
os.close(fd)
_posixshmem.shm_unlink(name)
for f in (lambda: _posixshmem.shm_unlink(name), lambda: _posixshmem.shm_open(1, 0)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, 'NAME'))
