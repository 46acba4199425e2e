"""Office documents written as one XML file, and old exchange tables: by hand after their published references."""

import base64
import io

from PIL import Image

from tests.hostile.samples.sample import NAME, SSN, Sample


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("L", (40, 30), 200).save(out, "PNG")
    return out.getvalue()


PICTURE = _picture()
_BASE64 = base64.b64encode(PICTURE).decode()
SHEET_XML = f"""<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:html="http://www.w3.org/TR/REC-html40"><DocumentProperties xmlns="urn:schemas-microsoft-com:office:office">
<Author>Ann Author</Author></DocumentProperties><Worksheet ss:Name="Clients"><Table>
<Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="String">SSN</Data></Cell>
<Cell><Data ss:Type="String">Born</Data></Cell><Cell><Data ss:Type="String">Account</Data></Cell></Row>
<Row><Cell ss:HRef="mailto:m@example.org"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Marisol</B>
 Quintanilla</ss:Data></Cell><Cell><Data ss:Type="String">{SSN}</Data><Comment ss:Author="Ann"><ss:Data
 xmlns="http://www.w3.org/TR/REC-html40">call her at noon</ss:Data></Comment></Cell>
<Cell><Data ss:Type="DateTime">1990-01-30T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">5.36224417E8</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Wendell Ostrander</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">0042</Data></Cell></Row>
</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><PageSetup><Header x:Data="&amp;LPrivate"
 xmlns:x="urn:schemas-microsoft-com:office:excel"/></PageSetup></WorksheetOptions></Worksheet></Workbook>
""".replace("</B>\n ", "</B> ").encode()
_WORDS = f"<w:p><w:r><w:t>Marisol Quin</w:t></w:r><w:r><w:t>tanilla, SSN {SSN[:5]}</w:t></w:r><w:r><w:t>{SSN[5:]}</w:t></w:r></w:p>"
WORD_XML = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"
 xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Author>Ann Author</o:Author></o:DocumentProperties>
<w:body>{_WORDS}<w:p><aml:annotation aml:author="Rae Reviewer" w:type="Word.Comment"><aml:content><w:p><w:r><w:t>check</w:t></w:r></w:p>
</aml:content></aml:annotation></w:p><w:p><w:r><w:pict><w:binData w:name="wordml://1.png">{_BASE64}</w:binData></w:pict></w:r></w:p>
</w:body></w:wordDocument>
""".encode()
FLAT_OPC = f"""<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/xml"><pkg:xmlData><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{_WORDS}</w:body></w:document></pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png" pkg:compression="store"><pkg:binaryData>{_BASE64}</pkg:binaryData>
</pkg:part></pkg:package>
""".encode()
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:mimetype="application/vnd.oasis.opendocument.{}"'
)
FODT = f"""<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF.format("text")}>
<office:meta><dc:creator>Ann Author</dc:creator></office:meta><office:body><office:text><text:p>Marisol Quin<text:span>tanilla, SSN
 {SSN[:5]}</text:span>{SSN[5:]}</text:p><text:p><draw:frame><draw:image><office:binary-data>{_BASE64}</office:binary-data></draw:image>
</draw:frame></text:p></office:text></office:body></office:document>""".replace("SSN\n ", "SSN ").encode()
FODS = f"""<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF.format("spreadsheet")}><office:body><office:spreadsheet>
<table:table table:name="Clients">""".encode() + "".join(
    "<table:table-row>"
    + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
    + "</table:table-row>"
    for row in (("Name", "SSN"), (NAME, SSN))
).encode() + b"</table:table></office:spreadsheet></office:body></office:document>"  # fmt: skip
_PEOPLE = (("Name", "SSN"), (NAME, SSN), ("Wendell Ostrander", "401-22-2944"))
SYLK = (
    "ID;PWXL;N;E\r\nB;Y3;X2\r\n"
    + "".join(f'C;Y{y};X{x};K"{cell}"\r\n' for y, row in enumerate(_PEOPLE, 1) for x, cell in enumerate(row, 1))
    + "E\r\n"
).encode()
DIF = (
    'TABLE\r\n0,1\r\n"Clients"\r\nVECTORS\r\n0,2\r\n""\r\nTUPLES\r\n0,3\r\n""\r\nDATA\r\n0,0\r\n""\r\n'
    + "".join("-1,0\r\nBOT\r\n" + "".join(f'1,0\r\n"{cell}"\r\n' for cell in row) for row in _PEOPLE)
    + "-1,0\r\nEOD\r\n"
).encode()
_ANY = "changed letters are still a text"
_ROOT = "what ends inside its root element is read to its end as text"
SAMPLES = (
    Sample("sheet2003.xls", "sheet_xml", lambda: SHEET_XML, flipped=_ANY),
    Sample("word2003.xml", "word_xml", lambda: WORD_XML, cut=_ROOT, flipped=_ANY),
    Sample("flat_opc.xml", "flat_package", lambda: FLAT_OPC, cut=_ROOT, flipped=_ANY),
    Sample("flat.fodt", "flat_package", lambda: FODT, cut=_ROOT, flipped=_ANY),
    Sample("a.slk", "sylk", lambda: SYLK, flipped=_ANY),
    Sample("a.dif", "dif", lambda: DIF, flipped=_ANY),
)
