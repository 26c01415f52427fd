"""What the file says of itself as XMP: the same as its information, and the standards that it keeps.

It keeps PDF/A-3 at level A, for archives, and PDF/UA-1, for readers who do not see the page. The first wants
the second's property to be described.
"""

from collections.abc import Mapping

from argmap.writers.xml_text import escape

_DESCRIBED = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of PDF/UA the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
{properties}
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{described}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_PLAIN = "<{0}>{{}}</{0}>"
_SPOKEN = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{{}}</rdf:li></rdf:Alt></{0}>'
_LISTED = "<{0}><rdf:{1}><rdf:li>{{}}</rdf:li></rdf:{1}></{0}>"

_FORMS = {
    "Title": _SPOKEN.format("dc:title"),
    "Author": _LISTED.format("dc:creator", "Seq"),
    "Subject": _SPOKEN.format("dc:description"),
    "Keywords": _PLAIN.format("pdf:Keywords"),
    "Creator": _PLAIN.format("xmp:CreatorTool"),
    "Producer": _PLAIN.format("pdf:Producer"),
    "CreationDate": _PLAIN.format("xmp:CreateDate"),
    "ModDate": _PLAIN.format("xmp:ModifyDate"),
    "Language": _LISTED.format("dc:language", "Bag"),
}
"""How each entry of the information is said as XMP, and the language besides."""


def packet(entries: Mapping[str, str]) -> bytes:
    """Return entries of the information dictionary as XMP; dates are ISO 8601."""
    properties = "\n".join(_FORMS[key].format(_text(text)) for key, text in entries.items())
    return _PACKET.format(properties=properties, described=_DESCRIBED).encode()


def _text(text: str) -> str:
    """Return text as XML in which nothing looks like the place of a seal: it has no bracket in it."""
    return escape(text).replace("(", "&#40;")
