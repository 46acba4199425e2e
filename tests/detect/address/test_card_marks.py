"""The number of field 8 and a neighbour's words are no part of an address on a card."""

import pytest

from pii_scan.detect.address.us_address import find_addresses
from pii_scan.detect.address.world_address import find_addresses as find_world
from pii_scan.detect.detector import Context
from pii_scan.model.evidence import How, Text

FRONT = Context(document_type="drivers_license_front", how="ocr")
CARD = "OHIO DRIVER LICENSE\n4d DLN TL482913\n3 DOB 07/04/1988\n{one} WEXFORD\n{two} RUTH\n{street}\nDAYTON, OH 45402"


@pytest.mark.parametrize(
    ("street", "glued", "house"),
    [
        ("8 9 ELM ST", False, "9"),
        ("8. 9 ELM ST", False, "9"),
        ("89 ELM ST", True, "9"),
        ("8123 ELM ST", True, "123"),
        ("8 1204 ELM ST", False, "1204"),
        ("89 ELM ST", False, "89"),
    ],
)
def test_the_mark_of_the_field_is_left_out(street, glued, house):
    marks = {"one": "1WEXFORD"[:1], "two": "2"} if not glued else {"one": "1", "two": "2"}
    text = CARD.format(street=street, **marks)
    if glued:
        text = text.replace("1 WEXFORD", "1WEXFORD").replace("2 RUTH", "2RUTH")
    (found,) = find_addresses(Text(text, How.OCR), FRONT)
    assert found.normal == f"{house} ELM ST, DAYTON, OH 45402"


@pytest.mark.parametrize("above", ["DAVIS, KENJI MEI\n", "MARCUS FATIMA\n8\n", "1 DAVIS\n2 KENJI\n8. "])
def test_a_name_above_a_canadian_street_is_left_out(above):
    text = f"DRIVER'S LICENCE\nDL: 0896542\n{above}55 ELM ST\nKELOWNA, BC V1Y 6N2"
    (found,) = find_world(Text(text, How.OCR), FRONT)
    assert found.normal == "55 ELM ST, KELOWNA, BC V1Y 6N2"
