"""Zones as cameras see them: seeded confusions of the kinds OCR makes, measured; the truth is the generator's."""

import random

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.ids.mrz import DETECTOR
from pii_scan.detect.ids.mrz_fields import check_digit, decode_mrz
from pii_scan.detect.ids.mrz_lines import find_mrz_lines
from pii_scan.model.evidence import How, Text
from tests.detect.ids.test_mrz import MRV_A, TD1, TD2, TD3

MISREAD = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G"}
ISSUERS = ["USA", "D<<", "FRA", "MEX", "COL", "GBR", "IND", "PHL", "ESP", "CHN"]
SURNAMES = ["WEXFORD", "QUILLFEATHER", "DE<LA<CRUZ", "NG", "OBRIEN<SMITH", "KOWALCZYK"]
GIVEN = ["MARLA<JUNE", "ROWAN", "ANA<LUCIA", "TOMASZ", "LI"]


def zone(rng: random.Random, kind: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Written after Doc 9303-4 to 7, independently of the layouts in the program."""
    country, surname, given = rng.choice(ISSUERS), rng.choice(SURNAMES), rng.choice(GIVEN)
    number = rng.choice(["CFHJK", "XYRT", "AEKN"])[rng.randrange(4)] + "".join(
        rng.choice("0123456789") for _ in range(8)
    )
    birth = f"{rng.randint(40, 99):02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    expiry = f"{rng.randint(26, 35):02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    sex = rng.choice("MF<")
    born, ends, numbered = birth + check_digit(birth), expiry + check_digit(expiry), number + check_digit(number)
    names = f"{surname}<<{given}"
    truth = {
        "number": number,
        "birth": birth,
        "expiry": expiry,
        "surname": surname.replace("<", " "),
        "given": given.replace("<", " "),
    }
    if kind == "TD3":
        own = rng.choice(["<" * 14, "ZE184226B<<<<<"])
        lower = numbered + country + born + sex + ends + own + check_digit(own)
        return (
            f"P<{country}{names}".ljust(44, "<"),
            lower + check_digit(lower[:10] + lower[13:20] + lower[21:43]),
        ), truth
    if kind == "TD2":
        lower = numbered + country + born + sex + ends + "<" * 7
        return (
            f"I<{country}{names}".ljust(36, "<"),
            lower + check_digit(lower[:10] + lower[13:20] + lower[21:35]),
        ), truth
    if kind == "TD1":
        upper = f"I<{country}{numbered}".ljust(30, "<")
        middle = (born + sex + ends + country).ljust(29, "<")
        middle += check_digit(upper[5:30] + middle[0:7] + middle[8:15] + middle[18:29])
        return (upper, middle, names.ljust(30, "<")[:30]), truth
    width = 44 if kind == "MRV-A" else 36
    return (f"V<{country}{names}".ljust(width, "<"), (numbered + country + born + sex + ends).ljust(width, "<")), truth


def misread(rng: random.Random, lines: tuple[str, ...], count: int) -> tuple[str, ...]:
    """`count` digits of the numbers turned into the letters they are taken for."""
    rows = [list(line) for line in lines]
    places = [(y, x) for y, row in enumerate(rows) for x, char in enumerate(row) if char in MISREAD]
    for y, x in rng.sample(places, min(count, len(places))):
        rows[y][x] = MISREAD[rows[y][x]]
    return tuple("".join(row) for row in rows)


@pytest.mark.parametrize("kind", ["TD1", "TD2", "TD3", "MRV-A", "MRV-B"])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_confusions_are_repaired(kind: str, count: int) -> None:
    rng = random.Random(f"mrz/{kind}/{count}")
    right = wrong = 0
    for _ in range(150):
        lines, truth = zone(rng, kind)
        found = decode_mrz(misread(rng, lines, count))
        assert found is not None
        good = (found.number, found.birth, found.expiry) == (truth["number"], truth["birth"], truth["expiry"])
        right += good
        wrong += not good and found.checks["number"] and found.number != truth["number"]
        if count == 0:
            assert all(found.checks.values())
            assert (found.surname, found.given_names) == (truth["surname"], truth["given"])
    # G counts 16 and L 21, as 6 and 1 do to a check digit: behind a letter of a series nothing tells them apart.
    assert right >= (1.0, 0.97, 0.93, 0.9)[count] * 150
    assert wrong <= 0.05 * 150


def test_a_wrong_character_that_is_no_confusion_is_seldom_explained_away() -> None:
    rng = random.Random("mrz/other")
    taken = 0
    for _ in range(1000):
        lines, truth = zone(rng, "TD3")
        at = rng.randrange(1, 9)
        digit = rng.choice([d for d in "3479" if d != lines[1][at]])
        found = decode_mrz((lines[0], lines[1][:at] + digit + lines[1][at + 1 :]))
        assert found is not None
        taken += found.checks["number"] and found.number != truth["number"]
    assert taken <= 30


def test_two_readings_that_both_pass_are_not_chosen_from() -> None:
    # A counts 10 and 4 counts 4; both places have weight 7, so one `4` read as `A` cannot be told from the other.
    number = "X12A56A89"
    one, other = "X12456A89", "X12A56489"
    assert check_digit(one) == check_digit(other) != check_digit(number)
    lower = number + check_digit(one) + "UTO7408122F1204159" + "<" * 14 + "0"
    found = decode_mrz((TD3[0], lower + "0"))
    assert found is not None
    assert not found.checks["number"]
    assert found.number == number


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: "\n".join(f"| {line} ." for line in lines),
        lambda lines: "\n".join(line[:20] + "\n" + line[20:] for line in lines),
        lambda lines: "\n~\n".join(lines),
        lambda lines: "PASSPORT  UTOPIA\nSurname ERIKSSON\n" + "\n".join(lines) + "\nsee page 2",
        lambda lines: "\n".join(" ".join(line[at : at + 5] for at in range(0, len(line), 5)) for line in lines),
        lambda lines: "".join(lines),
    ],
)
@pytest.mark.parametrize("lines", [TD3, TD2, TD1, MRV_A])
def test_zones_split_joined_and_framed_by_noise(spoil, lines: tuple[str, ...]) -> None:
    found = list(find_mrz_lines(spoil(lines)))
    assert len(found) == 1
    read = decode_mrz(found[0][0])
    assert read is not None
    assert (read.surname, read.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert all(read.checks.values())


def test_long_number_of_td2() -> None:
    # Doc 9303-6, 4.2.4: a filler for the check digit, the rest and its check digit in the optional field.
    whole = "D23145890734"
    rest = whole[9:] + check_digit(whole)
    lower = whole[:9] + "<" + "UTO7408122F1204159" + rest.ljust(7, "<")
    lower += check_digit(lower[0:10] + lower[13:20] + lower[21:35])
    found = decode_mrz((TD2[0], lower))
    assert found is not None
    assert found.number == whole
    assert all(found.checks.values())


def test_german_codes_are_one_letter() -> None:
    lines, _ = zone(random.Random(3), "TD3")
    found = decode_mrz((lines[0][:2] + "D<<" + lines[0][5:], lines[1][:10] + "D<<" + lines[1][13:]))
    assert found is not None
    assert (found.issuer, found.nationality) == ("DEU", "DEU")


def test_the_older_french_card() -> None:
    # Layout as described by the French government for cards up to 2021: an order of its own in 2 × 36.
    upper = "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<"
    number, given, birth = "880692310285", "CORINNE<<<<<<<", "651206"
    lower = number + check_digit(number) + given + birth + check_digit(birth) + "F"
    found = decode_mrz((upper, lower + check_digit(upper + lower)))
    assert found is not None
    assert (found.number, found.surname, found.given_names, found.birth) == (number, "BERTHIER", "CORINNE", "651206")
    assert all(found.checks.values())


def test_personal_numbers_and_receipts_beside_the_number() -> None:
    assert DETECTOR.find is not None
    upper = "C1USA123456789" + check_digit("123456789") + "IOE0123456789<<"[:15]
    middle = "8001014F3001012GTM<<<<<<<<<<<"
    middle = "800101" + check_digit("800101") + "F" + "300101" + check_digit("300101") + "GTM<<<<<<<<<<<"
    middle += check_digit(upper[5:30] + middle[0:7] + middle[8:15] + middle[18:29])
    found = list(DETECTOR.find(Text("\n".join((upper, middle, "WEXFORD<<MARLA".ljust(30, "<"))), How.MRZ), Context()))
    assert {f.kind.id: f.normal for f in found if f.kind.id.startswith("us_")} == {
        "us_alien_number": "123456789", "us_uscis_receipt": "IOE0123456789",
    }  # fmt: skip


@pytest.mark.parametrize("times", [1, 2, 4])
def test_work_grows_with_the_text(times: int) -> None:
    # A page of lines that all look like the start of a zone.
    noise = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n" * (100 * times)
    assert len(list(find_mrz_lines(noise))) <= 100 * times
