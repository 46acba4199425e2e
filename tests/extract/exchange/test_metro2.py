"""Metro 2 records by the positions of the Credit Reporting Resource Guide (CDIA, 2020), counted from one."""

import pytest

from tests.extract.exchange.test_wage_reports import at

HEADER = at(
    426, (1, "0426"), (5, "HEADER"), (11, "01"), (48, "01312024"), (56, "02012024"), (80, "COMFORT CREDIT UNION")
)
TRAILER = at(426, (1, "0426"), (5, "TRAILER"), (12, "000000002"), *((21 + 9 * n, "0" * 9) for n in range(1, 43)))
WHO = {"ssn": "446222943", "date of birth": "1984-03-12", "phone": "3125550142", "last name": "QUINTANILLA",
       "first name": "MARISOL", "middle name": "ANNE", "street": "1417 LARKSPUR LANE", "address line 2": "APT 4",
       "city": "SPRINGFIELD", "state": "IL", "zip": "62704-1234", "country": "US"}  # fmt: skip
J1 = at(100, (1, "J1"), (4, "QUINTANILLA"), (29, "RAFAEL"), (70, "446222950"), (79, "08091982"), (97, "2"))
J2 = at(200, (1, "J2"), (4, "BECKETT"), (29, "IRIS"), (70, "318224477"), (100, "US"), (102, "88 PEACHTREE CT"),
        (166, "ATLANTA"), (186, "GA"), (188, "303030000"))  # fmt: skip
N1 = at(146, (1, "N1"), (3, "COMFORT COUNTY SCHOOLS"), (97, "PEORIA"), (117, "IL"), (128, "TEACHER"))


def base(account: str, portfolio: str, *, ssn: str = "446222943", generation: str = " ") -> str:
    return at(
        426, (1, "0426"), (5, "1"), (6, "01312024120000"), (20, "0"), (21, "FURN123"), (43, account), (73, portfolio),
        (74, "18"), (76, "05012015"), (84, "0" * 18), (102, "001M"), (106, "0" * 18), (124, "11"), (127, "0" * 24),
        (155, "0" * 27), (182, "01312024"), (190, "0" * 24), (232, "QUINTANILLA"), (257, "MARISOL"), (277, "ANNE"),
        (297, generation), (298, ssn), (307, "03121984"), (315, "3125550142"), (325, "1"), (328, "US"),
        (330, "1417 LARKSPUR LANE"), (362, "APT 4"), (394, "SPRINGFIELD"), (414, "IL"), (416, "627041234"), (425, "YO"),
    )  # fmt: skip


def sized(record: str) -> str:
    return f"{len(record):04}{record[4:]}"


RECORDS = [
    HEADER,
    sized(base("5105105105105100", "R") + J1 + J2 + N1),
    base("LN4402198873", "I", generation="J"),
    TRAILER,
]


def test_consumers(gather):
    got = gather("".join(RECORDS).encode(), "dec.dat")
    assert got.reader == "metro2"
    holder, spouse, other, second = got.rows
    assert {key: holder[key] for key in WHO} == WHO
    assert (holder["card number"], holder["employer"], holder["occupation"]) == (
        "5105105105105100", "COMFORT COUNTY SCHOOLS", "TEACHER",
    )  # fmt: skip
    # J1 lives at the holder's address.
    assert (spouse["first name"], spouse["ssn"], spouse["street"], spouse["card number"]) == (
        "RAFAEL", "446222950", "1417 LARKSPUR LANE", "5105105105105100",
    )  # fmt: skip
    assert (other["last name"], other["street"], other["state"], other["zip"], other["date of birth"]) == (
        "BECKETT", "88 PEACHTREE CT", "GA", "30303", None,
    )  # fmt: skip
    assert (second["loan account number"], second["name suffix"]) == ("LN4402198873", "JR")
    assert "COMFORT CREDIT UNION" in got.text
    assert got.problems == []


