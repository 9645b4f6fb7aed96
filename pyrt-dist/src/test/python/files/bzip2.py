"""bz2: what is compressed comes back, in parts and at once."""
import bz2
import random

random.seed(3)
for data in (b'', b'a', b'abc'*1000, bytes(random.randrange(256) for _ in range(20000)), b'x'*30000, b'ab'*6000, bytes(random.choice(b'abcdefgh ') for _ in range(25000))):
    for lv in (1,9):
        c=bz2.compress(data,lv)
        assert bz2.decompress(c)==data, (len(data), lv)
    d=bz2.BZ2Decompressor(); out=b''
    for i in range(0,len(c),7): out+=d.decompress(c[i:i+7])
    assert out==data and d.eof
    d=bz2.BZ2Decompressor(); out=d.decompress(c+b'rest',100)
    while not d.eof: out+=d.decompress(b'',100)
    assert out==data and d.unused_data==b'rest', (len(data),d.unused_data)
    print(len(data), len(c) < len(data) + 600)
