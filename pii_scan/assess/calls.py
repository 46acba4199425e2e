"""Call records: how many, whose, where, when, and how many ran between attorney and client. Never their content."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.assess.call_numbers import different_parties
from pii_scan.assess.call_tables import make_tally, make_views, one, workshop
from pii_scan.assess.longest_gap import longest_gap
from pii_scan.assess.privileged import find_privileged
from pii_scan.assess.privileged_rows import write_privileged
from pii_scan.detect.calls.marks import Sign
from pii_scan.detect.calls.number import number_of
from pii_scan.model.match import Band
from pii_scan.store.privileged_calls import LEVELS, REASON_BITS
from pii_scan.store.rows import ItemRow, MatchRow
from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    import duckdb

    from pii_scan.store.case import Case
    from pii_scan.store.reader import CaseReader

_MOST_PLACES = 500
_NOTE = "a floor: an attorney whose number no list or mark names is not seen; content was never opened"
_STATE = (
    "coalesce(c.state, (SELECT state FROM area_state WHERE area = c.called_area),"
    " (SELECT state FROM area_state WHERE area = c.caller_area))"
)


@dataclass(frozen=True, slots=True)
class CallRecords:
    """What is known of a case's calls."""

    figures: dict[str, Any]
    """As summary.json prints them."""
    privileged_items: frozenset[int]
    """Items with a confirmed or probable call between attorney and client."""


def call_records(
    case: "Case", reader: "CaseReader", items: Mapping[int, ItemRow], matches: Iterable[MatchRow]
) -> CallRecords | None:
    """Counts over all rows that were read as calls; None where there are none. Writes the privileged ones beside.

    A table that lies at several places counts once; the calls of its further places are `copies`.

    Args:
        items: those that nothing leaves out.
    """
    typed = [item for item in items.values() if item.document_type == "call_records"]
    sighted = [item for item in items.values() if item.facts.get("call_rows") and item.content_sha256]
    target = case.paths.privileged
    if not sighted or not reader.call_files:
        target.unlink(missing_ok=True)
        return None
    first: dict[str, ItemRow] = {}
    for item in sighted:
        first.setdefault(str(item.content_sha256), item)
    contents = {str(i.content_sha256): n for n, i in enumerate(items.values()) if i.content_sha256}
    tokens = Tokens(case.key.hash_key)
    with workshop(case.paths.root) as con:
        written = _written_lists(reader, items, matches)
        make_views(con, reader.call_files, reader.attorney_files, contents, written, tokens)
        find_privileged(con)
        make_tally(con)
        figures = _totals(con)
        every = sum(int(item.facts["call_rows"]) for item in sighted)
        once = sum(int(item.facts["call_rows"]) for item in first.values())
        figures |= {
            "copies": every - once,
            "files": len(sighted),
            "files_without_rows": sum(1 for item in typed if not item.facts.get("call_rows")),
            "attorneys": _attorneys(con),
            "privileged": _levels(con),
            "privileged_by": _reasons(con),
            "privileged_recorded": one(con, "SELECT count(*) FROM privileged WHERE recording")[0],
            "privileged_inmates": one(con, "SELECT count(DISTINCT inmate) FROM privileged")[0],
            "privileged_attorney_numbers": one(con, "SELECT count(DISTINCT attorney) FROM privileged")[0],
            "facilities": _places(con, "c.facility", "facility"),
            "states": _places(con, _STATE, "state"),
            "note": _NOTE,
        }
        sure = {
            sha for (sha,) in con.execute("SELECT DISTINCT content_sha256 FROM privileged WHERE level < 2").fetchall()
        }
        write_privileged(con, target, {sha: item.item_id for sha, item in first.items()}, tokens)
    return CallRecords(figures, frozenset(i.item_id for i in sighted if i.content_sha256 in sure))


def _written_lists(
    reader: "CaseReader", items: Mapping[int, ItemRow], matches: Iterable[MatchRow]
) -> Iterator[tuple[str, int]]:
    """Numbers in lists of attorneys that are documents and not tables; the key opens them for the moment."""
    lists = {
        item_id: str(item.content_sha256)
        for item_id, item in items.items()
        if item.document_type == "attorney_list" and not item.facts.get("attorney_rows") and item.content_sha256
    }
    wanted: dict[str, str] = {}
    for match in matches if lists else ():
        if match.item_id in lists and match.kind == "phone" and match.band != Band.DUMMY and match.sealed_key:
            wanted[match.sealed_key] = lists[match.item_id]
    for key, (_, normal) in reader.reveal_many(wanted).items() if wanted else ():
        if (number := number_of(normal)) is not None:
            yield wanted[key], number


