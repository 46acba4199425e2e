"""Listing, order of work, attempts, and what one commit does."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pii_scan.model.address import Address, Step
from pii_scan.model.item import Item
from pii_scan.model.limits import Limits
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import State
from pii_scan.store.case import Case
from pii_scan.store.entries import ListingEntry, MaskedAddress
from pii_scan.store.known import known_content
from pii_scan.store.verify import verify
from tests.store.synthetic import (
    KINDS,
    NAME,
    entries,
    exported,
    make,
    mask,
    mask_name,
    match,
    open_case,
    read,
    root,
    sha,
    unit,
)


def test_listing_twice_adds_nothing(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        assert case.ledger.add_listing(entries(20)) == 20
        assert not case.ledger.get_meta("listing_finished")
    with open_case(tmp_path) as case:
        assert case.ledger.add_listing(entries(30)) == 10
        assert case.ledger.add_listing(entries(30)) == 0
        case.ledger.finish_listing(30)
        batches = len(read(tmp_path).batches)
    with open_case(tmp_path) as case:
        assert case.ledger.get_meta("listing_finished")
        assert case.ledger.counts() == {"pending": 30, "complete": 0, "partial": 0, "skipped": 0}
    assert batches == 2, "a listing that adds nothing is no batch"


def test_pending_gives_back_what_was_listed_in_a_seeded_order(tmp_path: Path) -> None:
    odd = Address((Step("file", f"/leak/\udcff {NAME}!%\n.txt"),))
    item = Item(odd, 12, datetime(2024, 2, 3, tzinfo=UTC), "etag", "v1", "text/plain")
    with open_case(tmp_path) as case:
        case.ledger.add_listing([*entries(50), ListingEntry(item, mask(odd), 3)])
        listed = case.ledger.pending(100)
        assert len(listed) == 51
        (back,) = [pending for pending in listed if pending.target_id == 3]
        assert back.item == item and back.address == odd
        assert [p.item_id for p in listed] != sorted(p.item_id for p in listed)
        first = [p.item_id for p in listed[:5]]
        assert [p.item_id for p in case.ledger.pending(5, exclude=first)] == [p.item_id for p in listed[5:10]]
        order = [str(p.address) for p in listed]
    other = tmp_path / "again"
    other.mkdir()
    (other / "the.key").write_bytes((tmp_path / "the.key").read_bytes())
    with open_case(other) as case:
        case.ledger.add_listing([ListingEntry(item, mask(odd), 3), *reversed(entries(50))])
        assert [str(p.address) for p in case.ledger.pending(100)] == order


def test_attempts_are_written_before_work_and_survive(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        case.ledger.add_listing(entries(3))
        worked = case.ledger.pending(1)[0]
        case.ledger.begin_attempts([worked.item_id])
    with open_case(tmp_path) as case:
        attempts = {p.item_id: p.attempts for p in case.ledger.pending(9)}
        assert attempts.pop(worked.item_id) == 1 and set(attempts.values()) == {0}


def test_what_the_listing_knows_to_be_unreadable_is_skipped_at_once(tmp_path: Path) -> None:
    problem = Problem(ProblemCode.LINK_NOT_FOLLOWED, "source", effect=Effect.SKIPPED)
    link = Item(root(1), problem=problem)
    with open_case(tmp_path) as case:
        case.ledger.add_listing([ListingEntry(link, mask(root(1)))])
        assert case.ledger.pending(9) == []
    (row,) = read(tmp_path).items()
    assert row.state == "skipped" and row.problems == (("link_not_followed", "source", "skipped", ""),)
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_a_unit_is_taken_once(tmp_path: Path) -> None:
    make(tmp_path, 6)
    before = exported(read(tmp_path))
    with open_case(tmp_path) as case:
        summary = case.ledger.commit([unit(n) for n in range(6)], mask, mask_name)
        assert (summary.units, summary.ignored, summary.nodes) == (0, 6, 0)
    assert exported(read(tmp_path)) == before


def test_a_commit_says_what_it_added(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        case.ledger.add_listing(entries(2))
        summary = case.ledger.commit([unit(0), unit(1)], mask, mask_name)
    assert (summary.units, summary.nodes, summary.contents, summary.records) == (2, 8, 6, 4)
    assert summary.states == {"partial": 2} and summary.size_bytes == 2001
    # Two SSNs and a name in each letter, an SSN and a position in each form.
    assert summary.by_class == {"ssn": 6, "name": 2, "geolocation": 2}


def test_equal_bytes_are_kept_once_and_reported_everywhere(tmp_path: Path) -> None:
    make(tmp_path, 21)
    reader = read(tmp_path)
    forms = [m for m in reader.matches() if m.address.endswith("form.xlsx") and m.kind == "us_ssn"]
    assert len(forms) == 21 and len({m.match_id for m in forms}) == 21
    assert len({m.finding_id for m in forms}) == 7
    (stored,) = reader._connection.execute("SELECT count(*) FROM matches WHERE spot LIKE '%sheet%'").fetchone()
    assert stored == 7
    assert sum(m.count for m in reader.matches() if m.kind == "us_ssn") == 21 + 42


def test_equal_values_in_one_place_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path, 1)
    letters = [m for m in read(tmp_path).matches() if m.address.endswith("letter.txt") and m.kind == "us_ssn"]
    assert len(letters) == 2 and len({m.match_id for m in letters}) == 2 and len({m.finding_id for m in letters}) == 1


def test_a_kind_nobody_declared_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    bad = replace(unit(0).nodes[1], matches=(replace(match("us_ssn", "219-09-9999"), kind="mystery"),))
    with open_case(tmp_path) as case:
        case.ledger.add_listing(entries(1))
        with pytest.raises(ValueError, match="mystery") as caught:
            case.ledger.commit([UnitResult(root(0), (unit(0).nodes[0], bad))], mask, mask_name)
        assert "219" not in str(caught.value)
        assert case.ledger.counts()["pending"] == 1
        assert case.ledger.commit([unit(0)], mask, mask_name).units == 1
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_positions_and_names_of_sheets_are_masked(tmp_path: Path) -> None:
    make(tmp_path, 1)
    by_kind = {m.kind: m for m in read(tmp_path).matches() if m.address.endswith("form.xlsx")}
    assert by_kind["gps_location"].masked == "39.8,-84.2"
    assert by_kind["us_ssn"].spot == {"sheet": "List ***", "row": 2, "column": "***"}
    assert read(tmp_path).reveal(by_kind["gps_location"].sealed_key)[0] == "39.758948,-84.191607"


def _archive(where: Address, name: str, *members: NodeResult, known: bool = False) -> tuple[NodeResult, ...]:
    return (NodeResult(where, State.COMPLETE, sha(name), 10, "application/zip", known=known), *members)


def _addresses(folder: Path) -> list[str]:
    return [row.address.removeprefix("file:///") for row in read(folder).items()]


def _plain(address: Address) -> MaskedAddress:
    return MaskedAddress(str(address), False)


def test_a_known_container_brings_all_that_lies_inside(tmp_path: Path) -> None:
    a, b = Address((Step("file", "/a.zip"),)), Address((Step("file", "/b.zip"),))
    inner = a.child("zip", f"in {NAME}.zip")
    letter = NodeResult(inner.child("zip", "l.txt"), State.COMPLETE, sha("l"), 3, "text/plain", "letter", 0.5,
                        matches=(match("us_ssn", "219-09-9999"),), facts={"pages": 2})  # fmt: skip
    locked = NodeResult(a.child("zip", "x.pdf"), State.SKIPPED,
                        problems=(Problem(ProblemCode.ENCRYPTED, "extract", effect=Effect.SKIPPED),))  # fmt: skip
    with open_case(tmp_path) as case:
        case.ledger.commit([UnitResult(a, (*_archive(a, "A"), *_archive(inner, "I", letter), locked))], mask, mask_name)
        assert known_content(case.paths.ledger, sha("A"), "application/zip")
        assert not known_content(case.paths.ledger, sha("A"), "text/plain")
        summary = case.ledger.commit([UnitResult(b, _archive(b, "A", known=True))], mask, mask_name)
        assert summary.nodes == 4 and summary.by_class == {"ssn": 1, "name": 1}
    rows = {row.address: row for row in read(tmp_path).items()}
    assert len(rows) == 8
    copy, original = rows["file:///b.zip!/in ***.zip!/l.txt"], rows["file:///a.zip!/in ***.zip!/l.txt"]
    assert (copy.content_sha256, copy.document_type, copy.facts) == (sha("l"), "letter", {"pages": 2})
    assert rows["file:///b.zip!/x.pdf"].problems == rows["file:///a.zip!/x.pdf"].problems != ()
    assert copy.parent_id == rows["file:///b.zip!/in ***.zip"].item_id != original.parent_id
    assert read(tmp_path).reveal_address(copy.item_id) == f"file:///b.zip!/in {NAME}.zip!/l.txt"
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_a_container_known_by_a_sibling_of_the_same_unit(tmp_path: Path) -> None:
    a = Address((Step("file", "/a.zip"),))
    one, two = a.child("zip", "1.zip"), a.child("zip", "2.zip")
    leaf = NodeResult(one.child("zip", "l.txt"), State.COMPLETE, sha("l"), 3, "text/plain")
    nodes = (*_archive(a, "A"), *_archive(one, "I"), *_archive(two, "I", known=True), leaf)
    with open_case(tmp_path) as case:
        case.ledger.commit([UnitResult(a, nodes)], _plain, mask_name)
    assert _addresses(tmp_path) == [
        "a.zip",
        "a.zip!/1.zip",
        "a.zip!/1.zip!/l.txt",
        "a.zip!/2.zip",
        "a.zip!/2.zip!/l.txt",
    ]


def test_a_container_that_holds_itself_comes_to_an_end(tmp_path: Path) -> None:
    r = Address((Step("file", "/r.zip"),))
    inside = r.child("zip", "r.zip")
    with open_case(tmp_path) as case:
        case.ledger.commit([UnitResult(r, (*_archive(r, "R"), *_archive(inside, "R", known=True)))], _plain, mask_name)
    rows = list(read(tmp_path).items())
    assert [row.depth for row in rows] == [0, 1, 2]
    assert rows[-1].state == "partial" and rows[-1].problems[0][0] == "too_deep"
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_copies_of_known_containers_stay_within_the_limits(tmp_path: Path) -> None:
    settings = Settings(limits=Limits(children=12, depth=3))
    with Case.create_or_open(tmp_path / "case", key_file=tmp_path / "the.key", settings=settings) as case:
        for level in range(6):
            where = Address((Step("file", f"/{level}.zip"),))
            members = [
                NodeResult(where.child("zip", f"{n}.zip"), State.COMPLETE, sha(f"Z{level - 1}"), 10, "application/zip",
                           known=level > 0)
                for n in range(3)
            ]  # fmt: skip
            case.ledger.commit([UnitResult(where, (*_archive(where, f"Z{level}"), *members))], _plain, mask_name)
    rows = list(read(tmp_path).items())
    for level in range(6):
        assert sum(row.address.startswith(f"file:///{level}.zip!") for row in rows) <= 12
    assert max(row.depth for row in rows) <= 3
    codes = {code for row in rows for code, *_ in row.problems}
    assert codes == {"bomb_suspected", "too_deep", "partly_read"}
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_two_members_of_one_name_are_both_kept(tmp_path: Path) -> None:
    a = Address((Step("file", "/a.zip"),))
    twin = a.child("zip", "same.txt")
    nodes = [NodeResult(twin, State.COMPLETE, sha(str(n)), 3, "text/plain") for n in range(3)]
    with open_case(tmp_path) as case:
        case.ledger.commit([UnitResult(a, (*_archive(a, "A"), *nodes))], _plain, mask_name)
    assert _addresses(tmp_path) == ["a.zip", "a.zip!/same.txt", "a.zip!/same.txt#2", "a.zip!/same.txt#3"]


def test_a_reading_to_the_end_is_not_lost_to_one_that_broke_off(tmp_path: Path) -> None:
    torn, whole = Address((Step("file", "/1"),)), Address((Step("file", "/2"),))
    timed_out = Problem(ProblemCode.TIMED_OUT, "extract")
    with open_case(tmp_path) as case:
        first = NodeResult(torn, State.PARTIAL, sha("x"), 9, "text/plain", problems=(timed_out,))
        second = NodeResult(whole, State.COMPLETE, sha("x"), 9, "text/plain", matches=(match("us_ssn", "219-09-9999"),))
        case.ledger.commit([UnitResult(torn, (first,))], _plain, mask_name)
        case.ledger.commit([UnitResult(whole, (second,))], _plain, mask_name)
    assert [(m.address, m.content_sha256) for m in read(tmp_path).matches()] == [("file:///2", sha("x"))]


def test_what_is_called_known_and_is_not_is_an_error(tmp_path: Path) -> None:
    a = Address((Step("file", "/a.zip"),))
    with open_case(tmp_path) as case, pytest.raises(ValueError, match="does not know"):
        case.ledger.commit([UnitResult(a, _archive(a, "A", known=True))], _plain, mask_name)


def test_kinds_are_remembered(tmp_path: Path) -> None:
    open_case(tmp_path).close()
    with Case.open(tmp_path / "case", key_file=tmp_path / "the.key") as case:
        case.ledger.commit([unit(1)], mask, mask_name)
    assert {m.legal_class for m in read(tmp_path).matches()} == {k.legal_class.value for k in KINDS}


def test_attributes_that_help_to_name_somebody_stay_out(tmp_path: Path) -> None:
    a = Address((Step("file", "/a"),))
    found = replace(match("us_ssn", "219-09-9999"), attributes={"state": "OH", "zip5": "45402"})
    with open_case(tmp_path) as case:
        node = NodeResult(a, State.COMPLETE, sha("a"), 1, "text/plain", matches=(found,))
        case.ledger.commit([UnitResult(a, (node,))], _plain, mask_name)
    assert [m.attributes for m in read(tmp_path).matches()] == [{"state": "OH"}]
