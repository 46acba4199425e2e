"""Drawing and reading of documents, each in a process of its own."""

import random
import subprocess
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from bench.measure import Clock, Figures

_WORDS = [
    "account",
    "address",
    "agreement",
    "apply",
    "balance",
    "before",
    "board",
    "branch",
    "building",
    "call",
    "case",
    "change",
    "city",
    "claim",
    "client",
    "close",
    "code",
    "copy",
    "county",
    "court",
    "cover",
    "date",
    "delay",
    "deliver",
    "deposit",
    "district",
    "door",
    "draft",
    "during",
    "early",
    "east",
    "enter",
    "estate",
    "event",
]


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(_WORDS) + (str(rng.randrange(1000)) if rng.random() < 0.1 else "") for _ in range(words))


def draw_pdf(path: str, pages: int, layout: str) -> Figures:
    """Prose of 52 lines a page, or four columns of short cells."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    rng = random.Random(f"{layout}{pages}")
    canvas = Canvas(path, pagesize=letter)
    for _ in range(pages):
        canvas.setFont("Helvetica", 10)
        for line in range(52):
            y = 750 - 13.5 * line
            if layout == "prose":
                canvas.drawString(50, y, _sentence(rng, 14))
            else:
                for column in range(4):
                    canvas.drawString(50 + 130 * column, y, _sentence(rng, 3))
        canvas.showPage()
    canvas.save()
    return {"pages": pages}


def read_pdf(path: str) -> Figures:
    """Texts that the reader yields, a page each."""
    return _read(path, "application/pdf")


def _read(path: str, media_type: str) -> Figures:
    from pii_scan.engine.registry import type_table
    from pii_scan.extract.extractor import Input
    from pii_scan.model.evidence import Text
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    reader = next(iter(type_table().readers(media_type)))
    with Clock() as clock:
        given = Input(Payload(path=path), media_type, Path(path).name, Limits(), Settings())
        texts = sum(1 for piece in reader.extract(given) if isinstance(piece, Text))
    return {"texts": texts, "cpu_s": clock.cpu_s}


def pdftotext(path: str) -> Figures:
    """The program of poppler over the same file."""
    with Clock() as clock:
        subprocess.run(["pdftotext", "-q", path, "/dev/null"], check=True)
    return {"cpu_s": clock.cpu_s}


def draw_mbox(path: str, messages: int) -> Figures:
    """Plain and HTML bodies, every third with an attachment of some 60 kB."""
    import datetime

    rng = random.Random(messages)
    began = datetime.datetime(2021, 1, 1, tzinfo=datetime.UTC)
    with Path(path).open("wb") as out:
        for number in range(messages):
            mail = EmailMessage()
            mail["From"] = f"Sender {number % 97} <sender{number % 97}@example.org>"
            mail["To"] = f"receiver{number % 89}@example.com"
            mail["Subject"] = _sentence(rng, 6)
            mail["Date"] = format_datetime(began + datetime.timedelta(minutes=number))
            mail.set_content("\n".join(_sentence(rng, 12) for _ in range(25)))
            if number % 2:
                mail.add_alternative("<p>" + "</p><p>".join(_sentence(rng, 12) for _ in range(20)) + "</p>", "html")
            if number % 3 == 0:
                data = rng.randbytes(60_000)
                mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"part{number}.bin")
            out.write(b"From sender@example.org Fri Jan  1 00:00:00 2021\n" + mail.as_bytes() + b"\n")
    return {"messages": messages}


def read_mbox(path: str) -> Figures:
    """Every message of the mailbox, and every part of every message."""
    from pii_scan.engine.registry import type_table
    from pii_scan.extract.extractor import Input
    from pii_scan.model.evidence import Child
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    box = next(iter(type_table().readers("application/mbox")))
    mail = next(iter(type_table().readers("message/rfc822")))
    messages = parts = 0
    with Clock() as clock:
        given = Input(Payload(path=path), "application/mbox", Path(path).name, Limits(), Settings())
        for child in box.extract(given):
            if not isinstance(child, Child) or child.payload is None:
                continue
            messages += 1
            inner = Input(child.payload, "message/rfc822", child.key, Limits(), Settings())
            parts += sum(1 for _ in mail.extract(inner))
    return {"messages": messages, "parts": parts, "cpu_s": clock.cpu_s}


def python_mailbox(path: str) -> Figures:
    """The standard library over the same file."""
    import mailbox

    messages = 0
    with Clock() as clock:
        for message in mailbox.mbox(path):
            messages += 1
            for part in message.walk():
                part.get_payload(decode=True)
    return {"messages": messages, "cpu_s": clock.cpu_s}
