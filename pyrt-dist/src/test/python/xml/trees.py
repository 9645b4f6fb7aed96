"""Trees of XML, read at once and in pieces, and written again."""

import io
import plistlib
import xml.dom.minidom
import xml.etree.ElementTree as ElementTree
import xml.sax

DOCUMENT = """<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE list [
  <!ELEMENT list (entry*)>
  <!ATTLIST entry kind CDATA "plain" id ID #IMPLIED>
  <!ENTITY who "W\u00f6rld">
]>
<list xmlns:x="urn:x"><!-- a comment -->
 <entry id=" e1 ">Hello, &who;!</entry>
 <x:entry x:a="1">&lt;tag&gt; &#x1F600;<![CDATA[<raw>]]></x:entry>
</list>
"""

root = ElementTree.fromstring(DOCUMENT)
for element in root.iter():
    print(element.tag, element.attrib, repr(element.text), repr(element.tail))
print(ElementTree.tostring(root, encoding="unicode"))

pull = ElementTree.XMLPullParser(["start", "end", "start-ns", "end-ns", "comment"])
for i in range(0, len(DOCUMENT), 7):
    pull.feed(DOCUMENT[i : i + 7])
pull.close()
print([(event, getattr(value, "tag", value) if event != "comment" else value.text) for event, value in pull.read_events()])

for event, element in ElementTree.iterparse(io.BytesIO(DOCUMENT.replace("utf-8", "utf-16").encode("utf-16"))):
    print(event, element.tag)

print(xml.dom.minidom.parseString(DOCUMENT.encode()).toxml())


class Teller(xml.sax.ContentHandler):
    def startElementNS(self, name, qname, attrs):
        print("start", name, qname, sorted(attrs.items()))

    def endElementNS(self, name, qname):
        print("end", name, qname)

    def characters(self, content):
        print("text", repr(content))


reader = xml.sax.make_parser()
reader.setFeature(xml.sax.handler.feature_namespaces, True)
reader.setContentHandler(Teller())
reader.parse(io.StringIO(DOCUMENT.replace("utf-8", "iso-8859-1")))

for wrong in "<a><b></a>", "<a", "<a>&nothing;</a>", "<a b='1' b='2'/>":
    try:
        ElementTree.fromstring(wrong)
    except ElementTree.ParseError as e:
        print(e, e.position, e.code)

value = {"name": "x", "list": [1, 2.5, True, b"bytes"], "nested": {"a": "<&>"}}
print(plistlib.loads(plistlib.dumps(value)) == value)
