"""Wage reports by the positions of SSA Publication 42-007, information returns by those of IRS Publication 1220."""

import pytest


def at(width: int, *fields: tuple[int, str]) -> str:
    """A record of `width` characters; positions count from one, as both publications do."""
    out = [" "] * width
    for start, text in fields:
        out[start - 1 : start - 1 + len(text)] = text
    assert len(out) == width
    return "".join(out)


WAGES = [
    at(512, (1, "RA"), (3, "123456789"), (12, "ABCD1234"), (38, "COMFORT COUNTY PAYROLL"), (396, "NADIA FONSECA")),
    at(512, (1, "RE"), (3, "2023"), (8, "471234567"), (40, "COMFORT COUNTY")),
    at(512, (1, "RW"), (3, "446222943"), (12, "MARISOL"), (27, "ANNE"), (42, "QUINTANILLA"), (62, "JR"),
       (66, "APT 4"), (88, "1417 LARKSPUR LANE"), (110, "SPRINGFIELD"), (132, "IL"), (134, "62704"), (188, "00004800000")),
    at(512, (1, "RW"), (3, "000000000"), (12, "WENDELL"), (42, "OSTRANDER"), (88, "22 ELM STREET"), (110, "PEORIA"),
       (132, "IL"), (134, "61602")),
    at(512, (1, "RS"), (3, "17"), (10, "401222944"), (19, "BOB"), (49, "REED"), (95, "9 RIVER LANE"), (117, "JOLIET"),
       (139, "IL"), (141, "60431")),
    at(512, (1, "RT"), (3, "0000002")),
    at(512, (1, "RF"), (8, "000000002")),
]  # fmt: skip


def payee(year: str, name_at: int, amounts: int) -> str:
    return at(
        750, (1, "B"), (2, year), (7, "QUIN"), (11, "2"), (12, "446222943"), (21, "ACCT-0001"),
        *((55 + 12 * n, "000000012500") for n in range(amounts)), (name_at, "QUINTANILLA MARISOL"), (name_at + 40, "REED BOB"),
        (368, "1417 LARKSPUR LANE"), (448, "SPRINGFIELD"), (488, "IL"), (490, "62704"), (500, "00000003"),
    )  # fmt: skip


def returns(body: str) -> list[str]:
    return [
        at(750, (1, "T"), (2, "2023"), (7, "471234567"), (16, "12A34"), (30, "COMFORT COUNTY")),
        at(750, (1, "A"), (2, "2023"), (12, "471234567"), (53, "COMFORT COUNTY")),
        body,
        at(750, (1, "C"), (2, "00000001")),
        at(750, (1, "F"), (2, "00000001")),
    ]


def test_employees(gather):
    got = gather("\r\n".join(WAGES).encode(), "W2REPORT")
    assert got.reader == "efw2"
    assert got.rows[0] == {
        "ssn": "446222943", "first name": "MARISOL", "middle name": "ANNE", "last name": "QUINTANILLA", "name suffix": "JR",
        "address line 2": "APT 4", "street": "1417 LARKSPUR LANE", "city": "SPRINGFIELD", "state": "IL", "zip": "62704",
    }  # fmt: skip
    assert (got.rows[1]["ssn"], got.rows[1]["last name"]) == (None, "OSTRANDER")
    state = got.rows[2]
    assert (state["ssn"], state["last name"], state["street"], state["zip"]) == (
        "401222944", "REED", "9 RIVER LANE", "60431",
    )  # fmt: skip
    assert "COMFORT COUNTY" in got.text
    assert "NADIA FONSECA" in got.text
    assert got.problems == []


def test_wage_reports_without_line_ends(gather):
    assert gather("".join(WAGES).encode(), "x").rows == gather("\n".join(WAGES).encode(), "x").rows


def test_trailing_blanks_may_be_cut(gather):
    lines = [line.rstrip() for line in WAGES]
    assert gather("\r\n".join(lines).encode(), "x").rows == gather("\n".join(WAGES).encode(), "x").rows


def test_a_cut_wage_report_is_partial(gather):
    assert "truncated" in gather("\n".join(WAGES[:4]).encode(), "x").codes


@pytest.mark.parametrize(("year", "name_at", "amounts"), [("2023", 288, 18), ("2019", 248, 16)])
def test_payees_of_both_layouts(gather, year, name_at, amounts):
    got = gather("\r\n".join(returns(payee(year, name_at, amounts))).encode(), "IRSTAX")
    assert got.reader == "fire"
    assert got.rows == [
        {"ssn": "446222943", "account number": "ACCT-0001", "full name": "QUINTANILLA MARISOL", "second name": "REED BOB",
         "street": "1417 LARKSPUR LANE", "city": "SPRINGFIELD", "state": "IL", "zip": "62704"}
    ]  # fmt: skip
    assert "COMFORT COUNTY" in got.text
    assert got.problems == []


def test_returns_without_line_ends(gather):
    lines = returns(payee("2023", 288, 18))
    assert gather("".join(lines).encode(), "x").rows == gather("\n".join(lines).encode(), "x").rows


def test_a_business_number_is_no_ssn(gather):
    line = payee("2023", 288, 18)
    got = gather("\n".join(returns(line[:10] + "1" + line[11:])).encode(), "x")
    assert (got.rows[0]["ein"], "ssn" in got.rows[0]) == ("446222943", False)


def test_a_cut_transmission_is_partial(gather):
    assert "truncated" in gather("\n".join(returns(payee("2023", 288, 18))[:3]).encode(), "x").codes


def test_other_texts_are_neither(gather):
    for text in ("RA123 is the room\n" * 90, "T2023 was a good year\nA2023 too\n" * 90, "RADIO LOG\n" * 400):
        assert gather(text.encode(), "x.txt").reader not in ("efw2", "fire")


@pytest.mark.parametrize("padding", ["\r\n", "\x1a", " " * 40 + "\x1a", "\n\n"])
def test_what_stands_behind_the_last_record_is_no_record(gather, padding):
    for whole in ("".join(WAGES), "\r\n".join(WAGES), "".join(returns(payee("2023", 288, 18)))):
        assert gather((whole + padding).encode(), "x").problems == []


def test_foreign_addresses(gather):
    lines = list(WAGES)
    lines[2] = at(512, (1, "RW"), (3, "446222943"), (42, "QUINTANILLA"), (88, "9 RUE NEUVE"), (110, "LYON"),
                  (148, "RHONE"), (171, "69002"), (186, "FR"))  # fmt: skip
    row = gather("\n".join(lines).encode(), "x").rows[0]
    assert (row["foreign state"], row["foreign postal code"], row["country code"]) == ("RHONE", "69002", "FR")
    line = payee("2023", 288, 18)
    abroad = line[:286] + "1" + line[287:447] + "LYON RHONE 69002 FRANCE".ljust(51) + line[498:]
    row = gather("\n".join(returns(abroad)).encode(), "x").rows[0]
    assert (row["address line 2"], "city" in row) == ("LYON RHONE 69002 FRANCE", False)


def test_words_behind_the_amounts_are_text(gather):
    lines = list(WAGES)
    lines[4] = lines[4][:337] + "GARNISHED FOR CHILD SUPPORT" + lines[4][364:]
    assert "GARNISHED FOR CHILD SUPPORT" in gather("\n".join(lines).encode(), "x").text
    line = payee("2023", 288, 18)
    line = line[:662] + "LOAN OF WENDELL OSTRANDER" + line[687:]
    assert "LOAN OF WENDELL OSTRANDER" in gather("\n".join(returns(line)).encode(), "x").text
