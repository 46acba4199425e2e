"""Fixed-width text: columns found from the lines, from a ruler, from a copybook; and texts that are none."""

import base64
import random
from pathlib import Path

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.records.fixed_text import EXTRACTOR, FIXED, probe
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.records.people import Person, people


def spaced(p: Person) -> str:
    return f"{p.last:<15}{p.first:<12}{p.born}  {p.ssn} {p.state} {p.zip}{p.cents:>10}"


def tight(p: Person) -> str:
    return f"{p.ssn}{p.born}{p.last:<14}{p.first:<10}{p.sex}{p.state}{p.zip}"


def values(p: Person) -> set[str]:
    return {p.last, p.first, p.born, p.ssn, p.state, p.zip}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("line", [spaced, tight])
@pytest.mark.parametrize("count", [12, 4000])
def test_each_value_is_a_cell(gather, line, end: str, count: int) -> None:
    persons = people(count)
    found = gather("".join(line(p) + end for p in persons).encode(), "export.txt")
    assert (found.media_type, found.reader) == (FIXED, "fixed_width")
    assert len(found.rows) == count and not found.problems
    for row, p in zip(found.rows, persons, strict=True):
        if count > 100:
            assert values(p) <= set(row.values())
        assert "".join(v or "" for v in row.values()).replace(" ", "") == line(p).replace(" ", "")


def test_a_header_and_a_title(gather) -> None:
    head = f"{'LAST NAME':<15}{'FIRST NAME':<12}{'BIRTH DT':<10}{'SSN':<10}ST ZIP  {'AMOUNT':>10}"
    text = "\n".join([head, *map(spaced, people(300))])
    found = gather(text.encode(), "x.dat")
    assert list(found.rows[0])[:4] == ["LAST NAME", "FIRST NAME", "BIRTH DT", "SSN"]
    assert len(found.rows) == 300 and found.rows[0]["SSN"] == people(300)[0].ssn
    assert found.tables[0][0].first_row == 2


def test_licence_numbers_stay_whole_and_states_do_not_stick(gather) -> None:
    rng = random.Random(5)
    lines = [
        f"{rng.choice('ABCDEFGHJKLM')}{rng.randint(10**6, 10**7 - 1)} {p.state}{p.zip} {p.last:<12}"
        for p in people(200)
    ]
    found = gather("\n".join(lines).encode(), "x.txt")
    assert next(iter(found.rows[0].values())) == lines[0][:8]
    assert list(found.rows[0].values())[1:3] == [lines[0][9:11], lines[0][11:16]]


def test_a_listing_with_a_ruler(gather) -> None:
    text = "\n".join(
        ["id          name                 email", "----------- -------------------- ------------------------------"]
        + [f"{i:11} {p.first + ' ' + p.last:<20} {p.first.lower()}@example.org" for i, p in enumerate(people(30))]
        + ["", "(30 rows affected)"]
    )
    found = gather(text.encode(), "query.rpt")
    first = people(30)[0]
    assert found.rows[0] == {
        "id": "0",
        "name": f"{first.first} {first.last}",
        "email": f"{first.first.lower()}@example.org",
    }
    assert "(30 rows" in (found.rows[-1]["id"] or "")


def test_letters_of_two_bytes_are_counted_as_characters(gather) -> None:
    names = ["José Núñez", "Åsa Öberg", "Zoë", "Łukasz Żak"] * 20
    lines = [f"{name:<16}{i:05}  {p.born} {p.zip}" for i, (name, p) in enumerate(zip(names, people(80), strict=True))]
    for encoding in ("utf-8", "utf-16"):
        found = gather("\n".join(lines).encode(encoding), "a.txt")
        assert found.reader == "fixed_width", encoding
        assert [next(iter(row.values())) for row in found.rows] == names


def test_a_copybook_beside_the_file(tmp_path: Path, table) -> None:
    (tmp_path / "a.cpy").write_text("""\
000100* people
       01  PERSON.
           05  SSN        PIC 9(9).
           05  BORN       PIC 9(8).
           05  NAME.
               10  LAST   PIC X(14).
               10  FIRST  PIC X(10).
           05  REST       PIC X(8).
           05  REST-PARTS REDEFINES REST.
               10  SEX    PIC X.
               10  STATE  PIC XX.
               10  ZIP    PIC 9(5).
""")
    persons = people(50)
    (tmp_path / "a.dat").write_text("".join(tight(p) + "\n" for p in persons))
    payload = Payload(path=str(tmp_path / "a.dat"))
    assert table.identify(payload, "a.dat") == FIXED
    evidence = EXTRACTOR.extract(Input(payload, FIXED, "a.dat", Limits(), Settings()))
    got = next(evidence)
    assert isinstance(got, Table)
    rows = [row for batch in got.batches for row in batch.to_pylist()]
    assert not list(evidence)
    p = persons[7]
    assert rows[7] == {
        "SSN": p.ssn, "BORN": p.born, "LAST": p.last, "FIRST": p.first, "REST": p.sex + p.state + p.zip,
        "SEX": p.sex, "STATE": p.state, "ZIP": p.zip,
    }  # fmt: skip


def test_long_and_short_lines(gather) -> None:
    lines = [spaced(p) for p in people(400)]
    lines[100] += "AND A NOTE BEYOND"
    lines[200] = "SHORT"
    found = gather("\n".join(lines).encode(), "a.txt")
    assert "AND A NOTE BEYOND" in (list(found.rows[100].values())[-1] or "")
    assert next(iter(found.rows[200].values())) == "SHORT"
    assert "1 lines longer" in found.problems[0].detail


def test_places_and_the_sample() -> None:
    data = "".join(spaced(p) + "\n" for p in people(1000) * 300).encode()
    evidence = EXTRACTOR.extract(Input(Payload(data=data), FIXED, "t", Limits(), Settings()))
    table = next(evidence)
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    rows = [v for batch, _ in pieces for v in batch.column(0).to_pylist()]
    assert rows == [p.last for p in people(1000)] * 300 and len(pieces) > 3
    place = pieces[1][1]
    assert [v for batch, _ in table.source.read(place) for v in batch.column(0).to_pylist()] == rows[place["rows"] :]
    assert 3000 < sum(batch.num_rows for batch in table.source.sample(4000, 1)) < 5000


PROSE = (
    "It was a bright cold day in April, and the clocks were striking. She walked up to the door and knocked "
    "three times before anybody answered, which in that house was nothing unusual at all. "
) * 20


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "\n".join(PROSE[i : i + 60] for i in range(0, 3000, 60)),
        base64.b64encode(random.Random(1).randbytes(3000)).decode(),
        "\n".join(base64.b64encode(random.Random(n).randbytes(57)).decode() for n in range(40)),
        "\n".join(f"2026-01-{n:02} 10:11:12 INFO  worker  started item {n:04}" for n in range(1, 29)),
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n" * 10,
        "name,born\nAda,1912\nBob,1999\n" * 10,
        "Title\n-----\n\nSome words\n\nNext\n----\n" * 9,
    ],
    ids=["prose", "wrapped", "base64", "pem", "log", "mrz", "csv", "markdown"],
)
def test_texts_that_are_no_columns(text: str) -> None:
    assert probe(text.encode()[:8192], "a.txt") is None
