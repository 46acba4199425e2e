"""Call records: how many, and how many of them touch an attorney's number. A floor, never content."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pii_scan.model.match import Band
from pii_scan.store.rows import ItemRow, MatchRow


def call_records(items: Mapping[int, ItemRow], matches: Iterable[MatchRow]) -> dict[str, Any] | None:
    """Counts over items typed `call_records`; None where there are none.

    confirmed: a number of the row stands in an attorney list of the same leak; probable: the row itself is
    marked (attorney, legal, do not record); a row that is both counts once, as confirmed.
    """
    calls = {item_id: item for item_id, item in items.items() if item.document_type == "call_records"}
    if not calls:
        return None
    lawyers: set[str] = set()
    rows_by_number: dict[str, set[tuple[int, object, object]]] = defaultdict(set)
    marked: set[tuple[int, object, object]] = set()
    for match in matches:
        item = items.get(match.item_id)
        if item is None or match.band == Band.DUMMY:
            continue
        if match.kind == "phone":
            if item.document_type == "attorney_list":
                lawyers.add(match.value_key)
            elif match.item_id in calls:
                rows_by_number[match.value_key].add(_row(match))
        elif match.legal_class == "privileged" and match.item_id in calls:
            marked.add(_row(match))
    confirmed = {row for key in lawyers for row in rows_by_number.get(key, ())}
    return {
        "calls": sum(int(item.facts.get("rows", 0)) for item in calls.values()),
        "files": len(calls),
        "numbers": len(rows_by_number),
        "attorney_numbers": len(lawyers & rows_by_number.keys()),
        "privileged": {"confirmed": len(confirmed), "probable": len(marked - confirmed), "possible": 0},
        "note": "a floor: numbers that no list names are not counted; content was never opened",
    }


def _row(match: MatchRow) -> tuple[int, object, object]:
    return match.item_id, match.spot.get("sheet"), match.spot.get("row")
