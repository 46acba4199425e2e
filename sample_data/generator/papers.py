"""PDF, DOCX, XLSX and mail: made without clock or chance, so that the bytes repeat."""

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from random import Random

from PIL import Image

from sample_data.generator.finance import statement_lines
from sample_data.generator.people import Person
from sample_data.generator.truth import FileTruth

STAMP = (2024, 5, 6, 7, 8, 10)


def rezip(data: bytes) -> bytes:
    """The same members with one fixed time each."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return out.getvalue()


def scanned_pdf(pages: list[Image.Image], quality: int = 55) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    pdf = Canvas(out, pagesize=(612, 792), invariant=1)
    for page in pages:
        squeezed = io.BytesIO()
        page.convert("L").save(squeezed, "JPEG", quality=quality)
        squeezed.seek(0)
        pdf.drawImage(ImageReader(squeezed), 0, 0, 612, 792)
        pdf.showPage()
    pdf.save()
    return out.getvalue()


def text_pdf(pages: list[list[tuple[float, float, str, str, float]]]) -> bytes:
    """Pages of (x, y from the top in points, words, font, size)."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    pdf = Canvas(out, pagesize=(612, 792), invariant=1)
    for page in pages:
        for x, y, words, role, size in page:
            pdf.setFont(role, size)
            pdf.drawString(x, 792 - y, words)
        pdf.showPage()
    pdf.save()
    return out.getvalue()


def statement(p: Person, t: FileTruth, rng: Random, style: int) -> bytes:
    """A bank statement with text in it: two houses' layouts."""
    street, town = t.address(p, "lines").split("\n")
    page: list[tuple[float, float, str, str, float]] = []
    if style == 0:
        page += [(50, 50, "FIRST HARBOR BANK", "Helvetica-Bold", 18), (50, 110, t.name(p, "fml"), "Helvetica", 11),
                 (50, 124, street, "Helvetica", 11), (50, 138, town, "Helvetica", 11),
                 (360, 110, f"Account number: {t.account(p)}", "Helvetica-Bold", 11), (360, 124, f"Routing number: {t.routing(p)}", "Helvetica", 11),
                 (360, 138, "Statement period: April 1 - 30, 2024", "Helvetica", 10)]  # fmt: skip
    else:
        page += [(300, 50, "Ridgepost Credit Union", "Times-Bold", 20), (300, 76, "Member Statement", "Times-Roman", 12),
                 (60, 120, "Member", "Times-Italic", 9), (60, 132, t.name(p, "LF"), "Times-Bold", 12), (60, 150, street, "Times-Roman", 11),
                 (60, 164, town, "Times-Roman", 11), (60, 190, "Acct No", "Times-Italic", 9), (60, 202, t.account(p), "Courier-Bold", 12),
                 (240, 190, "SSN (last four)", "Times-Italic", 9), (240, 202, f"XXX-XX-{t.last4(p)}", "Courier-Bold", 12),
                 (400, 190, "Phone", "Times-Italic", 9), (400, 202, t.phone(p, "paren"), "Courier-Bold", 12)]  # fmt: skip
    for number, (day, what, amount) in enumerate(statement_lines(rng)):
        y = 250 + number * 18
        page += [(60, y, day, "Courier", 9), (110, y, what, "Courier", 9), (500, y, amount.rjust(10), "Courier", 9)]
    return text_pdf(
        [
            page,
            [
                (
                    60,
                    60,
                    "In case of errors or questions about your electronic transfers call "
                    + t.nobodys("phone", "1-800-555-0142", "+18005550142")
                    + ".",
                    "Helvetica",
                    9,
                )
            ],
        ]
    )


def docx(paragraphs: list[str], table: list[tuple[str, str]] | None = None, author: str = "Claymore Intake") -> bytes:
    from datetime import UTC, datetime

    import docx as library

    document = library.Document()
    document.core_properties.author = author
    document.core_properties.created = document.core_properties.modified = datetime(*STAMP, tzinfo=UTC)
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=0, cols=2)
        for label, value in table:
            cells = grid.add_row().cells
            cells[0].text, cells[1].text = label, value
    out = io.BytesIO()
    document.save(out)
    return rezip(out.getvalue())


def xlsx(sheets: dict[str, list[list[object]]]) -> bytes:
    from datetime import datetime

    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": "billing", "created": datetime(*STAMP)})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write(number, column, cell)
    book.close()
    return rezip(out.getvalue())


def mail(
    t: FileTruth,
    sender: Person,
    receiver: Person,
    subject: str,
    body: str,
    attachment: tuple[str, str, str, bytes] | None,
) -> bytes:
    """`attachment`: file name, main type, sub type, bytes."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{t.name(sender)} <{t.email(sender)}>"
    message["To"] = f'"{t.name(receiver, "lf")}" <{t.email(receiver)}>'
    message["Subject"] = subject
    message["Date"] = "Mon, 06 May 2024 07:08:10 -0400"
    message["Message-ID"] = "<20240506070810.4471@mx1.ridgepost.example.net>"
    message.set_content(body, cte="quoted-printable")
    if attachment:
        name, main, sub, data = attachment
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
        message.set_boundary("=_ridgepost_7c21")
    return message.as_bytes()
