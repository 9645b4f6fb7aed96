"""__text_signature__ of callables that are not written in Python, with and without a signature in their docstring."""

import collections
import inspect
import io
import operator
import re
import time
import types


class Documented:
    """Documented(a, b=1)
--

The rest.
"""


for o in (
    Documented, io.BytesIO, io.FileIO, io.StringIO, types.MethodType, types.ModuleType, types.SimpleNamespace,
    io.BytesIO.read, io.BufferedReader.peek, io.BufferedRWPair.readable, io.BufferedRWPair.read, BaseException.__reduce__, dict.update, dict.fromkeys,
    collections.OrderedDict.keys, collections.deque.__reduce__, collections.defaultdict.__copy__, operator.itemgetter.__reduce__,
    re.Pattern.__deepcopy__, [].append, str.maketrans, time.clock_gettime, time.struct_time.__replace__, types.MappingProxyType.items,
):
    print(o.__name__, repr(o.__text_signature__))
    try:
        print(inspect.signature(o))
    except ValueError as e:
        print("no signature")
print(repr(Documented.__doc__), inspect.getdoc(io.BytesIO) != "")