def _totals(con: "duckdb.DuckDBPyConnection") -> dict[str, Any]:
    names = ("calls", "seconds", "timed", "facility_count", "first", "last", "with_recording", "not_recorded",
             "prosecution_set_aside", "without_number")  # fmt: skip
    row = one(
        con,
        f"""
        SELECT sum(calls), coalesce(sum(seconds), 0), sum(timed), count(DISTINCT facility), min(first), max(last),
               coalesce(sum(calls) FILTER (recording), 0),
               coalesce(sum(calls) FILTER ((signs & {int(Sign.UNRECORDED)}) <> 0), 0),
               coalesce(sum(calls) FILTER ((signs & {int(Sign.PROSECUTION)}) <> 0), 0),
               coalesce(sum(calls) FILTER (no_number), 0)
        FROM tally
        """,
    )
    found = {name: int(value) if isinstance(value, int) else value for name, value in zip(names, row, strict=True)}
    found |= {"first": _iso(found["first"]), "last": _iso(found["last"])}
    found["without_start"] = found["calls"] - found.pop("timed")
    return found | different_parties(con) | {"longest_gap": longest_gap(con)}


def _iso(moment: Any) -> str | None:
    return None if moment is None else moment.isoformat()


def _attorneys(con: "duckdb.DuckDBPyConnection") -> dict[str, int]:
    row = one(
        con,
        """
        SELECT count(*) FILTER (listed), count(*) FILTER (NOT listed),
               count(DISTINCT source) FILTER (starts_with(source, 'list:')),
               count(DISTINCT source) FILTER (listed AND NOT starts_with(source, 'list:')),
               (SELECT count(DISTINCT attorney) FROM privileged WHERE level = 0)
        FROM attorney
        """,
    )
    names = ("listed_numbers", "marked_numbers", "lists_given", "lists_found", "listed_numbers_called")
    return dict(zip(names, map(int, row), strict=True))


def _levels(con: "duckdb.DuckDBPyConnection") -> dict[str, int]:
    found = dict(con.execute("SELECT level, count(*) FROM privileged GROUP BY 1").fetchall())
    return {name: int(found.get(number, 0)) for number, name in enumerate(LEVELS)}


def _reasons(con: "duckdb.DuckDBPyConnection") -> dict[str, int]:
    parts = ", ".join(f"count(*) FILTER ((reasons & {bit}) <> 0)" for bit in REASON_BITS.values())
    return dict(zip(REASON_BITS, map(int, one(con, f"SELECT {parts} FROM privileged")), strict=True))


def _places(con: "duckdb.DuckDBPyConnection", expression: str, name: str) -> list[dict[str, Any]]:
    """Calls and privileged ones by place, most calls first; a place without a name is left out."""
    levels = ", ".join(f"count(*) FILTER (level = {n}) AS l{n}" for n in range(len(LEVELS)))
    levels += ", count(*) FILTER (recording) AS recorded"
    rows = con.execute(
        f"""
        WITH overall AS (SELECT {expression} AS place, sum(calls) AS calls, min(first) AS first, max(last) AS last
                       FROM tally c GROUP BY 1),
             found AS (SELECT {expression} AS place, {levels}
                      FROM (SELECT *, NULL::SMALLINT AS caller_area FROM privileged) c GROUP BY 1)
        SELECT place, calls, first, last, coalesce(l0, 0), coalesce(l1, 0), coalesce(l2, 0),
               coalesce(recorded, 0)
        FROM overall LEFT JOIN found USING (place) WHERE place IS NOT NULL
        ORDER BY calls DESC, place LIMIT {_MOST_PLACES}
        """
    ).fetchall()
    return [
        {name: place, "calls": int(calls), "first": _iso(first), "last": _iso(last)}
        | dict(zip((*LEVELS, "recorded"), counts, strict=True))
        for place, calls, first, last, *counts in rows
    ]