@pytest.mark.parametrize(
    "written",
    [
        lambda: "\r\n".join(RECORDS).encode(),
        lambda: "".join(f"{len(r) + 4:04}{r}" for r in RECORDS).encode(),
        lambda: "".join(f"0872{r[4:].ljust(868)}" for r in RECORDS).encode(),
        lambda: "".join(RECORDS).encode("cp037"),
        lambda: "\n".join(
            [r[:426].rstrip() + "".join("\n" + p for p in (J1, J2, N1) if p in r) for r in RECORDS]
        ).encode(),
    ],
    ids=["lines", "blocked", "fixed", "ebcdic", "segments in lines"],
)
def test_all_ways_to_write_it_say_the_same(gather, written):
    got = gather(written(), "x")
    assert got.rows == gather("".join(RECORDS).encode(), "x").rows
    assert got.problems == []


def comp3(digits: str, size: int) -> bytes:
    """Packed decimal: two digits a byte, the sign in the last half."""
    return bytes.fromhex(digits.rjust(2 * size - 1, "0") + "c")


def packed(*, decimal: bool = True) -> bytes:
    def number(digits: str, size: int) -> bytes:
        return comp3(digits, size) if decimal else int(digits).to_bytes(size, "big")

    cells: list[tuple[int, bytes]] = [
        (36, "5105105105105100".encode("cp037")), (66, "R18".encode("cp037")),
        *((at, comp3("12500", 5)) for at in (69, 74, 79, 88, 93, 129, 134, 139, 144, 149, 154, 159)),
        (182, "QUINTANILLA".encode("cp037")), (207, "MARISOL".encode("cp037")), (248, number("046222943", 5)),
        (253, comp3("03121984", 5) if decimal else int("03121984").to_bytes(4, "big") + b"s"),
        (258, number("3125550142", 6)), (269, "1417 LARKSPUR LANE".encode("cp037")),
        (353, "IL62704".encode("cp037")),
    ]  # fmt: skip
    out = bytearray(" ".encode("cp037") * 366)
    for start, value in cells:
        out[start : start + len(value)] = value
    return bytes(out)


@pytest.mark.parametrize("decimal", [True, False])
@pytest.mark.parametrize("blocked", [True, False])
def test_packed_records(gather, decimal, blocked):
    parts = J2.encode("cp037")
    written = b""
    for record in (HEADER[:366].encode("cp037"), packed(decimal=decimal) + parts, TRAILER[:366].encode("cp037")):
        size = len(record)
        block = (size + 4).to_bytes(2, "big") + b"\0\0" if blocked else b""
        written += block + size.to_bytes(2, "big") + b"\0\0" + record[4:]
    got = gather(written, "x")
    row, other = got.rows
    assert (row["ssn"], row["date of birth"], row["phone"], row["last name"], row["zip"], row["card number"]) == (
        "046222943", "1984-03-12", "3125550142", "QUINTANILLA", "62704", "5105105105105100",
    )  # fmt: skip
    assert (other["ssn"], other["street"]) == ("318224477", "88 PEACHTREE CT")
    assert got.problems == []


def test_records_without_header_are_known_and_told_of(gather):
    got = gather("\n".join(RECORDS[1:3]).encode(), "x.txt")
    assert (got.reader, len(got.rows), got.codes) == ("metro2", 4, ["truncated"])


def test_what_is_no_record_is_text_and_the_next_one_is_found(gather):
    damaged = "".join([HEADER, "torn " * 33, *RECORDS[1:]])
    got = gather(damaged.encode(), "x")
    assert len(got.rows) == 4
    assert "torn torn" in got.text
    assert got.codes == ["partly_read"]


@pytest.mark.parametrize("end", [60, 500, 700, 1100, -60])
def test_a_cut_file_is_partial(gather, end):
    assert "truncated" in gather("".join(RECORDS)[:end].encode(), "x").codes


def test_unknown_numbers_are_none(gather):
    row = gather("".join([HEADER, base("77120934556", "O", ssn="0" * 9), TRAILER]).encode(), "x").rows[0]
    assert ("ssn" in row, row["account number"]) == (False, "77120934556")
