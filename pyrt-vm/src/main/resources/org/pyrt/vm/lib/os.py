"""The operating system, over the built-in module posix.

It has what programs of the first releases need; the standard library's own module, which imports much more, replaces it later.
"""
import posix
import posixpath as path
import sys
from posix import *
from posix import _exit
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

error = OSError
name = "posix"
linesep = "\n"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
supports_bytes_environ = True
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat}
supports_follow_symlinks = {stat}

sys.modules["os.path"] = path


class _PathLikeMeta(type):
    def __instancecheck__(cls, instance):
        return hasattr(type(instance), "__fspath__")

    def __subclasscheck__(cls, subclass):
        return hasattr(subclass, "__fspath__")


class PathLike(metaclass=_PathLikeMeta):
    """What has a method __fspath__."""

    __slots__ = ()


def fsencode(filename):
    """A file's name as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A file's name as a str."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def _checked(kind, value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


class _Environ:
    """The environment as a mapping of strs; changes reach child processes."""

    def __init__(self, data):
        self._data = {fsdecode(key): fsdecode(value) for key, value in data.items()}

    def __getitem__(self, key):
        return self._data[_checked("key", key)]

    def __setitem__(self, key, value):
        putenv(_checked("key", key), _checked("value", value))
        self._data[key] = value

    def __delitem__(self, key):
        _checked("key", key)
        del self._data[key]
        unsetenv(key)

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        return dict(self) == (dict(other) if isinstance(other, _Environ) else other)

    __hash__ = None

    def __repr__(self):
        return "environ({" + ", ".join([f"{key!r}: {value!r}" for key, value in self._data.items()]) + "})"

    def __or__(self, other):
        return self._data | dict(other)

    def __ror__(self, other):
        return dict(other) | self._data

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        """The value of a variable, or the default."""
        return self._data.get(_checked("key", key), default)

    def keys(self):
        """The names."""
        return self._data.keys()

    def values(self):
        """The values."""
        return self._data.values()

    def items(self):
        """The names with their values."""
        return self._data.items()

    def copy(self):
        """A dict of the same contents."""
        return dict(self._data)

    def setdefault(self, key, value):
        """The value of a variable, which is set if it was not."""
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        """Remove a variable and return its value, or the default."""
        value = self._data.pop(key, *default)
        unsetenv(key)
        return value

    def update(self, other=(), /, **more):
        """Set variables."""
        for key, value in dict(other, **more).items():
            self[key] = value

    def clear(self):
        """Remove all variables."""
        for key in self:
            del self[key]


environ = _Environ(posix.environ)


def getenv(key, default=None):
    """The value of an environment variable, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """As getenv, with bytes."""
    value = environ.get(fsdecode(key))
    return default if value is None else fsencode(value)


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def process_cpu_count():
    """How many processors this process may use."""
    return cpu_count()


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder and those above it that become empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making folders that are missing and removing those that become empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Each folder below top with the names of its folders and of its files."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as failure:
        if onerror is not None:
            onerror(failure)
        return
    folders = []
    files = []
    below = []
    for entry in entries:
        if entry.is_dir():
            folders.append(entry.name)
            if followlinks or not entry.is_symlink():
                below.append(entry.name)
        else:
            files.append(entry.name)
    if topdown:
        yield top, folders, files
        for folder in folders:
            inner = path.join(top, folder)
            if followlinks or not path.islink(inner):
                yield from walk(inner, topdown, onerror, followlinks)
    else:
        for folder in below:
            yield from walk(path.join(top, folder), topdown, onerror, followlinks)
        yield top, folders, files


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A stream over an open file."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import _io
    return _io.open(fd, mode, buffering, encoding, *args, **kwargs)
