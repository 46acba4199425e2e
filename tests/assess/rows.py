"""Rows of the store by hand."""

from itertools import count
from typing import Any

from pii_scan.assess.profile import ItemProfile, profiles
from pii_scan.assess.risk import item_risk
from pii_scan.model.state import Risk, State
from pii_scan.store.rows import ItemRow, MatchRow

_numbers = count()


def item(item_id: int = 1, **changes: Any) -> ItemRow:
    plain: dict[str, Any] = {
        "item_id": item_id, "parent_id": None, "address": f"file:///{item_id}", "address_masked": False, "depth": 0,
        "listed": True, "size_bytes": 1, "modified": None, "media_type": "text/plain", "content_sha256": f"sha{item_id}",
        "document_type": "text", "document_confidence": 1.0, "state": State.COMPLETE.value,
    }  # fmt: skip
    return ItemRow(**plain | changes)


def match(legal_class: str, kind: str = "", **changes: Any) -> MatchRow:
    """A match of band high in item 1 and its one record."""
    number = str(next(_numbers))
    plain: dict[str, Any] = {
        "match_id": number, "finding_id": number, "record_id": "r", "item_id": 1, "address": "file:///1",
        "content_sha256": "sha1", "kind": kind or legal_class, "legal_class": legal_class, "masked": "***",
        "value_key": number, "confidence": 0.9, "band": "high", "spot": {}, "source_layer": "native", "detector": "d",
        "reasons": (), "count": 1,
    }  # fmt: skip
    return MatchRow(**plain | changes)


def profile(*matches: MatchRow) -> ItemProfile | None:
    return profiles(matches).get(1)


def risk_of(*matches: MatchRow, home: bool = False, **changes: Any) -> tuple[Risk, tuple[str, ...]]:
    """Risk of one item that holds these matches."""
    return item_risk(item(1, **changes), profile(*matches), home)
