"""Office documents that are one XML file; structures after the formats' published references."""

import base64
import io
import zipfile

from pii_scan.extract.office.odf_text import odf_blocks
from pii_scan.extract.office.sheet_xml import SHEET_XML as SHEET_TYPE
from pii_scan.model.payload import Payload
from tests.hostile.samples.flat import FLAT_OPC, FODS, FODT, PICTURE, SHEET_XML, WORD_XML


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
