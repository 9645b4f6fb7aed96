"""hashlib over the digest modules."""
import hashlib
import hmac


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(i & 255 for i in range(1000))
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    h = hashlib.new(name)
    print(name, h.name, h.block_size, h.digest_size, h.hexdigest())
    for n in (1, 55, 56, 63, 64, 65, 71, 72, 127, 128, 129, 136, 144, 300):
        h.update(data[:n])
    c = h.copy()
    h.update(b'x')
    print(c.hexdigest(), h.digest() == getattr(hashlib, name)(b''.join(data[:n] for n in (1, 55, 56, 63, 64, 65, 71, 72, 127, 128, 129, 136, 144, 300)) + b'x').digest())
for name in ('shake_128', 'shake_256'):
    h = getattr(hashlib, name)(data)
    print(name, h.digest_size, h.block_size, h.hexdigest(10), h.digest(0), len(h.digest(500)), h.hexdigest(400)[-20:], h.copy().hexdigest(3))
attempt(hashlib.md5, 'abc')
attempt(hashlib.sha3_256, 5)
attempt(hashlib.new, 'nonsense')
for kw in ({'digest_size': 20}, {'key': b'secret'}, {'salt': b'salt', 'person': b'me'}, {'fanout': 2, 'depth': 2, 'leaf_size': 4096, 'node_offset': 1, 'node_depth': 0, 'inner_size': 32, 'last_node': True}, {'digest_size': 0}, {'digest_size': 65}, {'key': b'x' * 65}, {'salt': b'x' * 17}, {'depth': 0}, {'fanout': 256}, {'node_depth': -1}):
    attempt(lambda: hashlib.blake2b(b'abc', **kw).hexdigest())
    if 'digest_size' not in kw:
        attempt(lambda: hashlib.blake2s(b'abc', **kw).hexdigest())
print(hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE, hashlib.blake2b(data * 3).hexdigest()[:20])
print(hmac.new(b'key', b'message', 'sha256').hexdigest(), hmac.new(b'k' * 200, b'', 'md5').hexdigest())
print(hashlib.sha256(bytearray(b'abc')).hexdigest() == hashlib.sha256(memoryview(b'abc')).hexdigest() == hashlib.sha256(b'abc').hexdigest())
print(hmac.compare_digest('abc', 'abc'), hmac.compare_digest(b'abc', b'abd'))
