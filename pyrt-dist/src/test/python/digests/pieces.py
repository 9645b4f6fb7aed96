# Messages around the sizes of blocks, whole and in pieces: the same digests.
import hashlib

message = bytes(i * 7 % 251 for i in range(1200))
for name in "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256", "blake2b", "blake2s":
    size = (20,) if name.startswith("shake") else ()
    block = hashlib.new(name).block_size
    for length in 0, 1, block - 1, block, block + 1, 2 * block, 3 * block + 5, 1200:
        whole = hashlib.new(name, message[:length])
        pieces = hashlib.new(name)
        for at in range(0, length, 37):
            pieces.update(message[at:min(at + 37, length)])
        uneven = hashlib.new(name, message[:1][:length])
        uneven.update(message[1:length])
        digests = {h.hexdigest(*size) for h in (whole, pieces, uneven)}
        print(name, length, len(digests), min(digests)[:16])
