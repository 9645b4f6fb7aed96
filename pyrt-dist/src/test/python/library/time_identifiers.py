"""Identifiers of versions 1 and 6, by several threads."""

import threading
import time
import uuid

import _uuid

data, safe = _uuid.generate_time_safe()
made = uuid.UUID(bytes=data)
print(type(data), len(data), safe, made.version, made.variant)
print(abs((made.time - 0x01B21DD213814000) / 1e7 - time.time()) < 60)
print(uuid.uuid1().is_safe, uuid.uuid1().node == uuid.uuid1().node, uuid.uuid1() < uuid.uuid1() or "wrapped")
print(uuid.uuid1(node=5, clock_seq=7).node, uuid.uuid1(node=5, clock_seq=7).clock_seq)

found = []


def make():
    found.extend([uuid.uuid1() for _ in range(500)])


threads = [threading.Thread(target=make) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(found), len(set(found)))
try:
    _uuid.generate_time_safe(1)
except TypeError as e:
    print(e)
