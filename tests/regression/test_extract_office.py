"""Parts of office documents beside the shown text: each is read or named."""

import io
import zipfile

import openpyxl
import pytest

SECRET = "219-09-9999"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook() -> dict[str, bytes]:
    book = openpyxl.Workbook()
    book.active.append(["total", "count"])
    book.active.append([3, 4])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def document(**parts: bytes) -> bytes:
    word = b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": word, **parts})


def test_rows_behind_a_pivot_table_come_as_a_table(gather):
    parts = workbook()
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields>'
        '<cacheField name="Name"><sharedItems><s v="Ada Example"/><s v="Left Over"/></sharedItems></cacheField>'
        '<cacheField name="SSN"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
    ).encode()
    parts["xl/pivotCache/pivotCacheRecords1.xml"] = (
        f'<pivotCacheRecords xmlns="{MAIN}"><r><x v="0"/><s v="{SECRET}"/></r><r><m/><s v="b"/></r></pivotCacheRecords>'
    ).encode()
    got = gather(zipped(parts), "x.xlsx")
    (rows,) = [rows for table, rows in got.tables if table.name == "pivot cache"]
    assert rows == [{"Name": "Ada Example", "SSN": SECRET}, {"Name": None, "SSN": "b"}]
    assert "Name: Left Over" in got.text
    assert got.problems == []


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/externalLinks/externalLink1.xml", '<e><cell r="A1" t="str"><v>{}</v></cell></e>'),
        ("xl/pivotCache/pivotCacheDefinition7.xml", '<p><sharedItems><s v="{}"/></sharedItems></p>'),
        ("xl/revisions/revisionLog1.xml", "<r><oc><is><t>{}</t></is></oc></r>"),
        ("xl/connections.xml", '<c><dbPr connection="Server=a;Password={}"/></c>'),
        ("customXml/item1.xml", "<person><number>{}</number></person>"),
        ("customXml/item2.xml", "<p>mixed <b>words</b> {} behind</p>"),
        ("xl/anything/else.xml", "<a><b/>{}</a>"),
        ("xl/worksheets/sheet9.xml", "<w><sheetData/><headerFooter><oddHeader>{}</oddHeader></headerFooter></w>"),
        ("xl/worksheets/sheet9.xml", '<w><sheetData></sheetData><dataValidation prompt="{}"/></w>'),
        ("xl/drawings/vmlDrawing1.vml", "<x><div>{}</div></x>"),
    ],
)
def test_parts_beside_the_sheets_are_read(gather, part, xml):
    if "<sheetData/>" in xml:
        xml = xml.replace("<sheetData/>", "<sheetData></sheetData>")
    got = gather(zipped({**workbook(), part: xml.format(SECRET).encode()}), "x.xlsx")
    assert SECRET in got.text


def test_names_of_a_workbook_are_read(gather):
    parts = workbook()
    parts["xl/workbook.xml"] = (
        parts["xl/workbook.xml"]
        .replace(b"<definedNames />", b"<definedNames/>")
        .replace(
            b"</sheets>",
            f'</sheets><definedNames><definedName name="a">"{SECRET}"</definedName></definedNames>'.encode(),
        )
    )
    assert SECRET in gather(zipped(parts), "x.xlsx").text


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("customXml/item1.xml", "<person><ssn>{}</ssn></person>"),
        (
            "word/settings.xml",
            '<w:settings xmlns:w="w"><w:docVars><w:docVar w:name="a" w:val="{}"/></w:docVars></w:settings>',
        ),
        ("word/unknown.xml", "<a>{}</a>"),
    ],
)
def test_hidden_parts_of_a_document_are_read(gather, part, xml):
    assert SECRET in gather(document(**{part: xml.format(SECRET).encode()}), "x.docx").text


def test_tags_of_a_presentation_are_read(gather):
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "ppt/presentation.xml": b"<p/>",
        "ppt/slides/slide1.xml": b'<p:sld xmlns:p="p"><a:p xmlns:a="a"><a:t>Hi</a:t></a:p></p:sld>',
        "ppt/tags/tag1.xml": f'<p:tagLst xmlns:p="p"><p:tag name="SSN" val="{SECRET}"/></p:tagLst>'.encode(),
    }
    got = gather(zipped(parts), "x.pptx")
    assert got.text == f"Hi\nSSN: {SECRET}"


def test_a_second_part_of_one_name_is_an_item(gather):
    with pytest.warns(UserWarning):
        out = io.BytesIO(document())
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/document.xml", b'<w:document xmlns:w="w"><w:p><w:t>last</w:t></w:p></w:document>')
    got = gather(out.getvalue(), "x.docx")
    assert got.text == "last"
    assert b"Hello" in got.children["word/document.xml (2)"].payload.read()


def test_bytes_that_belong_to_no_part_are_an_item(gather):
    got = gather(document() + f"SSN: {SECRET}\n".encode() * 9, "x.docx")
    assert got.children["after the end"].payload.read() == f"SSN: {SECRET}\n".encode() * 9


def test_a_plain_workbook_has_nothing_beside(gather):
    got = gather(zipped(workbook()), "x.xlsx")
    assert got.children == {}
    assert got.problems == []
    assert not [t for t in got.texts if t.layer == "hidden"], got.text


def test_notes_on_cells_of_an_opendocument_sheet_are_read(gather):
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    note = f"<office:annotation><text:p>SSN: <text:span>{SECRET}</text:span> and <text:s/>behind</text:p></office:annotation>"
    cell = f'<table:table-cell office:value-type="string">{note}<text:p>hello</text:p></table:table-cell>'
    body = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    data = zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
    got = gather(data, "x.ods")
    (comment,) = [t.text for t in got.texts if t.layer == "comment"]
    assert comment == f"SSN: {SECRET} and behind"
