"""Streams of text in encodings of the library."""
import os
import tempfile

os.chdir(tempfile.mkdtemp())
for enc in ('utf-16','utf-8-sig','cp1252','shift_jis','utf-7','rot13','hex','utf-32','koi8-r'):
    try:
        with open('t','w+',encoding=enc) as f:
            f.write('Hello\nW'); f.write('orld\n'); p=f.tell(); f.write('more\n'); f.seek(0); r=[f.readline(), f.tell()!=0]; t=f.tell(); r.append(f.read()); f.seek(t); r.append(f.readline()); f.seek(p); r.append(f.read()); print(enc,r, open('t','rb').read())
    except Exception as e: print(enc, repr(e))
