"""The section of identity documents: every field with its place and verdict, nothing in clear."""

from fake_case import HOSTILE, FakeCase
from lxml import html as lxml_html

from pii_scan.report.page.identity_section import identity
from pii_scan.report.page.page import render
from pii_scan.report.view import build_view

READING = {
    "masked": "*******42",
    "kind": "us_driver_license",
    "source": "barcode",
    "box": [0, 700, 600, 150],
    "page": None,
}
FOUND = {
    "images": 3, "documents": 2, "number_unread": 1, "agree": 1, "differ": 1, "near_duplicates": 1,
    "by_type": {"drivers_license_front": {"images": 3, "documents": 2}},
    "examples": [
        {
            "address": f"az://cellblockmedia/uploads/{HOSTILE[1]}", "document_type": "drivers_license_front",
            "confidence": 0.9, "number_unread": False,
            "fields": [
                {"field": "number", "readings": [READING, READING | {"source": "print", "box": [40, 80, 210, 24]}],
                 "verdict": "barcode = ocr"},
                {"field": "birth date", "readings": [], "verdict": "barcode ≠ ocr"},
            ],
        },
        {"address": "az://x/unread.jpg", "document_type": "passport", "confidence": 0.5, "number_unread": True, "fields": []},
    ],
    "again": [{"document_type": "drivers_license_front", "pictures": 2, "addresses": ["az://x/a.jpg", "az://x/b.jpg"]}],
}  # fmt: skip


def view():
    case = FakeCase(scale=0.05)
    case._derived["identity"] = FOUND
    return build_view(case)


def test_fields_places_and_agreement_are_shown() -> None:
    page = lxml_html.fromstring(render(view()))
    (part,) = page.xpath("//section[@id='identity']")
    text = " ".join(part.text_content().split())
    assert "3 pictures show 2 identity documents" in text
    assert "number could not be read" in text
    assert "barcode at 0, 700 (600 × 150); print at 40, 80 (210 × 24)" in text
    assert "barcode and print agree" in text
    assert "barcode and print differ" in text
    assert "not read" in text
    assert "az://x/b.jpg" in text


def test_a_hostile_name_brings_no_element() -> None:
    assert not lxml_html.fromstring(f"<div>{identity(view())}</div>").xpath("//script")


def test_without_identity_documents_there_is_no_section() -> None:
    assert identity(build_view(FakeCase(scale=0.05))) == ""


def test_every_picture_is_a_line_and_one_document_has_one_name(tmp_path) -> None:
    import csv

    from pii_scan.report.documents import REPORT

    case = FakeCase(scale=0.05)
    fronts = [row for row in case.items() if row.document_type == "drivers_license_front"]
    case._derived["identity"] = FOUND | {"shared": [[fronts[0].content_sha256, fronts[1].content_sha256]]}
    REPORT.write(build_view(case), tmp_path / "documents.csv")
    with (tmp_path / "documents.csv").open(newline="", encoding="utf-8-sig") as stream:
        lines = list(csv.DictReader(stream))
    assert len(lines) == len(fronts)
    assert lines[0]["document"] == lines[1]["document"] != lines[2]["document"]
    assert [line["pictures"] for line in lines[:3]] == ["2", "2", "1"]
    assert {line["number"] for line in lines} == {"read"}
