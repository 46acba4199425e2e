"""Office documents as one XML file: written by hand after Microsoft's 2003 references and OpenDocument 1.3."""

import base64
import io
import zipfile

from pii_scan.extract.office.odf_text import odf_blocks
from pii_scan.extract.office.sheet_xml import SHEET_XML as SHEET_TYPE
from pii_scan.model.payload import Payload
from tests.hostile.samples.flat import FLAT_OPC, FODS, FODT, PICTURE, SHEET_XML, WORD_XML

HEAD = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
BOOK = (
    HEAD
    + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:html="http://www.w3.org/TR/REC-html40"><DocumentProperties xmlns="urn:schemas-microsoft-com:office:office">'
    "<Author>Nadia Fonseca</Author></DocumentProperties>"
    '<Worksheet ss:Name="Clients"><Table>'
    '<Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="String">SSN</Data></Cell>'
    '<Cell><Data ss:Type="String">Born</Data></Cell><Cell><Data ss:Type="String">Visits</Data></Cell></Row>'
    '<Row ss:Index="2"><Cell><Data ss:Type="String">Marisol Quintanilla</Data><Comment ss:Author="Bob Reed">'
    '<ss:Data><html:B>Bob Reed:</html:B> call first</ss:Data></Comment></Cell><Cell><ss:Data ss:Type="String">'
    '446-22-<html:Font html:Color="#FF0000">2943</html:Font></ss:Data></Cell><Cell>'
    '<Data ss:Type="DateTime">1981-04-03T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">12</Data></Cell></Row>'
    '<Row><Cell ss:HRef="mailto:wendell@example.org"><Data ss:Type="String">Wendell Ostrander</Data></Cell>'
    '<Cell ss:Index="4"><Data ss:Type="Number">1.5</Data></Cell></Row></Table></Worksheet>'
    '<Worksheet ss:Name="Sheet2"><Table><Row><Cell><Data ss:Type="String">phone</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="String">312-555-0142</Data></Cell></Row></Table></Worksheet></Workbook>'
)

WORD = (
    '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Author>Nadia Fonseca</o:Author>'
    "</o:DocumentProperties><w:body><w:p><w:r><w:t>SSN 446-</w:t></w:r><w:r><w:t>22-2943</w:t></w:r></w:p>"
    f'<w:p><w:r><w:pict><w:binData w:name="wordml://01.png">{base64.b64encode(b"pixels").decode()}</w:binData>'
    "</w:pict></w:r></w:p></w:body></w:wordDocument>"
)


def test_sheets_of_2003(gather):
    got = gather(BOOK.encode(), "clients.xls")
    assert got.media_type == "application/vnd.ms-excel2003xml"
    assert got.rows == [
        {"Name": "Marisol Quintanilla", "SSN": "446-22-2943", "Born": "1981-04-03", "Visits": "12"},
        {"Name": "Wendell Ostrander", "SSN": None, "Born": None, "Visits": "1.5"},
        {"phone": "312-555-0142"},
    ]
    assert got.facts["author"] == "Nadia Fonseca"
    for words in ("Clients", "Bob Reed", "call first", "mailto:wendell@example.org"):
        assert words in got.text
    assert got.problems == []


def test_a_cut_workbook_is_partial(gather):
    got = gather(BOOK[: BOOK.index("</Table>")].encode(), "clients.xls")
    assert got.rows[0]["SSN"] == "446-22-2943"
    assert "partly_read" in got.codes


def test_an_index_far_away_does_not_make_a_billion_rows(gather):
    far = BOOK.replace('ss:Index="2"', 'ss:Index="9000000"').replace('ss:Index="4"', 'ss:Index="9999999"')
    assert len(gather(far.encode(), "x.xls").rows) == 3


def test_word_2003(gather):
    got = gather(WORD.encode(), "letter.xml")
    assert got.reader == "word_xml"
    assert "SSN 446-22-2943" in got.text
    assert got.facts["author"] == "Nadia Fonseca"
    assert {key: child.payload.read() for key, child in got.children.items()} == {"1-01.png": b"pixels"}
    assert got.problems == []


def test_a_flat_package_is_the_package(gather):
    text = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    flat = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        '<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/xml"><pkg:xmlData>'
        f'<w:document xmlns:w="{text}"><w:body><w:p><w:r><w:t>446-22-2943</w:t></w:r></w:p></w:body></w:document>'
        '</pkg:xmlData></pkg:part><pkg:part pkg:name="/word/media/a.png" pkg:contentType="image/png"><pkg:binaryData>'
        f'{base64.b64encode(b"pixels").decode()}</pkg:binaryData></pkg:part><pkg:part pkg:name="/word/media/b.png">'
        "<pkg:binaryData>!!!</pkg:binaryData></pkg:part></pkg:package>"
    )
    got = gather(flat.encode(), "letter.xml")
    assert got.reader == "flat_package"
    package = zipfile.ZipFile(io.BytesIO(got.children["package"].payload.read()))
    assert b"446-22-2943" in package.read("word/document.xml")
    assert package.read("word/media/a.png") == b"pixels"
    assert got.codes == ["partly_read"]


