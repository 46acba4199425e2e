"""PDFs that lost their end."""

from pii_scan.extract.pdf.salvage import shown_text, streams
from pii_scan.model.evidence import How
from pii_scan.model.problem import Effect, ProblemCode
from tests.extract.pdf.test_pdf import made


def two_pages(page) -> None:
    for first in ("Statement for Ann Lee", "Second page of Omar Ruiz"):
        for row in range(12):
            page.drawString(72, 720 - 20 * row, f"{first}, entry {row}")
        page.showPage()


def test_the_text_before_the_cut_is_kept(gather):
    whole = made(two_pages)
    cut = whole[: whole.rindex(b"endstream") - 40]
    got = gather(cut)
    assert got.texts[0].how is How.CARVED
    assert got.texts[0].text.splitlines() == [f"Statement for Ann Lee, entry {row}" for row in range(12)]
    assert got.texts[1].text.startswith("Second page of Omar Ruiz, entry 0\n")
    assert [(p.code, p.effect) for p in got.problems] == [(ProblemCode.TRUNCATED, Effect.PARTIAL)]


def test_a_head_without_streams_is_skipped(gather):
    got = gather(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n")
    assert got.texts == []
    assert [(p.code, p.effect) for p in got.problems] == [(ProblemCode.UNREADABLE, Effect.SKIPPED)]


def test_strings_are_shown_as_the_standard_says():
    # ISO 32000-1, 7.3.4.2 (escapes, balanced parentheses) and 9.4.3 (TJ shifts to the left by thousandths).
    content = rb"BT (a\(b\)\101 (c)) Tj T* [(SS) 20 (N) -300 (219)] TJ (next) ' ET"
    assert shown_text(content) == "a(b)A (c)\nSSN 219\nnext"


def test_damage_in_the_middle_costs_the_rest_only():
    import zlib

    lines = b"".join(b"(entry %d of Ann Lee %d) Tj T*\n" % (n, n * 7919) for n in range(2000))
    packed = bytearray(zlib.compress(lines))
    packed[len(packed) // 2] ^= 0xFF
    body = b"7 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + bytes(packed) + b"\nendstream"
    ((_, content),) = streams(body)
    text = shown_text(content)
    assert text.startswith("entry 0 of Ann Lee 0\nentry 1 of Ann Lee 7919\n")
    assert len(content) < len(lines) or content != lines
