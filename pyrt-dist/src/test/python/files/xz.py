"""lzma: what is compressed comes back, in each format, in parts and at once."""
import lzma
import random

random.seed(5)
datas=[b'', b'a', b'abc'*1000, bytes(random.randrange(256) for _ in range(7000)), b'x'*30000, bytes(random.choice(b'abcdefgh ') for _ in range(15000)), b'the quick brown fox'*500]
F=[dict(format=lzma.FORMAT_XZ), dict(format=lzma.FORMAT_ALONE), dict(format=lzma.FORMAT_XZ,check=lzma.CHECK_SHA256,preset=1), dict(format=lzma.FORMAT_XZ,check=lzma.CHECK_CRC32,filters=[{'id':lzma.FILTER_DELTA,'dist':4},{'id':lzma.FILTER_X86,'start_offset':0x40},{'id':lzma.FILTER_LZMA2,'preset':2}])]
for i in range(4,10): F.append(dict(format=lzma.FORMAT_XZ,check=lzma.CHECK_NONE,filters=[{'id':i},{'id':lzma.FILTER_LZMA2,'preset':1,'lc':2,'lp':1,'pb':0}]))
for i,data in enumerate(datas):
    for f in F:
        c=lzma.compress(data,**f)
        try:
            assert lzma.decompress(c)==data
            d=lzma.LZMADecompressor(); out=b''
            for k in range(0,len(c),97): out+=d.decompress(c[k:k+97])
            assert out==data and d.eof
            d=lzma.LZMADecompressor(); out=d.decompress(c+b'rest',1000)
            while not d.eof: out+=d.decompress(b'',5000)
            assert out==data and d.unused_data==b'rest', (len(out), d.unused_data[:9])
        except Exception as e: print(i,f,repr(e))
    print(len(data), len(c) < len(data) + 200)
raw=[{'id':lzma.FILTER_LZMA1}]
c=lzma.compress(datas[2],format=lzma.FORMAT_RAW,filters=raw); print(lzma.decompress(c,format=lzma.FORMAT_RAW,filters=raw)==datas[2])
d=lzma.LZMADecompressor(format=lzma.FORMAT_RAW,filters=raw); print(b''.join(d.decompress(c[i:i+1]) for i in range(len(c)))==datas[2], d.eof)
