"""What looks into other processes. Here nothing can: the module is there for asyncio, which imports it whenever it is run as a program."""

from collections import namedtuple

PROCESS_VM_READV_SUPPORTED = 0

FrameInfo = namedtuple("FrameInfo", ["filename", "lineno", "funcname"])


class RemoteUnwinder:
    """Raises RuntimeError: another process of this runtime cannot be looked into."""

    def __init__(self, pid, **options):
        raise RuntimeError("remote debugging is not supported by this runtime")
