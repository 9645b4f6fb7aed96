"""mmap of files and of nobody's memory."""
import mmap
import os
import tempfile

os.chdir(tempfile.mkdtemp())
with open('f','wb') as f: f.write(b'0123456789\nabc\n')
with open('f','r+b') as f:
    m=mmap.mmap(f.fileno(),0)
    print(m, len(m), m[3], m[2:5], m[::-3], m.readline(), m.find(b'abc'), m.rfind(b'0'), m.read(2), m.tell())
    m[0]=65; m[1:3]=b'BC'; m.move(5,0,3); v=memoryview(m); v[9:10]=b'Z'; print(m[:12]);
    try: m.close()
    except BufferError as e: print(e)
    v.release(); m.flush(); print(open('f','rb').read()); m.resize(30); print(m.size(), len(m), m[-1]); m.close(); print(m.closed, m)
    import re
    with mmap.mmap(f.fileno(),0,access=mmap.ACCESS_READ) as m: print(re.search(rb'[a-c]+',m).span())
a=mmap.mmap(-1,100); a.write(b'xyz'); print(a[:4]); del a
