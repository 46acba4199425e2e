"""The user's list of passwords on PDF and Office files, and what is said where none fits."""

import io

import pytest
from docx import Document
from msoffcrypto.format.ooxml import OOXMLFile
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pii_scan.extract import passwords
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.encrypted import EXTRACTOR as OFFICE
from pii_scan.extract.passwords import Attempt
from pii_scan.extract.pdf.pdf import EXTRACTOR as PDF
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings


def taken(data: bytes, *words: str, limits: Limits | None = None) -> Input:
    return Input(Payload(data=data), "", "report.docx", limits or Limits(), Settings(), words)


def read(reader: Extractor, data: bytes, *words: str) -> list[Evidence]:
    return list(reader.extract(taken(data, *words)))


def pdf(strength: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("sesame", "owner", strength=strength))
    canvas.drawString(72, 700, "Name: Ines Mulhall  SSN: 219-51-4938")
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    plain, out = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph("Name: Ines Mulhall, SSN: 219-51-4938")
    document.save(plain)
    OOXMLFile(plain).encrypt("sesame", out)
    return out.getvalue()


@pytest.mark.parametrize("strength", [40, 128])
def test_pdf(strength):
    found = read(PDF, pdf(strength), "wrong", "sesame")
    assert any(isinstance(piece, Text) and "219-51-4938" in piece.text for piece in found)
    details = [f"{piece.code} {piece.detail}" for piece in found if isinstance(piece, Problem)]
    assert details == ["encrypted opened with password 2 of the list"]
    (problem,) = read(PDF, pdf(strength), "wrong")
    assert (problem.code, problem.detail, problem.effect) == (
        "encrypted",
        "PDF: none of 1 passwords opens it",
        "skipped",
    )


def test_office(gather):
    child, note = read(OFFICE, docx(), "wrong", "sesame")
    assert isinstance(child, Child)
    inner = gather(child.payload, child.key)
    assert inner.reader == "docx"
    assert "219-51-4938" in inner.text
    assert note.detail == "opened with password 2 of the list"
    (problem,) = read(OFFICE, docx())
    assert problem.detail == "Office document: a password opens it (--passwords FILE)"


def test_the_one_that_fitted_is_tried_first_the_next_time(monkeypatch):
    monkeypatch.setattr(passwords, "_last", 0)
    words = tuple(f"w{n}" for n in range(20))
    asked: list[str] = []
    Attempt.of(taken(b"", *words)).first(lambda word: asked.append(word) or word == "w7")
    assert asked[-1] == "w7"
    asked.clear()
    assert Attempt.of(taken(b"", *words)).first(lambda word: asked.append(word) or word == "w7") == "w7"
    assert asked == ["w7"]


def test_a_long_list_ends_with_the_items_time(monkeypatch):
    monkeypatch.setattr(passwords, "_last", 0)
    clock = iter(range(1000))
    monkeypatch.setattr(passwords.time, "process_time", lambda: float(next(clock)))
    attempt = Attempt.of(taken(b"", *(f"w{n}" for n in range(500)), limits=Limits(cpu_s=40)))
    assert attempt.first(lambda _: False) is None
    assert attempt.tried == 11
    assert attempt.words() == "11 of 500 passwords tried, out of time"


def test_no_password_is_printed():
    assert "sesame" not in repr(taken(b"", "sesame"))
    attempt = Attempt.of(taken(b"", "sesame"))
    attempt.first(lambda _: True)
    assert "sesame" not in repr(attempt) + attempt.words() + repr(attempt.opened())