def test_a_flat_open_document_keeps_its_pictures_apart(gather):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    flat = (
        f'<?xml version="1.0"?><office:document xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>446-22-2943</text:p>'
        f"<office:binary-data>{base64.b64encode(b'pixels').decode()}</office:binary-data></office:text></office:body>"
        "</office:document>"
    )
    got = gather(flat.encode(), "letter.fodt")
    inner = gather(got.children["package"].payload.read(), "package")
    assert inner.reader == "odf"
    assert "446-22-2943" in inner.text
    assert [child.payload.read() for child in inner.children.values()] == [b"pixels"]


def package(child) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(child.payload.read())) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_spreadsheet_is_a_table_whatever_its_name(gather):
    for name in ("export.xls", "export.xml", "x"):
        got = gather(SHEET_XML, name)
        # Spreadsheets are looked at for message tables first.
        assert (got.reader, got.media_type) == ("message_tables", SHEET_TYPE)
        assert got.rows == [
            {"Name": "Marisol Quintanilla", "SSN": "446-22-2943", "Born": "1990-01-30", "Account": "536224417"},
            {"Name": "Wendell Ostrander", "SSN": None, "Born": None, "Account": "0042"},
        ]
        assert [table.first_row for table, _ in got.tables] == [2]
        assert got.tables[0][0].name == "Clients"
        assert got.problems == []


def test_what_stands_beside_the_cells_is_kept(gather):
    got = gather(SHEET_XML, "x")
    assert got.facts["author"] == "Ann Author"
    for words in ("call her at noon", "mailto:m@example.org", "&LPrivate"):
        assert words in got.text


def test_a_cut_spreadsheet_is_partial_and_keeps_its_rows(gather):
    got = gather(SHEET_XML[: SHEET_XML.index(b"Wendell")], "x")
    assert got.rows[0]["SSN"] == "446-22-2943"
    assert "partly_read" in got.codes


def test_a_message_table_in_a_spreadsheet_is_a_conversation(gather):
    rows = [("sender", "recipient", "time", "message")] + [
        (("Ann Moss", "Bob Reed")[n % 2], ("Bob Reed", "Ann Moss")[n % 2], f"2024-02-14 21:1{n}", f"see you there {n}")
        for n in range(4)
    ]
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    data = SHEET_XML[: SHEET_XML.index(b"<Row")] + cells.encode() + b"</Table></Worksheet></Workbook>"
    got = gather(data, "x.xls")
    assert [text.layer for text in got.texts if text.turns] == ["message"]


def test_word_2003_joins_runs_and_gives_pictures(gather):
    got = gather(WORD_XML, "letter.xml")
    assert got.reader == "word_xml"
    assert "Marisol Quintanilla, SSN 446-22-2943" in got.text
    assert "author: Rae Reviewer" in got.text
    assert got.facts["author"] == "Ann Author"
    assert [child.payload.read() for child in got.children.values()] == [PICTURE]
    assert got.problems == []


def test_flat_opc_is_the_package(gather):
    got = gather(FLAT_OPC, "letter.xml")
    assert got.reader == "flat_package"
    parts = package(got.children["package"])
    assert set(parts) == {"[Content_Types].xml", "word/document.xml", "word/media/image1.png"}
    assert parts["word/media/image1.png"] == PICTURE
    inner = gather(got.children["package"].payload, "package")
    assert inner.reader == "docx"
    assert "Marisol Quintanilla, SSN 446-22-2943" in inner.text


def test_flat_open_document_is_the_package(gather):
    inner = gather(gather(FODT, "a.fodt").children["package"].payload, "package")
    assert inner.reader == "odf"
    assert "Marisol Quintanilla, SSN 446-22-2943" in inner.text
    assert base64.b64encode(PICTURE).decode() not in inner.text
    assert inner.facts["last_author"] == "Ann Author"
    inner = gather(gather(FODS, "a.fods").children["package"].payload, "package")
    assert inner.rows == [{"Name": "Marisol Quintanilla", "SSN": "446-22-2943"}]


def test_a_binary_part_that_cannot_be_decoded_is_named(gather):
    got = gather(FLAT_OPC.replace(base64.b64encode(PICTURE), b"%%%"), "x")
    assert "partly_read" in got.codes


def test_no_word_is_lost_where_the_parser_takes_its_next_block():
    """lxml hands a start tag out before it has read the words behind it: 32 of these 20,000 paragraphs were cut."""
    wanted = [f"{n} is {n * n} and {n * n * n}" for n in range(20_000)]
    spans = "".join(
        "<t:p>" + line.replace(" is ", " is <t:span>").replace(" and", "</t:span> and") + "</t:p>" for line in wanted
    )
    data = f'<o:document xmlns:o="o" xmlns:t="t">{spans}</o:document>'.encode()
    assert list(odf_blocks(Payload(data=data))) == wanted


def test_repetitions_that_are_no_number_repeat_nothing(gather):
    """`²` is a digit to Python and no number; a number of 5,000 digits is none either."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    for said in ("²", "9" * 5000, "-1", ""):
        data = (
            f'<?xml version="1.0"?><office:document xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" '
            f'xmlns:table="{names}:table:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>'
            f'<office:text><table:table><table:table-row><table:table-cell table:number-columns-repeated="{said}">'
            "<text:p>446-22-2943</text:p></table:table-cell></table:table-row></table:table></office:text></office:body>"
            "</office:document>"
        )
        inner = gather(gather(data.encode(), "a.fodt").children["package"].payload.read(), "package")
        assert (inner.reader, inner.text.count("446-22-2943"), inner.codes) == ("odf", 1, [])
