"""A common word and a country are a label of that country's number, and of no other's."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band


def found(text: str) -> dict[str, Band]:
    return {match.kind: match.band for match in shared_engine().scan(Text(text), Context())}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Example numbers of python-stdnum's docs, or of the format alone where there is no check.
        ("Malta ID: 0347354M", "mt_id_card"),
        ("National ID no. (Kenya): 27483916", "ke_national_id"),
        ("NIT (Guatemala) es 576937-K", "gt_nit"),
        ("D.N.I. Perú 48271930", "pe_dni"),
        ("<tr><th>Kenyan ID</th>\n<td>27483916</td></tr>", "ke_national_id"),
        ("Q: And your Kenyan ID?\nA: It's 27483916.", "ke_national_id"),
        ("27483916 is my Kenyan ID", "ke_national_id"),
        ("Kenyan ID was recorded as 27483916", "ke_national_id"),
    ],
)
def test_the_country_beside_a_common_word(text: str, kind: str) -> None:
    assert kind in found(text), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan ID cards are printed in Nairobi; 27483916 were issued.",
        "Q: And your Kenyan ID?\nA: No. The hotline is 27483916.",
        "Malta IDEX 0347354M",
    ],
)
def test_a_number_elsewhere_is_none(text: str) -> None:
    assert not {"ke_national_id", "mt_id_card"} & found(text).keys()


def test_another_countrys_name_at_a_common_label_speaks_against() -> None:
    # 170523302583 has the birth date and place code of a Malaysian number.
    assert "my_nric" not in found("France National Identification Number: 170523302583")
    assert found("National Identification Number: 170523302583").get("my_nric") is Band.HIGH


def test_a_singaporean_number_with_its_check_letter_stands_alone() -> None:
    # 6×2 + 0×7 + 0×6 + 5×5 + 0×4 + 4×3 + 8×2 = 65, remainder 10 of 11: A (J Z I H G F E D C B A).
    assert found("It was S6005048A on the slip") == {"sg_nric": Band.HIGH}
    assert found("It was S6005048B on the slip") == {}
    assert found("part s6005048a of the kit").get("sg_nric") is not Band.HIGH


def test_a_south_african_number_of_a_grown_up_stands_alone() -> None:
    # Born 1983-04-12, citizen, Luhn digit 1; the other is a clock's milliseconds of November 2023 that passes as well.
    assert found("the clerk wrote 8304125104081 on it") == {"za_id": Band.HIGH}
    assert "za_id" not in found("the clerk wrote 1703125104081 on it")
    assert found("SA ID number 1703125104081").get("za_id") is Band.HIGH


def test_equal_evidence_goes_to_the_surer_kind() -> None:
    # `số` alone is `so`, which sheriffs' offices call their numbers; the whole label is Vietnam's.
    assert found("CMND số 029687417") == {"vn_cmnd": Band.HIGH}
