"""Office documents and PDF: by the libraries that people write them with; old binary ones by hand after [MS-DOC]."""

import io
import struct
import zipfile

from tests.hostile.samples.compound import compound
from tests.hostile.samples.sample import NAME, NOTE, Sample


def docx() -> bytes:
    from docx import Document

    out = io.BytesIO()
    document = Document()
    for line in NOTE.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    from openpyxl import Workbook

    out = io.BytesIO()
    book = Workbook()
    book.active.append(["name", "ssn"])
    for number in range(20):
        book.active.append([NAME, f"446-22-{2943 + number}"])
    book.save(out)
    return out.getvalue()


def pdf(password: str = "") -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out, encrypt=StandardEncryption(password, strength=128) if password else None)
    for number, line in enumerate(NOTE.splitlines()):
        page.drawString(72, 700 - 20 * number, line)
    page.showPage()
    page.save()
    return out.getvalue()


def _pptx() -> bytes:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in NOTE.splitlines())
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}.presentation.main+xml"/>'
        f'<Override PartName="/ppt/slides/slide1.xml" ContentType="{kind}.slide+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{r}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}" xmlns:r="{r}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/>'
        "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{r}/slide" Target="slides/slide1.xml"/></Relationships>',
        "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{p}" xmlns:a="{a}"><p:cSld><p:spTree><p:sp><p:txBody>{lines}'
        "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
    }
    return _packed(parts)


def _odt() -> bytes:
    n = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(f"<text:p>{line}</text:p>" for line in NOTE.splitlines())
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<office:document-content xmlns:office="{n}:office:1.0" xmlns:text="{n}:text:1.0"><office:body>'
        f"<office:text>{lines}</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{n}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
    }
    return _packed(parts)


def _packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, method)
    return out.getvalue()


def doc() -> bytes:
    """[MS-DOC] 2.5: a FIB of Word 97, one piece of eight-bit text, its piece table in `0Table`."""
    text = NOTE.replace("\n", "\r").encode("cp1252")
    begin = 0x400
    fib = struct.pack("<HHHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, 0, 0xBF) + bytes(18)
    fib += struct.pack("<H", 14) + bytes(28)
    counts = [begin + len(text), 0, 0, len(text)] + [0] * 18
    fib += struct.pack("<H", 22) + struct.pack("<22I", *counts)
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, begin * 2 | 0x40000000, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    places = [0] * (0x5D * 2)
    places[66:68] = [0, len(clx)]
    fib += struct.pack("<H", 0x5D) + struct.pack(f"<{len(places)}I", *places) + struct.pack("<H", 0)
    word = fib.ljust(begin, b"\0") + text
    return compound({"WordDocument": word.ljust(4096, b"\0"), "0Table": clx.ljust(4096, b"\0")})


def ppt() -> bytes:
    """[MS-PPT]: a document with a list of slides and one atom of text."""

    def record(kind: int, body: bytes, container: bool = False) -> bytes:
        return struct.pack("<HHI", 0xF if container else 0, kind, len(body)) + body

    text = NOTE.replace("\n", "\r").encode("latin-1")
    slides = record(0x0FF0, record(0x03F3, bytes(20)) + record(0x0F9F, bytes(4)) + record(0x0FA8, text), True)
    document = record(0x03E8, record(0x03E9, bytes(40)) + slides, True)
    edit = record(0x0FF5, struct.pack("<IIIIIII", 0, 0, 0, 0, 0, 1, 0))
    user = record(0x0FF6, struct.pack("<IIIHHBBH", 20, 0xE391C05F, len(document), 0, 0x3F4, 3, 0, 0))
    return compound({"PowerPoint Document": (document + edit).ljust(4096, b"\0"), "Current User": user})


def msg() -> bytes:
    """[MS-OXMSG]: subject, sender and body as text properties."""
    values = {0x001A: "IPM.Note", 0x0037: "Form", 0x0C1A: NAME, 0x1000: NOTE}
    head = bytes(32)
    streams = {}
    for number, value in values.items():
        raw = value.encode("utf-16-le")
        head += struct.pack("<HHIII", 0x001F, number, 6, len(raw) + 2, 0)
        streams[f"__substg1.0_{number:04X}001F"] = raw
    return compound({"__properties_version1.0": head, **streams})


def encrypted(document: bytes) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(document)).encrypt("sesame", out)
    return out.getvalue()


SAMPLES = (
    Sample("a.docx", "docx", docx),
    Sample("b.xlsx", "xlsx", xlsx),
    Sample("c.pptx", "pptx", _pptx),
    Sample("d.odt", "odf", _odt),
    Sample("e.doc", "doc", doc, flipped="a compound file has no checksum"),
    Sample("f.ppt", "ppt", ppt, flipped="a compound file has no checksum"),
    Sample("g.msg", "msg", msg, flipped="a compound file has no checksum"),
    Sample("h.pdf", "pdf", pdf, flipped="a PDF has no checksum"),
    Sample("i.docx", "office-encrypted", lambda: encrypted(docx()), found=False, state="skipped"),
)
