"""Documents of smaller houses, by hand after what is published of them: iWork, Hangul, OneNote, XPS."""

import struct
import zipfile
from io import BytesIO

from tests.extract.office.ole_file import ole_file
from tests.extract.office.test_iwork import part, piece
from tests.extract.office.test_other_documents import section
from tests.hostile.samples.sample import NOTE, Sample

_NO_SUM = "the format has no checksum"


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _iwa() -> bytes:
    return part((2001, piece(1, 3) + piece(3, NOTE.encode())), (400, piece(2, b"Helvetica Neue")))


def pages() -> bytes:
    return _packed({
        "Index/Document.iwa": _iwa(),
        "Index/DocumentStylesheet.iwa": part((400, piece(2, b"Helvetica Neue"))),
        "Metadata/Properties.plist": b"bplist00\xd0\x08" + bytes(6) + b"\x01\x01" + bytes(7) + b"\x01" + bytes(15) + b"\x09",
        "Metadata/DocumentIdentifier": b"7F0F5E4A-0000-4000-8000-000000000000",
        "Data/note.txt": NOTE.encode(),
    })  # fmt: skip


def hwp() -> bytes:
    """[HWP 5.0] header, one packed section."""
    head = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, 1)
    words = section(*(line.encode("utf-16-le") + b"\r\0" for line in NOTE.splitlines()))
    return ole_file({"FileHeader": head.ljust(256, b"\0"), "BodyText/Section0": words})


def onenote() -> bytes:
    """[MS-ONESTORE]: the signature, strings of the store, an embedded file."""
    body = b"".join(line.encode("utf-16-le") + bytes(30) for line in NOTE.splitlines())
    file = NOTE.encode() * 2
    body += bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac") + struct.pack("<QIQ", len(file), 0, 0) + file
    head = (
        bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
        + bytes(32)
        + bytes.fromhex("3fdd9a101b91f549a5d01791edc8aed8")
    )
    return (head.ljust(196, b"\0") + struct.pack("<Q", 1024 + len(body))).ljust(1024, b"\0") + body


def _page() -> bytes:
    """ECMA-388: glyphs, a run for each line."""
    runs = "".join(
        f'<Glyphs OriginX="96" OriginY="{96 + 20 * n}" FontRenderingEmSize="16" Fill="#ff000000" UnicodeString="{line}" />'
        for n, line in enumerate(NOTE.splitlines())
    )
    return f'<FixedPage Width="816" Height="1056" xmlns="http://schemas.microsoft.com/xps/2005/06">{runs}</FixedPage>'.encode()


def xps() -> bytes:
    kinds = "application/vnd.ms-package.xps-"
    return _packed({
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="fdseq" ContentType="%bfixeddocumentsequence+xml"/><Default Extension="fdoc" '
        b'ContentType="%bfixeddocument+xml"/><Default Extension="fpage" ContentType="%bfixedpage+xml"/></Types>'
        % ((kinds.encode(),) * 3),
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="R0" Type="http://schemas.microsoft.com/xps/2005/06/fixedrepresentation" Target="/FixedDocumentSequence.fdseq"/>'
        b"</Relationships>",
        "FixedDocumentSequence.fdseq": b'<FixedDocumentSequence xmlns="http://schemas.microsoft.com/xps/2005/06">'
        b'<DocumentReference Source="/Documents/1/FixedDocument.fdoc"/></FixedDocumentSequence>',
        "Documents/1/FixedDocument.fdoc": b'<FixedDocument xmlns="http://schemas.microsoft.com/xps/2005/06">'
        b'<PageContent Source="Pages/1.fpage"/></FixedDocument>',
        "Documents/1/Pages/1.fpage": _page(),
    })  # fmt: skip


SAMPLES = (
    Sample("a.pages", "iwork", pages, state="partial"),
    Sample("a.iwa", "iwa", _iwa, flipped=_NO_SUM, nameless="nothing marks a part but its name"),
    Sample("b.hwp", "hwp", hwp, flipped=_NO_SUM),
    Sample("c.pub", "ole_streams", lambda: ole_file({"Quill/CONTENTS": NOTE.encode("utf-16-le")}), state="partial"),
    Sample("c.one", "onenote", onenote, flipped=_NO_SUM),
    Sample("d.fpage", "xps-page", _page, flipped=_NO_SUM, nameless="elsewhere a page is read as the XML that it is"),
    Sample("d.xps", "zip", xps),
)
