"""Machine-readable zones: the specimens of ICAO Doc 9303 are the oracle."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.detector import Context
from pii_scan.detect.ids.mrz import DETECTOR
from pii_scan.detect.ids.mrz_fields import check_digit, decode_mrz
from pii_scan.detect.ids.mrz_lines import find_mrz_lines
from pii_scan.model.evidence import How, Text

TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
MRV_A = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")
MRV_B = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")


@pytest.mark.parametrize(
    ("lines", "layout", "number", "birth"),
    [
        (TD3, "TD3", "L898902C3", "740812"),
        (TD1, "TD1", "D23145890", "740812"),
        (TD2, "TD2", "D23145890", "740812"),
        (MRV_A, "MRV-A", "L8988901C", "400907"),
        (MRV_B, "MRV-B", "L8988901C", "400907"),
    ],
)
def test_specimens_of_the_standard(lines: tuple[str, ...], layout: str, number: str, birth: str) -> None:
    zone = decode_mrz(lines)
    assert zone is not None
    assert (zone.format, zone.number, zone.birth) == (layout, number, birth)
    assert (zone.surname, zone.given_names, zone.sex, zone.issuer) == ("ERIKSSON", "ANNA MARIA", "F", "UTO")
    assert all(zone.checks.values())
    assert not zone.repaired


def test_long_document_number_goes_on_in_the_optional_field() -> None:
    # Doc 9303 part 5, the Belgian way: 9 characters, filler, rest, check digit.
    rest = "12" + check_digit("59200001112")
    line = ("I<BEL592000011<" + rest).ljust(30, "<")
    zone = decode_mrz((line, TD1[1], TD1[2]))
    assert zone is not None
    assert zone.number == "59200001112"
    assert zone.checks["number"]


@pytest.mark.parametrize(
    ("right", "wrong"), [("740812", "7408I2"), ("120415", "l204l5".upper()), ("L898902C3", "L8989O2C3")]
)
def test_repair_is_kept_only_with_its_check_digit(right: str, wrong: str) -> None:
    assert right != wrong
    zone = decode_mrz((TD3[0], TD3[1].replace(right, wrong)))
    if zone is not None and "L" not in wrong[1:]:
        assert zone.repaired
        assert all(zone.checks.values())
    broken = decode_mrz((TD3[0], TD3[1].replace(right, "9" + right[1:])))
    assert broken is not None
    assert not all(broken.checks.values())


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(TD3),
        "PASSPORT\nUTOPIA\n" + "\n\n".join(TD3) + "\nend",
        TD3[0].replace("<", " <") + "\n" + TD3[1],
        TD3[0][:-3] + "\n" + TD3[1],
        TD3[0] + "\n" + TD3[1].replace("<<<<<", "<<<"),
        TD3[0][:-6] + "KK<<<<\n" + TD3[1],
        "\n".join(TD3).lower(),
        TD3[0].replace("<<<<", "««««") + "\n" + TD3[1],
    ],
)
def test_zones_are_found_in_text(text: str) -> None:
    found = list(find_mrz_lines(text))
    assert len(found) == 1
    zone = decode_mrz(found[0][0])
    assert zone is not None
    assert (zone.number, zone.surname, zone.given_names) == ("L898902C3", "ERIKSSON", "ANNA MARIA")
    assert all(zone.checks.values())


def test_detector_yields_one_group_and_marks_utopia_as_specimen() -> None:
    assert DETECTOR.find is not None
    found = list(DETECTOR.find(Text("\n".join(TD3), How.MRZ), Context(reference_date=date(2026, 1, 1))))
    # ZE184226B is the specimen's personal number.
    assert [f.kind.id for f in found] == ["passport", "other_gov_id", "person_name", "date_of_birth"]
    assert {f.group for f in found} == {0}
    assert all(f.dummy for f in found)
    assert found[3].normal == "1974-08-12"
    assert found[3].attributes == {"minor": "no"}
    for hit in found:
        if hit.start is not None:
            assert "\n".join(TD3)[hit.start : hit.end] == hit.raw


def test_two_cards_make_two_groups() -> None:
    assert DETECTOR.find is not None
    found = list(DETECTOR.find(Text("\n".join((*TD3, "", *TD1)), How.OCR), Context()))
    assert {f.group for f in found} == {0, 1}
    assert {f.kind.id for f in found if f.group == 1} == {"other_gov_id", "person_name", "date_of_birth"}


def test_a_birth_in_the_future_is_of_the_last_century() -> None:
    zone = decode_mrz(TD3)
    assert zone is not None
    assert zone.birth_date(date(2026, 1, 1)) == date(1974, 8, 12)
    assert zone.birth_date(date(2080, 1, 1)) == date(2074, 8, 12)


@given(st.lists(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", min_size=30, max_size=44), min_size=1, max_size=3))
def test_never_raises(lines: list[str]) -> None:
    decode_mrz(lines)
    for prefix in ("P<", "I<", "V<"):
        list(find_mrz_lines("\n".join(prefix + line for line in lines)))


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", min_size=1, max_size=40))
def test_a_changed_digit_changes_the_check(text: str) -> None:
    for i, char in enumerate(text):
        if char.isdigit():
            other = str((int(char) + 1) % 10)
            assert check_digit(text) != check_digit(text[:i] + other + text[i + 1 :])
            break
