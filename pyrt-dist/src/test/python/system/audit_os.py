# What the functions of os tell audit hooks, and that a hook can forbid them.
import os
import pathlib
import signal
import sys
import tempfile

shown = None
forbidden = None
names = {os.getpid(): "pid", os.getpgrp(): "group"}


def plain(value):
    """The value without the names of temporary folders."""
    if isinstance(value, (str, bytes, os.PathLike)):
        name = os.fsdecode(value)
        return type(value).__name__, name.replace(folder, "FOLDER")
    return names.get(value, value) if isinstance(value, int) and value > 2 else value


def hook(event, args):
    if shown is not None and (event.startswith("os.") or event == "open"):
        shown.append((event, tuple(map(plain, args))))
    if event == forbidden:
        raise PermissionError("forbidden: " + event)


def tell(function, *args, **keywords):
    global shown
    shown = []
    try:
        result = function(*args, **keywords)
    except (OSError, TypeError, ValueError) as error:
        result = type(error).__name__
    told, shown = shown, None
    print(function.__name__, told)
    return result


sys.addaudithook(hook)
folder = tempfile.mkdtemp()
os.chdir(folder)
here = os.open(".", os.O_RDONLY)
names[here] = "here"

tell(os.mkdir, "made", 0o700)
tell(os.mkdir, pathlib.Path("second"))
tell(os.mkdir, b"third", dir_fd=here)
fd = tell(os.open, "file", os.O_RDWR | os.O_CREAT)
names[fd] = "fd"
tell(os.listdir)
tell(os.listdir, "made")
with tell(os.scandir, folder) as entries:
    list(entries)
tell(os.rename, "made", "moved")
tell(os.replace, "moved", "made", src_dir_fd=here)
tell(os.symlink, "file", pathlib.Path("link"))
tell(os.link, "file", "hard")
tell(os.chmod, "file", 0o600)
tell(os.chmod, fd, 0o640)
tell(os.fchmod, fd, 0o600)
tell(os.chown, "file", -1, -1)
tell(os.fchown, fd, -1, -1)
tell(os.lchown, "link", -1, -1)
tell(os.truncate, "file", 300)
tell(os.ftruncate, fd, 500)
tell(os.truncate, fd, 400)
tell(os.utime, "file", (1, 2))
tell(os.utime, "file", ns=(1, 2))
tell(os.utime, "file")
tell(os.lockf, fd, os.F_LOCK, 1)
tell(os.setxattr, "file", "user.name", b"value")
tell(os.getxattr, "file", "user.name")
tell(os.listxattr, "file")
tell(os.removexattr, "file", "user.name")
tell(os.chdir, "made")
tell(os.chdir, "..")
tell(os.fchdir, here)
tell(os.chdir, here)
tell(os.putenv, "NAME", "value")
tell(os.unsetenv, "NAME")
tell(os.kill, os.getpid(), 0)
tell(os.killpg, os.getpgrp(), 0)
tell(os.system, "exit 0")
pid = tell(os.posix_spawn, "/bin/true", ["true"], {})
os.waitpid(pid, 0)
tell(os.execv, "not there", ["not there"])
tell(os.execve, "not there", ["not there"], {})
tell(os.remove, "hard")
tell(os.unlink, "link")
tell(os.rmdir, "made")
tell(os.remove, "not there")

forbidden = "os.remove"
tell(os.remove, "file")
print(os.path.exists("file"))
forbidden = "os.kill"
tell(os.kill, os.getpid(), signal.SIGKILL)
forbidden = None

os.close(fd)
for name in ("file",):
    os.remove(name)
for name in ("second", "third"):
    os.rmdir(name)
os.chdir("/")
os.rmdir(folder)
