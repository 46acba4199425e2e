"""Numbers behind names in texts about custody, and the same writing elsewhere."""

import pytest

from pii_scan.detect.ids.inmate_beside_name import GATE
from tests.detect.ids.scanning import column_values, high


@pytest.mark.parametrize(("text", "number"), [
    ("Inmate: ELLIS, ROWAN T  #A482-137  POD: C-3", "A482137"),
    ("I, C/O R. Reyes, saw inmate Ellis #A482-137 in the dayroom", "A482137"),
    ("PREA interview. alleged victim R. Ellis (A482-137), age 24", "A482137"),
    ("KITE\nTo: Inmate Health\nFrom: Rowan Ellis  #R-48213  Loc: B-212L", "R48213"),
    ("LEGAL MAIL - TO INMATE\n5/12   Ellis, Rowan         A482-137", "A482137"),
    ("INFORMAL COMPLAINT\nName: Rowan Ellis      Number: A482137\nHousing Unit: H4", "A482137"),
    ("from jail: write me at Rowan Ellis #482-137 PO Box 209", "482137"),
    ("Use of force: I/M Ellis 482-137 - refused treatment", "482137"),
    ("lnmate Name / lnmate Number\nEllis, Rowan      A 482 - 137      3B-14", "A482137"),
    ("VISITOR PASS\nTO SEE: Ellis, Rowan  #482-137", "482137"),
])  # fmt: skip
def test_found(text: str, number: str) -> None:
    assert high(text, "inmate_number") == [number]


@pytest.mark.parametrize("text", [
    "Inmate handbook, Page 482-137", "The jail bought hinges, Part 482-137", "the warden quoted Policy A482-137",
    "Commissary: SKU A482137 Ramen", "inmate visiting room A482137", "inmate count on Form 482-137",
    "Rowan Ellis (A482-137) won the raffle", "Rowan Ellis #482-137 finished the marathon", "the inmate called 555-0143",
    "the inmate paid 482137 cents", "Jail contract with Ellis 482137", "Prison order: Dell A482-1379",
    "jail work order 482-137 closed", "inmate asset tag A482137",
])  # fmt: skip
def test_look_alikes_are_not_high(text: str) -> None:
    assert high(text, "inmate_number") == []


def test_every_word_of_custody_opens_the_gate() -> None:
    words = [word for word in GATE if word not in ("visitor", "visiting", "visitation", "parolee", "interno")]
    silent = [word for word in words if not high(f"{word}: Rowan Ellis (A482-137) was seen", "inmate_number")]
    assert silent == []


@pytest.mark.parametrize("header", ["OFFNDR_NO", "INM_NBR", "inmate_nbr", "OFFENDER_NMBR"])
def test_columns_of_exports(header: str) -> None:
    assert column_values(header, ["A482137", "A482138", "A482150"], "inmate_number") == [
        "A482137",
        "A482138",
        "A482150",
    ]
