"""Sheets of several cards: each card is a record of its own, and every field is on its card."""

import random

import pytest

from tests.detect.document.pages import Line, barcode, licence_front, seen
from tests.detect.document.test_cross_check import BACK, FRONT, item
from tests.detect.ids.test_aamva import ELEMENTS, symbol

PEOPLE = [
    ("TL482913", "WEXFORD", "MARLA", "07/04/1988", "418 JUNIPER CT", "DAYTON, OH 45402"),
    ("RX771052", "QUILLFEATHER", "ROWAN", "11/23/1975", "9 ELM ST", "AKRON, OH 44301"),
    ("UC330487", "TESTERSON", "MARTIN", "02/14/1990", "77 OAK AVE", "TOLEDO, OH 43604"),
    ("VB905216", "SAMPLEMAN", "RUTH", "09/30/1966", "5 PINE RD", "LIMA, OH 45801"),
]


def sheet(places: list[tuple[int, int]]) -> list[Line]:
    return [line for (x, y), person in zip(places, PEOPLE, strict=False) for line in licence_front(x, y, *person)]


@pytest.mark.parametrize(
    "places",
    [
        [(40, 40), (900, 40)],
        [(40, 40), (40, 700)],
        [(40, 40), (900, 40), (40, 700), (900, 700)],
        [(40, 60), (880, 20), (60, 640), (930, 690)],
    ],
)
@pytest.mark.parametrize("order", ["by card", "by line", "shuffled"])
def test_one_record_a_card(places: list[tuple[int, int]], order: str) -> None:
    lines = sheet(places)
    if order == "by line":
        lines.sort(key=lambda line: (line[1], line[0]))
    elif order == "shuffled":
        random.Random(4).shuffle(lines)
    found = item(seen(lines)).found
    owner = {m.normal.reveal(): m.record for m in found.matches if m.kind == "us_driver_license"}
    # In lines without order a number may lose its label, and the card with it.
    assert len(owner) == len(places) or order == "shuffled"
    assert len(set(owner.values())) == len(owner)
    for number, *_, born, _, _ in [person for person in PEOPLE[: len(places)] if len(owner) == len(places)]:
        month, day, year = born.split("/")
        births = {m.record for m in found.matches if m.normal.reveal() == f"{year}-{month}-{day}"}
        assert births == {owner[number]}
        assert len(found.records) == len(places)


def test_front_and_back_of_one_card_are_one_record() -> None:
    found = item(seen(licence_front(40, 40, *FRONT)), barcode(BACK, (900, 60, 600, 160))).found
    assert len(found.records) == 1


def test_two_fronts_with_their_backs_are_two_records() -> None:
    texts = [seen(sheet([(40, 40), (40, 700)]))]
    for row, (number, last, first, born, street, city) in enumerate(PEOPLE[:2]):
        month, day, year = born.split("/")
        swaps = {
            "DAQ": number,
            "DCS": last,
            "DAC": first,
            "DBB": month + day + year,
            "DAG": street,
            "DAI": city.split(",")[0],
        }
        elements = tuple(e[:3] + swaps[e[:3]] if e[:3] in swaps else e for e in ELEMENTS)
        texts.append(barcode(symbol(elements), (900, 60 + 660 * row, 600, 160)))
    found = item(*texts).found
    assert len(found.records) == 2
    for record in {m.record for m in found.matches}:
        assert len({m.normal.reveal() for m in found.matches if m.record == record and m.kind == "date_of_birth"}) == 1


def test_a_card_with_a_second_number_is_one_card() -> None:
    lines = [*licence_front(40, 40, *FRONT), (40, 420, "SSN 219-09-9998")]
    assert len(item(seen(lines)).found.records) == 1


def test_a_page_full_of_words_is_bounded() -> None:
    lines = sheet([(40, 40), (900, 40)]) + [(10 * (n % 90), 1500 + 30 * (n // 90), "word") for n in range(3000)]
    assert len(item(seen(lines)).found.records) >= 1
