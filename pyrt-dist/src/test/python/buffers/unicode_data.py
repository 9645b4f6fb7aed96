"""unicodedata: properties of characters, in two versions of Unicode."""
import unicodedata as u
def a(f,*x):
    try: print(f(*x))
    except Exception as e: print(type(e).__name__, e)
for f in (u.category,u.name,u.decimal,u.digit,u.numeric,u.bidirectional,u.combining,u.east_asian_width,u.mirrored,u.decomposition, u.ucd_3_2_0.category):
    a(f,'ab'); a(f,5); a(f); a(f,''); a(f, '\u0378')
a(u.name,'\0'); a(u.name,'\0','x'); a(u.name,'\0',5); a(u.lookup,'nope'); a(u.lookup,'latin small letter a'); a(u.decimal,'a'); a(u.digit,'a'); a(u.numeric,'a'); a(u.normalize,'X','a'); a(u.is_normalized,'X','a'); a(u.numeric,'½'); a(u.decimal,'x',None)
print(type(u.ucd_3_2_0), u.UCD, u.ucd_3_2_0.unidata_version, u.unidata_version); a(u.UCD)
print(u.normalize('NFC','e\u0301'), u.is_normalized('NFC','e\u0301'), [hex(ord(c)) for c in u.normalize('NFKD','\ufb01\u1e9b\u0323')], u.decomposition('\uac00'), u.name('\uac00'), u.name('\u4e00'), u.lookup('CJK UNIFIED IDEOGRAPH-4E00'), u.lookup('BEL')=='\a')
print(u.ucd_3_2_0.normalize('NFKC','\ufb01'), u.ucd_3_2_0.category('\u0221'), u.ucd_3_2_0.bidirectional('+'), u.bidirectional('+'), u.ucd_3_2_0.numeric('\u3007', None))
import binascii
total = 0
for c in range(0, 0x110000, 61):
    s = chr(c)
    line = f"{c:x} {u.name(s, '-')} {u.category(s)} {u.bidirectional(s)} {u.combining(s)} {u.east_asian_width(s)} {u.decomposition(s)} {u.numeric(s, None)} {u.ucd_3_2_0.category(s)}"
    total = binascii.crc32(line.encode(), total)
print(total, 'b\xfccher.example'.encode('idna'), b'xn--bcher-kva'.decode('idna'))
