"""Columns of several kinds or spellings: a table is read alike whether it is small or large."""

from collections import Counter
from collections.abc import Callable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import TableScan, scan_table
from pii_scan.detect.table_counts import CellSort
from pii_scan.model.match import Band
from tests.detect.test_table import table

ROWS = 3000
BESIDE = tuple(f"c{n}" for n in range(6))
"""So many columns that nothing looks like a form of label and value."""
Maker = Callable[[Random], str]


def number(draw: Random) -> tuple[str, str, str]:
    return draw.choice(("305", "614", "212", "702")), f"{draw.randrange(220, 299)}", f"{draw.randrange(10_000):04d}"


def phone(form: str) -> Maker:
    return lambda draw: form.format(*number(draw))


def ssn(draw: Random) -> str:
    return f"{draw.randrange(100, 600)}-{draw.randrange(10, 99)}-{draw.randrange(2000, 9998)}"


def itin(draw: Random) -> str:
    return f"9{draw.randrange(100):02d}-{draw.choice((70, 75, 80, 90))}-{draw.randrange(2000, 9998)}"


def email(draw: Random) -> str:
    return f"{draw.choice(('ruth', 'ines'))}.okafor{draw.randrange(10_000)}@{draw.choice(('harbor', 'lake'))}mail.net"


PHONES = tuple(map(phone, ("({0}) {1}-{2}", "{0}-{1}-{2}", "{0}{1}{2}", "+1 {0} {1} {2}", "{0}.{1}.{2}", "1{0}{1}{2}")))
NOTHING: tuple[Maker, ...] = (
    lambda _: "",
    lambda _: "n/a",
    lambda _: "XXX-XX-1234",
    lambda draw: f"bad{draw.randrange(9)}",
    lambda _: "call her mother, Ines, at ines.lopez@harbormail.net",
)
COLUMNS: dict[str, tuple[Maker, ...]] = {
    "phone": PHONES,
    "ssn": (ssn, itin, lambda draw: ssn(draw).replace("-", "")),
    "tax id": (ssn, itin),
    "email or phone": (email, *PHONES),
    "contact number": PHONES,
}


def both(header: str, cells: list[str]) -> tuple[TableScan, TableScan]:
    data: list[list[str | None]] = [[cell, *(f"w{n % 7}" for _ in BESIDE)] for n, cell in enumerate(cells)]
    columns = (header, *BESIDE)
    small = scan_table(shared_engine(), table(columns, data, 500), Context(), len(data))
    large = scan_table(shared_engine(), table(columns, data, 500), Context(), len(data) - 1)
    return small, large


def by_kind(found: TableScan) -> Counter[str]:
    out: Counter[str] = Counter()
    for match in found.matches:
        if match.band is not Band.DUMMY:
            out[match.kind] += match.count
    return out


@settings(max_examples=4, deadline=None)
@given(header=st.sampled_from(sorted(COLUMNS)), seed=st.integers(0, 2**32), data=st.data())
def test_a_table_has_the_same_counts_small_and_large(header: str, seed: int, data: st.DataObject) -> None:
    makers = data.draw(st.lists(st.sampled_from(COLUMNS[header]), min_size=1, max_size=5))
    makers += data.draw(st.lists(st.sampled_from(NOTHING), max_size=2))
    draw = Random(seed)
    small, large = both(header, [draw.choice(makers)(draw) for _ in range(ROWS)])
    assert by_kind(large) == by_kind(small)
    assert all(sum(column.cells) == ROWS for column in large.counts.columns)


def test_four_spellings_are_one_column_of_telephones() -> None:
    draw = Random(1)
    _, large = both("phone", [PHONES[n % 4](draw) for n in range(400)])
    (column,) = large.counts.columns
    assert (column.kind, column.cells) == ("phone", (0, 400, 0, 0, 0, 0))


def test_an_address_or_an_itin_in_a_column_of_something_else_is_not_a_bad_value() -> None:
    draw = Random(4)
    logins: Maker = lambda d: f"rokafor{d.randrange(1000)}"  # noqa: E731
    for header, usual, rare, kind in (
        ("username", logins, email, "email"),
        ("phone", PHONES[0], email, "email"),
        ("ssn", ssn, itin, "us_itin"),
    ):
        small, large = both(header, [(usual if n % 20 else rare)(draw) for n in range(600)])
        assert by_kind(small)[kind] == 30 == by_kind(large)[kind]
        assert by_kind(small) == by_kind(large)


def test_each_kind_of_a_column_is_counted_for_itself() -> None:
    draw = Random(2)
    makers: list[Maker] = [ssn, ssn, itin, lambda _: "12-34", lambda _: "", lambda _: "XXX-XX-1234"]
    _, large = both("ssn", [makers[n % 6](draw) for n in range(600)])
    ssns, itins = large.counts.columns
    # What is of neither kind is counted with the first; what is empty is so for both.
    assert (ssns.kind, ssns.cells) == ("us_ssn", (100, 200, 100, 100, 0, 100))
    assert (itins.kind, itins.cells) == ("us_itin", (100, 100, 0, 0, 0, 400))
    assert sum(large.counts.together.values()) == 300
    assert {m.kind: m.count for m in large.matches} == {"us_ssn": 200, "us_itin": 100}


def test_a_word_beside_it_says_what_a_number_is() -> None:
    draw = Random(3)
    rows: list[list[str | None]] = []
    for n in range(300):
        word, cell = (("Passport", f"{draw.randrange(10**8, 5 * 10**8)}"), ("Ohio driver license", f"SX{draw.randrange(10**6):06d}"),
                      ("SSN", ssn(draw)))[n % 3]  # fmt: skip
        rows.append([word, cell, *("x" for _ in BESIDE)])
    columns = ("id_type", "id_number", *BESIDE)
    small = scan_table(shared_engine(), table(columns, rows), Context(), 300)
    large = scan_table(shared_engine(), table(columns, rows), Context(), 299)
    assert by_kind(large) == by_kind(small)
    assert by_kind(large)["us_ssn"] == 100 == by_kind(large)["passport"]
    assert any(column.cells[CellSort.OTHER] for column in large.counts.columns)
