"""A text with more people than lines are listed for: every one still counts, links and keeps its band."""

from collections import Counter

import pyarrow as pa
import pytest

from pii_scan.engine import match_fold, node
from pii_scan.engine.node import NodeFindings, NodeReader
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band
from pii_scan.model.problem import Effect, Problem
from pii_scan.model.settings import Settings
from pii_scan.report.match_totals import count_matches
from pii_scan.store.keys import value_key
from pii_scan.store.value_rows import VALUES, short_key
from tests.assess.rows import match as match_row

FIRST = ("Maria", "Robert", "Susan", "Kevin", "Laura")
LAST = ("Gonzalez", "Kowalczyk", "Brown", "Nguyen", "Fischer", "Moreno", "Jackson")
PEOPLE = 35


def _line(number: int) -> str:
    name = f"{FIRST[number % 5]} {LAST[number % 7]}"
    return f"Name: {name}\nSSN: {219 + number}-{11 + number}-{4321 + number}\n\n"


def _read(pieces: list[str]) -> tuple[NodeFindings, list[Problem]]:
    problems: list[Problem] = []
    reader = NodeReader("text/plain", Settings(), "ab" * 32, bytes(32), problems.append)
    offset, line = 0, 1
    for piece in pieces:
        reader.text(Text(piece, offset=offset, first_line=line))
        offset, line = offset + len(piece), line + piece.count("\n")
    return reader.finish(), problems


def _people(found: NodeFindings) -> Counter[tuple[str | None, str | None]]:
    """(SSN's key, name's key) of every record, wherever it is kept."""
    streamed = [row for part in found.record_parts for row in pa.ipc.open_stream(part).read_all().to_pylist()]
    kept = [(r.keys.get("us_ssn", (None,))[0], r.keys.get("block:name", (None,))[0]) for r in found.records]
    return Counter([*kept, *((row["ssn_key"], row["name_key"]) for row in streamed)])


@pytest.fixture
def short_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten places a kind, and portions of eleven matches: five people and a half."""
    monkeypatch.setattr(match_fold, "LISTED_PER_KIND", 10)
    monkeypatch.setattr(node, "LISTED_PER_KIND", 10)
    monkeypatch.setattr(node, "HELD", 11)


LINES = [_line(n) for n in range(PEOPLE)]
WHOLE = "".join(LINES)


def test_the_people_are_those_of_a_list_without_end() -> None:
    found, problems = _read([WHOLE])
    assert len(_people(found)) == PEOPLE and not problems and not found.record_parts
    assert all(ssn and name for ssn, name in _people(found))


@pytest.mark.usefixtures("short_list")
@pytest.mark.parametrize("cut", [1, 3, 7, PEOPLE])
def test_past_the_list_everybody_links(monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    found, problems = _read(["".join(LINES[at : at + cut]) for at in range(0, PEOPLE, cut)])
    monkeypatch.undo()
    assert _people(found) == _people(_read([WHOLE])[0])
    assert {problem.effect for problem in problems} == {Effect.NOTE}


@pytest.mark.usefixtures("short_list")
def test_a_name_keeps_its_number_where_a_portion_ends_between_them() -> None:
    halves = [half for line in LINES for half in (line.partition("\n")[0] + "\n", line.partition("\n")[2])]
    assert all(ssn and name for ssn, name in _people(_read(halves)[0]))


@pytest.mark.usefixtures("short_list")
def test_bands_and_counts_and_different_values_stay() -> None:
    again = WHOLE + LINES[0] + LINES[-1] + "SSN: 123-45-6789\n" * 12
    found, _ = _read([again])
    places = Counter[tuple[str, Band]]()
    for match in found.matches:
        places[match.kind, match.band] += match.count
    assert places["us_ssn", Band.HIGH] == PEOPLE + 2 and places["us_ssn", Band.DUMMY] == 12
    assert places["person_name", Band.HIGH] == PEOPLE + 2
    lines = {(m.kind, m.band): m for m in found.matches if m.reasons == ("counted_not_listed",)}
    line = lines["us_ssn", Band.HIGH]
    # Ten are listed; of the 27 further places one repeats a listed value and one an unlisted.
    assert (line.count, line.attributes["distinct"]) == (PEOPLE + 2 - 10, str(PEOPLE - 10))
    assert (lines["us_ssn", Band.DUMMY].count, lines["us_ssn", Band.DUMMY].attributes["distinct"]) == (2, "0")
    assert {(m.raw.reveal(), m.normal.reveal()) for m in lines.values()} == {("", "")}


def test_the_report_adds_values_without_a_line_once_a_content() -> None:
    rest = {"attributes": {"distinct": "25"}, "count": 27, "value_key": "00"}
    rows = [match_row("ssn", value_key="aa"), match_row("ssn", **rest), match_row("ssn", item_id=2, **rest)]
    assert count_matches(rows).distinct("ssn") == 26
    assert count_matches([*rows, match_row("ssn", content_sha256="sha2", **rest)]).distinct("ssn") == 51


def test_tables_on_two_pages_are_of_different_people() -> None:
    reader = NodeReader("application/pdf", Settings(), "ab" * 32, bytes(32), lambda problem: None)
    head = "Name;SSN;Phone\n"
    reader.text(Text(f"{head}Anna Ruiz;219-09-4321;937-555-0142\nJose Garcia;446-22-2943;937-555-0143\n", page=1))
    reader.text(Text(f"{head}Maria Brown;219-09-4399;937-555-0144\nPeter Smith;446-22-2977;937-555-0146\n", page=2))
    people = _people(reader.finish())
    assert len(people) == 4 and all(ssn and name for ssn, name in people)


def test_places_count_from_the_beginning_of_a_text_in_stretches() -> None:
    found, _ = _read([WHOLE])
    pieces, _ = _read(LINES)
    spots = [[(m.kind, m.spot.line, m.spot.start, m.spot.end) for m in read.matches] for read in (found, pieces)]
    assert spots[0] == spots[1]


@pytest.mark.usefixtures("short_list")
def test_values_past_the_list_leave_their_keys() -> None:
    """So that those of two files are counted once in the case."""
    found, _ = _read(LINES)
    every = {short_key(value_key(bytes(32), "us_ssn", line.split("SSN: ")[1][:11].replace("-", ""))) for line in LINES}
    listed = {
        short_key(value_key(bytes(32), m.kind, m.normal.reveal())) for m in found.matches
        if m.kind == "us_ssn" and "values" not in m.attributes
    }  # fmt: skip
    (part,) = (part for part in found.side_parts if part.sort == VALUES)
    rows = pa.ipc.open_stream(part.data).read_all().to_pylist()
    told = {key for row in rows if row["kind"] == "us_ssn" for key in row["keys"]}
    assert told == every - listed and len(listed) == 10 and len(every) == PEOPLE
    assert {(row["table_number"], row["column_number"]) for row in rows} == {(-1, -1)}
