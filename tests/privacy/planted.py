"""Unusual values of one invented person, planted in every sort of place, and the search for them."""

import base64
import gzip
import io
import sqlite3
import zipfile
from pathlib import Path

SSN = "537-61-8249"
CARD = "4929 8173 6502 4410"
LICENCE = "Q8317-46250-93715"
NAME = "Ignatius Zwetschkenbaum"
EMAIL = "i.zwetschkenbaum@quirkmail.example"
PHONE = "(907) 555-0163"
STREET = "48317 Yarrowquay Ter"
ADDRESS = f"{STREET}, Unalakleet, AK 99684"
PASSWORD = "vexing-Plover-9182!"
VALUES = (SSN, CARD, LICENCE, NAME, "Zwetschkenbaum", EMAIL, PHONE, STREET, PASSWORD)

FORM = f"""Applicant: {NAME}
SSN: {SSN}
Credit card number: {CARD}
Driver License No: {LICENCE}  State: FL
E-mail: {EMAIL}
Phone: {PHONE}
Address: {ADDRESS}
username: izwetsch  password: {PASSWORD}
"""


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def needles() -> dict[bytes, str]:
    """Form of a value → the value. Base64 has three alignments, of which the inner characters do not change."""
    found: dict[bytes, str] = {}
    for value in VALUES:
        forms = {value, value.casefold(), value.upper(), value.replace(" ", ""), value.replace(" ", "%20")}
        forms |= {value.replace("@", "%40"), value.replace(" ", "_")}
        if len(_digits(value)) >= 9:
            forms |= {_digits(value), value.replace("-", " "), value.replace("-", "")}
        for text in forms:
            raw = text.encode()
            found[raw] = value
            found[text.encode("utf-16-le")] = value
            found[text.encode("utf-16-be")] = value
            for shift in range(3):
                coded = base64.b64encode(b"\0" * shift + raw)
                inner = coded[(0, 2, 3)[shift] : -4 if (shift + len(raw)) % 3 else None]
                if len(inner) >= 10:
                    found[inner] = value
    return found


NEEDLES = needles()


def search(data: bytes) -> list[str]:
    """Which values are in there, in any form and any case."""
    folded = data.lower()
    return sorted({value for form, value in NEEDLES.items() if form in data or form in folded})


def layers(path: Path) -> list[bytes]:
    """The bytes of a file, and what is compressed or paged in it in plain form."""
    data = path.read_bytes()
    found = [data, str(path).encode("utf-8", "surrogateescape")]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                found += [member.filename.encode(), archive.read(member)]
    if data[:2] == b"\x1f\x8b":
        found.append(gzip.decompress(data))
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        found.append(repr(pq.read_table(path).to_pylist()).encode())
    if data[:15] == b"SQLite format 3":
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for name in names:
                for row in connection.execute(f'SELECT * FROM "{name}"'):
                    found += [cell if isinstance(cell, bytes) else str(cell).encode() for cell in row]
        finally:
            connection.close()
    return found


def leaks(folder: Path, *, leave_out: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """File → values that can be read in it or in its name."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not set(path.relative_to(folder).parts) & set(leave_out):
            values = sorted({value for layer in layers(path) for value in search(layer)})
            if values:
                found[str(path.relative_to(folder))] = values
    return found


def plant(leak: Path) -> Path:
    """Writes the form into every sort of place that the scan reads."""
    import json

    from docx import Document
    from openpyxl import Workbook
    from PIL import Image, ImageDraw, ImageFont

    (leak / f"Patient {NAME}").mkdir(parents=True)
    (leak / f"Patient {NAME}" / f"{NAME} SSN {SSN}.txt").write_text(FORM)
    (leak / "form.txt").write_text(FORM)
    (leak / "utf16.txt").write_text(FORM, encoding="utf-16")
    (leak / "list.csv").write_text(
        f'name,ssn,email,phone,address,password\n{NAME},{SSN},{EMAIL},{PHONE},"{ADDRESS}",{PASSWORD}\n'
    )
    (leak / "person.json").write_text(json.dumps({"name": NAME, "ssn": SSN, "email": EMAIL, "password": PASSWORD}))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"{NAME} {_digits(SSN)}"[:31]
    sheet.append(["name", "ssn", "card"])
    sheet.append([NAME, SSN, CARD])
    book.create_sheet(EMAIL[:31])
    book.save(leak / "book.xlsx")
    document = Document()
    document.core_properties.author = NAME
    for line in FORM.splitlines():
        document.add_paragraph(line)
    document.save(str(leak / "letter.docx"))
    with zipfile.ZipFile(leak / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{NAME}/{EMAIL} {SSN}.txt", FORM)
    image = Image.new("RGB", (1000, 560), "white")
    ImageDraw.Draw(image).multiline_text((40, 40), FORM, fill="black", font=ImageFont.load_default(28), spacing=14)
    exif = Image.Exif()
    exif[0x013B] = NAME
    exif[0x8298] = f"(c) {EMAIL}"
    image.save(leak / "photo.jpg", exif=exif, quality=95)
    # Cut short, locked and nested wrongly: their problems must not quote them.
    (leak / "cut.zip").write_bytes((leak / "bundle.zip").read_bytes()[:-30])
    (leak / "cut.docx").write_bytes((leak / "letter.docx").read_bytes()[:9000])
    (leak / "bad.json").write_text('{"name": "' + NAME + '", "ssn": ' + SSN + "}")
    (leak / "empty.csv").write_text("")
    return leak
