"""Office files written by python-docx, openpyxl, xlsxwriter and by hand."""

import datetime
import io
import zipfile

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.shared import Inches
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pii_scan.extract.office.sheet_cells import cell_text
from pii_scan.filetype.ole import OleError, OleFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ({"[Content_Types].xml": "<Types/>"} | parts).items():
            archive.writestr(name, text)
    return out.getvalue()


def word(body: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'


def test_docx_parts(gather):
    document = docx.Document()
    paragraph = document.add_paragraph("SSN: 219-")
    paragraph.add_run("09-9999").bold = True
    document.sections[0].header.paragraphs[0].text = "Header of Ann Lee"
    document.core_properties.author = "Ann Lee"
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture, Inches(1))
    form = document.add_table(2, 2)
    for i, (label, value) in enumerate([("Name", "Ann Lee"), ("DOB", "1980-02-03")]):
        form.cell(i, 0).text, form.cell(i, 1).text = label, value
    got = gather(saved(document), "a.docx")
    assert "SSN: 219-09-9999" in got.text
    assert "Name\tAnn Lee\nDOB\t1980-02-03" in got.text
    assert "Header of Ann Lee" in [t.text for t in got.texts if t.layer == "header"]
    assert got.facts["author"] == "Ann Lee"
    assert got.children["word/media/image1.png"].payload.head(4) == b"\x89PNG"


def test_docx_table_with_header_is_a_table(gather):
    document = docx.Document()
    rows = [["Name", "SSN", "City"], *[[f"Ann {i}", f"219-09-{i:04}", "Reno"] for i in range(5)]]
    table = document.add_table(len(rows), 3)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            table.cell(r, c).text = cell
    got = gather(saved(document), "a.docx")
    assert [list(r.values()) for r in got.rows] == rows[1:]


def test_docx_hides_nothing(gather):
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden 1</w:t></w:r></w:p>"
        "<w:p><w:del w:author='Bob Ray'><w:r><w:delText>deleted 2</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box 3</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>box 3</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    got = gather(
        packed({"word/document.xml": word(body), "word/comments.xml": word("<w:p><w:r><w:t>note 4</w:t></w:r></w:p>")})
    )
    for words in ("hidden 1", "deleted 2", "author: Bob Ray", "note 4"):
        assert words in got.text
    assert got.text.count("box 3") == 1


def test_docx_with_damaged_xml_keeps_the_beginning(gather):
    body = word("<w:p><w:r><w:t>first words</w:t></w:r></w:p><w:p><w:r><w:t>second</w:t></w:r></w:p>")
    got = gather(packed({"word/document.xml": body[:-60]}))
    assert "first words" in got.text
    assert got.codes == ["partly_read"]


def test_docx_entities_stay_shut(gather):
    bomb = '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>' + word("<w:p><w:r><w:t>x &b; y</w:t></w:r></w:p>")
    assert "boom" not in gather(packed({"word/document.xml": bomb})).text


def test_pptx_and_odt_by_hand(gather):
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    slide = f'<p:sld xmlns:p="urn:p" xmlns:a="{a}"><a:p><a:r><a:t>Ann 219-09-9999</a:t></a:r></a:p></p:sld>'
    got = gather(packed({"ppt/presentation.xml": "<p/>", "ppt/slides/slide2.xml": slide}))
    assert [(t.text, t.page) for t in got.texts] == [("Ann 219-09-9999", 2)]
    odt = (
        '<office:x xmlns:office="o" xmlns:text="t" xmlns:table="b"><text:p>Ann<text:tab/>Lee<text:span> 219</text:span>-09</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>DOB</text:p></table:table-cell><table:table-cell>"
        "<text:p>1980-02-03</text:p></table:table-cell></table:table-row></table:table></office:x>"
    )
    got = gather(packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odt}))
    assert got.text == "Ann\tLee 219-09\nDOB\t1980-02-03"


def test_xlsx_sheets_hidden_too(gather):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Customers"
    sheet.append(["Customer list 2024"])
    sheet.append([])
    sheet.append(["Name", "Account", "Born", "Rate", "Active"])
    sheet.append(["Ann", 123456789, datetime.date(1980, 2, 3), 0.1 + 0.2, True])
    sheet.append(["Bob", 4111111111111111, datetime.datetime(1990, 1, 1, 12, 30), 2.0, False])
    hidden = book.create_sheet("Secret")
    hidden.sheet_state = "veryHidden"
    hidden.append(["SSN", "City"])
    hidden.append(["219-09-9999", "Reno"])
    got = gather(saved(book), "a.xlsx")
    assert got.tables[0][0].first_row == 4
    assert got.rows[0] == {"Name": "Ann", "Account": "123456789", "Born": "1980-02-03", "Rate": "0.3", "Active": "true"}
    assert got.rows[1]["Account"] == "4111111111111111"
    assert got.rows[1]["Born"] == "1990-01-01 12:30:00"
    assert got.rows[2] == {"SSN": "219-09-9999", "City": "Reno"}
    assert "Customer list 2024" in got.text
    assert "Customers" in [t.text for t in got.texts if t.how == "name"]


def test_xlsx_comments_boxes_and_pictures(gather):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write("A1", "x")
    sheet.write_comment("A1", "call 305-555-0100", {"author": "Ann Lee"})
    sheet.insert_textbox("B2", "box 219-09-9999")
    sheet.write_url("A2", "mailto:ann@example.com", string="mail")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    sheet.insert_image("C3", "p.png", {"image_data": picture})
    book.set_properties({"author": "Ann Lee", "company": "Acme"})
    book.close()
    got = gather(out.getvalue())
    for words in ("call 305-555-0100", "box 219-09-9999", "mailto:ann@example.com"):
        assert words in got.text
    assert got.facts["company"] == "Acme"
    assert "xl/media/image1.png" in got.children


def test_a_far_corner_does_not_kill_the_process(gather):
    s = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>219-09-9999</t></is></c></row><row r="40000"><c r="XFD40000"><v>1</v></c></row>'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    got = gather(
        packed(
            {
                "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
                "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{r}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{r}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
                "xl/workbook.xml": f'<workbook xmlns="{s}" xmlns:r="{r}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
                "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{s}"><sheetData>{cells}</sheetData></worksheet>',
            }
        )
    )
    assert any("219-09-9999" in (v or "") for row in got.rows for v in row.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        (12.0, "12"),
        (123456789012345.0, "123456789012345"),
        (0.1 + 0.2, "0.3"),
        (True, "true"),
        (datetime.datetime(2024, 1, 2), "2024-01-02"),
        (datetime.time(9, 30), "09:30:00"),
        ("007", "007"),
    ],
)
def test_cell_text(value, text):
    assert cell_text(value) == text


@given(st.binary(max_size=2000))
def test_a_damaged_compound_file_ends_in_ole_error(tail):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    try:
        ole = OleFile(io.BytesIO(head + tail))
    except OleError:
        return
    for path in ole.streams():
        ole.read(path)
