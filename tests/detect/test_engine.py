"""The engine with toy detectors: spans, labels, scores, overlap, windows, growth."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect import windows as windows_module
from pii_scan.detect.detector import Context, Detector, Found
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import How, Text, WordBox
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band, Match
from tests.detect.toys import TOYS

ENGINE = DetectEngine(TOYS)


def scan(text: str, how: How = How.NATIVE, **context: object) -> list[Match]:
    return ENGINE.scan(Text(text, how=how), Context(**context))  # type: ignore[arg-type]


def seen(text: str) -> list[tuple[str, str, Band]]:
    return [(m.kind, m.raw.reveal(), m.band) for m in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSN: 219-45-6789", [("toy_ssn", "219-45-6789", Band.HIGH)]),
        ("his number 219-45-6789 there", [("toy_ssn", "219-45-6789", Band.POSSIBLE)]),
        ("order 219-45-6789", []),
        ("order 1 SSN 219-45-6789", [("toy_ssn", "219-45-6789", Band.HIGH)]),
        ("ssn 123-45-6789", [("toy_ssn", "123-45-6789", Band.DUMMY)]),
        ("219456789", []),
        ("SSN 219456789", [("toy_ssn", "219456789", Band.HIGH)]),
        ("Social Security Number\n219456789", [("toy_ssn", "219456789", Band.HIGH)]),
        ("Social Security Number\n\n219456789", [("toy_ssn", "219456789", Band.HIGH)]),
        ("Número de Seguro Social: 219456789", [("toy_ssn", "219456789", Band.HIGH)]),
        ('{"socialSecurityNumber": "219456789"}', [("toy_ssn", "219456789", Band.HIGH)]),
        ("SSN 219‑45‑6789", [("toy_ssn", "219‑45‑6789", Band.HIGH)]),
        ("SSN 219456789", [("toy_ssn", "219456789", Band.HIGH)]),
        ("SSNX219456789", []),
        ("é219-45-6789", []),
        ("SSN x219-45-6789", []),
        ("SSN 978-219-45-6789", [("toy_ssn", "219-45-6789", Band.HIGH)]),
        ("978-219-45-6789", []),
        ("Account 12345678 Routing 87654321", [("toy_account", "12345678", Band.HIGH)]),
        ("12345678", []),
        ("mail to ann@example.com, now", [("toy_email", "ann@example.com", Band.HIGH)]),
        ("card 4111 1111 1111 1111.", [("toy_card", "4111 1111 1111 1111", Band.HIGH)]),
        ("card 4111 1111 1111 1112.", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str, Band]]) -> None:
    assert seen(text) == expected


def test_spans_are_characters_of_the_text() -> None:
    text = "ñandú 😀 SSN: 219-45-6789\nemail é: bob@example.org"
    for match in scan(text):
        assert text[match.spot.start : match.spot.end] == match.raw.reveal()
    assert [m.spot.line for m in scan(text)] == [1, 2]


def test_document_type_counts_as_label() -> None:
    found = scan("219456789", document_type="ssn_card", document_confidence=0.9)
    assert [(m.kind, m.band) for m in found] == [("toy_ssn", Band.HIGH)]
    assert "document_type" in found[0].reasons


def test_reasons_hold_no_text_of_the_file() -> None:
    (match,) = scan("SSN: 219-45-6789")
    assert match.reasons == ("ssn_rules", "label:ssn")


def test_boxes_and_pages() -> None:
    boxes = (WordBox(0, 4, (10, 10, 40, 12)), WordBox(5, 16, (60, 10, 110, 12)))
    (match,) = ENGINE.scan(Text("SSN: 219-45-6789", how=How.OCR, page=3, boxes=boxes), Context())
    assert match.spot.box == (60, 10, 110, 12)
    assert match.spot.page == 3
    assert match.how is How.OCR


def test_kinds() -> None:
    assert list(ENGINE.kinds()) == ["toy_account", "toy_card", "toy_email", "toy_ssn"]


def test_find_sees_only_its_layers_and_sets_records() -> None:
    kind = Kind("toy_found", LegalClass.NAME, "toy")
    detector = Detector(
        kind=kind,
        standard="none",
        find=lambda text, context: [Found(kind, "abc", "ABC", 0.9, 0, 3, group=0), Found(kind, "x", "X", 0.1, 4, 5)],
        hows=("barcode",),
    )
    engine = DetectEngine((detector,))
    assert engine.scan(Text("abc d"), Context()) == []
    (match,) = engine.scan(Text("abc d", how=How.BARCODE), Context())
    assert match.record is not None
    assert match.band is Band.HIGH


def test_windows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"row {i} SSN: 219-45-{1000 + i} mail a{i}@example.com\n" for i in range(400))
    whole = [(m.kind, m.spot, m.confidence) for m in scan(text)]
    assert len(whole) == 800
    monkeypatch.setattr(windows_module, "windows", windows_module.windows)
    monkeypatch.setattr("pii_scan.detect.engine.windows", lambda t: windows_module.windows(t, 1500))
    assert [(m.kind, m.spot, m.confidence) for m in scan(text)] == whole


@given(
    st.lists(
        st.sampled_from(["SSN ", "219-45-6789", " ", "\n", "é", "a@b.co", "4111111111111111", "-", "9"]), max_size=30
    )
)
def test_matches_are_in_order_disjoint_and_true(parts: list[str]) -> None:
    text = "".join(parts)
    last = 0
    for match in scan(text):
        assert match.spot.start is not None
        assert match.spot.end is not None
        assert match.spot.start >= last
        assert text[match.spot.start : match.spot.end] == match.raw.reveal()
        last = match.spot.end


@pytest.mark.parametrize(
    "unit", ["a.a.a.", "ab:ab:", "1-1-1-", "A1 A1 ", "SSN 219-45-6789 ", "ssn\n", "a@b.co ", "word "]
)
def test_time_grows_linearly(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        return min(_timed(text) for _ in range(3))

    small, large = cost(40_000), cost(160_000)
    assert large < 10 * max(small, 0.003)


def _timed(text: str) -> float:
    begin = time.process_time()
    scan(text)
    return time.process_time() - begin


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("GET /f?ssn%3D219-45-6789&x=1", "219-45-6789"),
        ("ssn=219%2D45%2D6789&x=1", "219%2D45%2D6789"),
        ("<b>SSN</b>&#58; 219&#45;45&#45;6789", "219&#45;45&#45;6789"),
        ("SSN: 219-45=\n-6789 was hers =3D", "219-45=\n-6789"),
        ("note: U1NOOiAyMTktNDUtNjc4OSBvZiBBbm4gQmVsbA==", "MjE5LTQ1LTY3ODkg"),
    ],
)
def test_what_is_encoded_is_found_where_it_stands(text: str, raw: str) -> None:
    found = [m for m in scan(text) if m.kind == "toy_ssn" and m.band is Band.HIGH]
    assert [m.normal.reveal() for m in found] == ["219456789"]
    spot = found[0].spot
    assert text[spot.start : spot.end] == found[0].raw.reveal()
    assert len(found[0].raw.reveal()) >= 11
    assert raw.startswith("MjE5") or found[0].raw.reveal() == raw


@pytest.mark.parametrize(
    "text",
    [
        '"ssn": [\n  "219456789",\n  "511462291",\n  "407339127"\n]',
        "ssn:\n  - 219456789\n  - 511462291\n  - 407339127\n",
        "SSN\n219456789\n511462291\n407339127\n",
    ],
)
def test_a_list_has_one_label(text: str) -> None:
    assert [raw for kind, raw, band in seen(text) if kind == "toy_ssn" and band is Band.HIGH] == [
        "219456789", "511462291", "407339127",
    ]  # fmt: skip


def test_a_list_ends_where_something_else_stands() -> None:
    assert seen("SSN\n219456789\nThe end of it\n511462291\n") == [("toy_ssn", "219456789", Band.HIGH)]
