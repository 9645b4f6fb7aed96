"""What the parser of XML tells of well-formed and other documents, where the errors are, and what others take."""
import pyexpat
def t(doc, **kw):
    p=pyexpat.ParserCreate(**kw)
    class H: pass
    p.StartElementHandler=lambda n,a: print(' S',n,a)
    p.EndElementHandler=lambda n: print(' E',n)
    p.CharacterDataHandler=lambda n: print(' C',repr(n))
    p.DefaultHandler=lambda n: print(' D',repr(n))
    try: p.Parse(doc,True)
    except Exception as e: print(doc, type(e), e, p.ErrorCode,p.ErrorLineNumber,p.ErrorColumnNumber,p.ErrorByteIndex, *[getattr(e,k,None) for k in ("code","lineno","offset")])
for d in [b'', b'<', b'<a', b'<a>', b'<a></b>', b'<a/><b/>', b'<a>&x;</a>', b'<a b="1" b="2"/>', b'<a>&#0;</a>', b'<a>\xff</a>', b'<a>]]></a>', b'<a', b'<a><![CDATA[x', b'x', b' x', b'<?xml version="1.0"?', b' <?xml version="1.0"?><a/>', b'<?xml version="1.0" encoding="foo"?><a/>', b'<a b=c/>', b'<a b/>', b'<a:b/>', b'<!DOCTYPE a [<!ENTITY x "&y;">]><a>&x;</a>', b'<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>', b'<!DOCTYPE a [<!ENTITY x "<b>">]><a>&x;</a>',b'<a><!-- -- --></a>', b'<a>\xc3</a>', b'<a>\r\nx\ry\n</a>', '<a>\U0001f600\ufffe</a>'.encode(), b'<a>&amp;&lt;x<?pi y?></a>', b'<a b="x\ny\t&#10;"/>', b'<1/>', b'</a>',b'<a><?xml x?></a>',b'<?xml version="1.0" encoding="utf-16"?><a/>','<a>x</a>'.encode('utf-16'), '<a>x</a>'.encode('utf-16-le'),b'<!DOCTYPE a [<!ENTITY e SYSTEM "x">]><a>&e;</a>', b'<!DOCTYPE a SYSTEM "q"><a>&e;</a>', b'<!DOCTYPE a SYSTEM "q" ><a b="&e;"/>', b'<a b="&e;"/>', b'<a b="<"/>', b'<!DOCTYPE a [<!ATTLIST a b CDATA "dd" c ID #IMPLIED>]><a c=" x  y "/>', b'<a b ="1"c="2"/>', b'<a/ >', b'<a></a >', b'<a></a b>',b'\xef\xbb\xbf<a/>', b'<a>&#xd800;</a>', b'<!foo><a/>', b'<a><!foo></a>',b'<a/>&amp;', b'<a/>x', b'<a/><!DOCTYPE a>', b'<!DOCTYPE a><!DOCTYPE a><a/>', b'<!DOCTYPE a [ %p; ]><a>&q;</a>',b'<!DOCTYPE a [ <!ENTITY % p "<!ENTITY z \'zz\'>"> %p; ]><a>&z;</a>', b'<?xml version="1.0" standalone="yes"?><!DOCTYPE a SYSTEM "b"><a>&z;</a>', b'<?xml version="1.1"?><a/>', b'<?xml?><a/>', b'<?xml foo?><a/>', b'<?xml encoding="utf-8"?><a/>']:
    print('--',d); t(d)
    if b':' in d: t(d, namespace_separator=' ')
for d in [b'<a xmlns="u" b="c"><x:y xmlns:x="v" x:q="r"/></a>', b'<x:y/>', b'<a x:b="c"/>', b'<a xmlns:xml="foo"/>', b'<a xmlns:xmlns="foo"/>', b'<a xmlns:p=""/>', b'<a xmlns:a="u" xmlns:b="u" a:x="1" b:x="2"/>', b'<a xml:lang="x"/>',b'<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',b'<a:b:c/>', b'<a xmlns="u"><b xmlns=""/></a>', b'<:a/>', b'<a:/>']:
    print('--',d); t(d, namespace_separator=' ')
