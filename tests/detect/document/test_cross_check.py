"""Front, back and zone of one card against one another, through the reader of one item."""

from dataclasses import dataclass, field

import pytest

from pii_scan.engine.node import NodeFindings, NodeReader
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Match
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings
from tests.detect.document.pages import barcode, licence_front, seen
from tests.detect.ids.test_aamva import ELEMENTS, symbol
from tests.detect.ids.test_mrz_repair import zone

FRONT = ("TL482913", "WEXFORD", "MARLA JUNE", "07/04/1988", "418 JUNIPER CT", "DAYTON, OH 45402")
BACK = symbol(tuple("DAQTL482913" if e.startswith("DAQ") else e for e in ELEMENTS))


@dataclass
class Item:
    found: NodeFindings
    problems: list[Problem] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, str]:
        parts = (part.split(": ") for part in str(self.found.facts.get("fields", "")).split("; ") if part)
        return {part[0]: part[1] for part in parts}

    def of(self, kind: str, how: How) -> list[Match]:
        return [m for m in self.found.matches if m.kind == kind and m.how is how]


def item(*texts: Text) -> Item:
    problems: list[Problem] = []
    reader = NodeReader("image/jpeg", Settings(), "0" * 64, b"k" * 32, problems.append)
    for text in texts:
        reader.text(text)
    return Item(reader.finish(), problems)


def test_every_field_says_where_it_was_read() -> None:
    card = item(seen(licence_front(40, 40, *FRONT)), barcode(BACK))
    assert card.fields == {
        "number": "barcode = ocr", "name": "barcode = ocr", "birth date": "barcode = ocr", "address": "barcode = ocr",
        "expiry": "barcode = ocr", "issuer": "barcode = ocr",
    }  # fmt: skip
    assert not card.problems
    assert len(card.found.records) == 1
    (number,) = card.of("us_driver_license", How.OCR)
    assert "agrees:barcode" in number.reasons
    assert number.confidence >= 0.99
    assert all("agrees:ocr" in m.reasons for m in card.found.matches if m.how is How.BARCODE)


def test_agreement_makes_surer() -> None:
    front = seen(licence_front(40, 40, *FRONT))
    (alone,) = item(front).of("us_driver_license", How.OCR)
    (beside,) = item(front, barcode(BACK)).of("us_driver_license", How.OCR)
    assert beside.confidence > alone.confidence


def test_print_alone_is_named_too() -> None:
    card = item(seen(licence_front(40, 40, *FRONT)))
    assert card.fields["number"] == "ocr"
    assert card.fields["birth date"] == "ocr"


@pytest.mark.parametrize(
    ("place", "wrong", "name"),
    [(3, "11/23/1975", "birth date"), (0, "RX771052", "number"), (1, "TESTERSON", "name")],
)
def test_a_front_that_does_not_match_its_back_is_told(place: int, wrong: str, name: str) -> None:
    other = [*FRONT]
    other[place] = wrong
    card = item(seen(licence_front(40, 40, *other)), barcode(BACK))
    assert card.fields[name] == "barcode ≠ ocr"
    (problem,) = card.problems
    assert (problem.code.value, problem.effect.value) == ("manual_review", "note")
    assert problem.detail.endswith(f"differ: {name}")
    assert not any(value in problem.detail for value in (*FRONT, wrong))


def test_another_state_on_the_front_is_told() -> None:
    lines = [(x, y, text.replace("OHIO", "TEXAS")) for x, y, text in licence_front(40, 40, *FRONT)]
    assert item(seen(lines), barcode(BACK)).fields["issuer"] == "barcode ≠ ocr"


def test_a_misread_number_becomes_the_barcodes() -> None:
    card = item(seen(licence_front(40, 40, "TL48Z9I3", *FRONT[1:])), barcode(BACK))
    numbers = {m.normal.reveal() for m in card.found.matches if m.kind == "us_driver_license"}
    assert numbers == {"TL482913"}
    assert card.fields["number"] == "barcode = ocr"


def test_passport_zone_and_print() -> None:
    import random

    lines, truth = zone(random.Random(11), "TD3")
    birth = truth["birth"]
    printed = [
        "PASSPORT", "Surname", truth["surname"], "Given names", truth["given"], f"Passport No. {truth['number']}",
        f"Date of birth {birth[2:4]}/{birth[4:]}/19{birth[:2]}",
    ]  # fmt: skip
    page = seen([(40, 40 + 40 * n, row) for n, row in enumerate(printed)])
    card = item(page, Text("\n".join(lines), How.MRZ))
    assert card.fields["number"] == "mrz = ocr"
    assert card.fields["name"] == "mrz = ocr"
    assert card.fields["birth date"] == "mrz = ocr"
    assert len(card.found.records) == 1


def test_ordinary_pages_carry_no_fields() -> None:
    assert "fields" not in item(seen([(0, 0, "Dear Ms. Wexford,"), (0, 40, "born 07/04/1988")])).found.facts


def test_a_filler_read_as_a_letter_contradicts_nothing() -> None:
    page = seen([(40, 40, "PASSPORT"), (40, 80, "BENAVIDES"), (40, 120, "HANNAH J"), (40, 160, "USA A29591644")])
    lines = "P<USABENAVIDES<<HANNAHK<J<<<<<<<<<<<<<<<<<<<\nA295916446USA4811125F3111127<<<<<<<<<<<<<<02"
    assert item(page, Text(lines, How.MRZ)).fields["name"] == "mrz = ocr"


def test_a_passport_card_is_a_passport() -> None:
    zone_text = "IPUSAC783250429<<<<<<<<<<<<<<<\n7411087F2611088USA<<<<<<<<<<<4\nFERRER<<CRYSTAL<ROSA<<<<<<<<<<"
    card = item(seen([(40, 40, "PASSPORT CARD"), (40, 80, "This card is not valid for international air travel.")]),
                Text(zone_text, How.MRZ))  # fmt: skip
    assert card.found.document_type == "passport"


def test_front_and_back_on_two_pages_are_held_against_one_another() -> None:
    back = barcode(BACK, page=2)
    same = item(seen(licence_front(40, 40, *FRONT), page=1), back)
    assert same.fields["birth date"] in ("barcode = ocr", "barcode")
    assert "birth date: barcode = ocr" in str(same.found.facts["fields"])
    assert not same.problems
    other = [*FRONT]
    other[3] = "11/23/1975"
    (problem,) = item(seen(licence_front(40, 40, *other), page=1), back).problems
    assert problem.detail.endswith("differ: birth date")
