"""A table's hit as a Match."""

import re
from collections.abc import Sequence

from pii_scan.detect.column import Accepted
from pii_scan.detect.detector import Verdict
from pii_scan.detect.header_words import header_words
from pii_scan.detect.hit import RawHit
from pii_scan.detect.score import band_of, logistic
from pii_scan.model.evidence import How, Spot, Table
from pii_scan.model.match import Match
from pii_scan.model.sensitive import Sensitive

ISSUED = frozenset({"us_driver_license", "us_state_id"})
"""Kinds whose numbers are unique only with the state that issued them, which may stand in its own column."""
_PARTIES = re.compile(
    r"(?:caller|called|callee|inmate|attorney|lawyer|counsel|recipient|sender|visitor|spouse|father|mother|guardian|parent|"
    r"emergency|employer|beneficiary|contact|from|to|officer|agent)\b"
)


def party_of(column: str) -> dict[str, str]:
    """`called_number` → the party `called`: one row may speak of several people."""
    first = _PARTIES.match(header_words(column))
    return {"party": first.group()} if first is not None else {}


def spot(table: Table, row: int | None, column: str) -> Spot:
    return Spot(sheet=table.name or None, row=row, column=column)


def from_cell(table: Table, index: int, column: str, raw: str, accepted: Accepted, cell: Verdict) -> Match | None:
    """A cell of a judged column; None where it is too unlikely."""
    confidence = logistic(accepted.base + cell.log_odds)
    band = band_of(confidence, cell.dummy)
    if band is None:
        return None
    kind = accepted.detector.kind.id
    reasons = (f"column:{kind}", *(("header",) if accepted.header else ()), *cell.reasons)
    return Match(
        kind=kind,
        raw=Sensitive(raw),
        normal=Sensitive(cell.normal),
        confidence=round(confidence, 4),
        band=band,
        spot=spot(table, table.first_row + index, column),
        how=How.NATIVE,
        detector=kind,
        reasons=reasons,
        qualifier=cell.qualifier,
        record=index,
        attributes={**cell.attributes, **party_of(column)},
    )


def from_hit(table: Table, index: int | None, column: str, hit: RawHit, count: int = 1) -> Match:
    """A value inside a cell of text; `index` None for a whole column."""
    return Match(
        kind=hit.kind,
        raw=Sensitive(hit.raw),
        normal=Sensitive(hit.normal),
        confidence=round(hit.confidence, 4),
        band=hit.band,
        spot=spot(table, None if index is None else table.first_row + index, column),
        how=How.NATIVE,
        detector=hit.detector,
        reasons=(*hit.reasons, "in_cell"),
        qualifier=hit.qualifier,
        record=index,
        count=count,
        attributes={**hit.attributes, **party_of(column)},
    )


def composed(
    table: Table,
    index: int | None,
    columns: Sequence[str],
    kind: str,
    raw: str,
    normal: str,
    confidence: float,
    attributes: dict[str, str],
    count: int = 1,
) -> Match | None:
    """One value out of several columns."""
    band = band_of(confidence, False)
    if band is None:
        return None
    return Match(
        kind=kind,
        raw=Sensitive(raw),
        normal=Sensitive(normal),
        confidence=confidence,
        band=band,
        spot=spot(table, None if index is None else table.first_row + index, columns[0]),
        how=How.NATIVE,
        detector=kind,
        reasons=(f"column:{kind}", "composed"),
        record=index,
        count=count,
        attributes={**attributes, **party_of(columns[0])},
    )
