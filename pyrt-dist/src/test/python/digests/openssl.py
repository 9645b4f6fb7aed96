# _hashlib and _hmac: hash functions by name, with keys, and keys from passwords.
import _hashlib
import _hmac
import hashlib
import hmac
import os


def show(f, *args, **keywords):
    try:
        r = f(*args, **keywords)
        print(r.hex() if isinstance(r, bytes) else r)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


NAMES = "blake2b blake2s md5 md5-sha1 sha1 sha224 sha256 sha384 sha512 sha512_224 sha512_256 sha3_224 sha3_256 sha3_384 sha3_512".split()
for name in NAMES:
    h = _hashlib.new(name, b"abc")
    k = _hashlib.hmac_new(b"key" * 50, b"abc", name)
    print(h.name, h.digest_size, h.block_size, h.hexdigest()[:16], k.name, k.digest_size, k.block_size, k.hexdigest()[:16])
for name in ("SHA256", "sha-256", "SHA2-256", "sha3-256", "BLAKE2b512"):
    print(name, _hashlib.new(name).name)
h = _hashlib.openssl_shake_256(b"abc")
print(type(h).__name__, h.name, h.digest_size, h.hexdigest(5), isinstance(h, _hashlib.HASH))
h.copy().update(b"more")
print(h.hexdigest(5), hashlib.new("sha512_256", b"x").hexdigest()[:8])
show(_hashlib.new, "nope")
show(_hashlib.new, 5)
show(_hashlib.new, "md5", "text")
show(_hashlib.openssl_md5, 5)
show(_hashlib.openssl_md5, b"x", string=b"y")
show(_hashlib.HASH)

show(_hashlib.hmac_new, b"k")
show(_hashlib.hmac_new, b"k", b"m", "nope")
show(_hashlib.hmac_new, b"k", b"m", 5)
show(_hashlib.hmac_new, "k", b"m", "md5")
show(_hashlib.hmac_digest, b"k", b"m", _hashlib.openssl_sha1)
h = hmac.new(b"k", b"m", "sha256")
c = h.copy()
c.update(b"more")
print(h.hexdigest()[:8], c.hexdigest()[:8], hmac.digest(b"k", b"m", "sha256").hex()[:8], hmac.compare_digest(h.digest(), h.digest()))

for name in ("md5", "SHA1", "sha3_256"):
    h = _hmac.new(b"k", b"m", name)
    print(h.name, h.digest_size, h.block_size, h.hexdigest()[:8], _hmac.compute_digest(b"k", b"m", name).hex()[:8])
show(_hmac.new, b"k", b"m")
show(_hmac.new, b"k", b"m", "sha-1")
show(_hmac.new, b"k", b"m", None)
show(_hmac.new, "k", b"m", "md5")
show(_hmac.compute_sha256, b"k", b"m")
show(_hmac.compute_blake2b_32, b"k", b"m")
show(_hmac.HMAC)

show(hashlib.pbkdf2_hmac, "sha1", b"password", b"salt", 2)
show(hashlib.pbkdf2_hmac, "sha512", b"", b"", 3, dklen=70)
show(hashlib.pbkdf2_hmac, "sha256", b"p" * 100, b"s", 100, 20)
show(hashlib.pbkdf2_hmac, "sha1", b"p", b"s", 0)
show(hashlib.pbkdf2_hmac, "sha1", b"p", b"s", 1, 0)
show(hashlib.pbkdf2_hmac, "nope", b"p", b"s", 1)
show(hashlib.pbkdf2_hmac, "sha1", "p", b"s", 1)
show(hashlib.scrypt, b"", salt=b"", n=16, r=1, p=1)
show(hashlib.scrypt, b"password", salt=b"NaCl", n=64, r=8, p=4, dklen=40)
show(hashlib.scrypt, b"p", salt=b"s", n=3, r=8, p=1)
show(hashlib.scrypt, b"p", salt=b"s", n=2, r=0, p=1)
show(hashlib.scrypt, b"p", salt=b"s", n=2**20, r=8, p=1)
show(hashlib.scrypt, b"p", salt=b"s", n=2, r=8, p=1, dklen=0)
show(hashlib.scrypt, b"p", salt=b"s")

# what hash objects of several types have in common is looked up for each type
print([f.__qualname__ for f in (x.update for x in (_hashlib.new("md5"), h, _hashlib.hmac_new(b"", b"", "md5")))])
print(os.sysconf("SC_SEM_NSEMS_MAX") == -1)
