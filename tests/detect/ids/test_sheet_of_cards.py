"""Several cards on one sheet: each number goes by its own card's state."""

from pii_scan.detect.detector import Context
from pii_scan.detect.ids.jurisdictions import card_titles
from pii_scan.detect.ids.licence_card import find_card_number
from pii_scan.model.evidence import How, Text

NEVADA = "NEVADA\nREAL ID DRIVER LICENSE\nSurname VALDORIA\nELKO, NV 89898\nDate of birth 02/16/1998\nNumber 3806970360"
OHIO = "Ohio Driver License\nWEXFORD\nRUTH\n12 ELM ST\nDAYTON, OH 45402\nTL 482913\nDD 403663460060"
MICHIGAN = "STATE OF MICHIGAN\nLICENCIA DE CONDUCIR\nX 219 790 235 002\nQUILL\nFLINT MI 48518\n02-AUG-1980"
FRONT = Context(document_type="drivers_license_front", how="ocr")


def test_titles_are_lines_that_name_a_state_and_a_card():
    sheet = "\n".join((NEVADA, OHIO, MICHIGAN))
    assert [sheet[at:].split("\n")[0] for at in card_titles(sheet)] == [
        "NEVADA",
        "Ohio Driver License",
        "STATE OF MICHIGAN",
    ]
    assert card_titles("12 OHIO ST\nDAYTON, OHIO 45402\nhe lives in Ohio\nOHIO RIVER TOURS") == []


def test_every_card_gives_its_number_in_place():
    sheet = "\n".join((NEVADA, OHIO, MICHIGAN))
    found = list(find_card_number(Text(sheet, How.OCR), FRONT))
    assert [(f.normal, f.qualifier) for f in found] == [
        ("3806970360", "US-NV"), ("TL482913", "US-OH"), ("X219790235002", "US-MI"),
    ]  # fmt: skip
    assert all(sheet[f.start : f.end] == f.raw for f in found)


def test_number_is_a_label_on_cards_alone():
    assert not list(find_card_number(Text("Number 3806970360 of the driver license list"), Context()))
