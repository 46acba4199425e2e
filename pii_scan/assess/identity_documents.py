"""Identity documents of a case: how many pictures, how many documents, what was read of each and where."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pii_scan.assess.near_duplicates import Look, groups
from pii_scan.model.match import Band
from pii_scan.store.rows import ItemRow, MatchRow

SHOWN = 12
"""Documents of which the report shows each field."""
_GROUPS_SHOWN = 10
_CARDS_SHOWN = 6
"""Of a sheet."""
_COMPARED = ("agrees:", "differs:")
_FIELD_OF = {"person_name": "name", "date_of_birth": "birth date", "us_address": "address", "address": "address"}
_ORDER = ("number", "name", "birth date", "address")
_SOURCES = {"barcode": "barcode", "mrz": "zone", "ocr": "print", "handwriting": "print"}


@dataclass(slots=True)
class _Said:
    """What one item's matches say; made anew for each item."""

    values: set[int] = field(default_factory=set)
    number: str = ""
    rows: list[MatchRow] = field(default_factory=list)


def identity_documents(
    items: Iterable[ItemRow], matches: Iterable[MatchRow], types: Collection[str], identifying: Collection[str]
) -> dict[str, Any]:
    """Counts and examples, without a value in clear.

    Args:
        items: by address.
        matches: those of one item together.
        types: document types that are identity documents.
        identifying: kinds whose equal values mean an equal person.
    """
    pictures = {item.item_id: item for item in items if item.document_type in types or "picture_hash" in item.facts}
    shown = _shown(pictures.values(), types)
    said: dict[int, _Said] = defaultdict(_Said)
    for match in matches:
        if match.item_id not in pictures or match.band != Band.HIGH:
            continue
        one = said[match.item_id]
        one.values.add(int(match.value_key[:15] or "0", 16))
        if match.kind in identifying and match.kind != "us_ssn" and match.source_layer in _SOURCES:
            # A barcode's number before print: it is never misread.
            if not one.number or match.source_layer == "barcode":
                one.number = match.value_key
        elif match.kind == "us_ssn" and pictures[match.item_id].document_type == "ssn_card":
            one.number = one.number or match.value_key
        if match.item_id in shown:
            one.rows.append(match)
    looks = list(_looks(pictures.values(), said, types))
    shared = groups(looks, frozenset(types))
    return _counts(pictures, shared, types) | {
        "examples": [
            example
            for item_id in shown
            if item_id in pictures
            for example in _examples(pictures[item_id], said[item_id].rows, identifying)
        ],
        "again": _again(shared, pictures),
        "shared": [[look.content for look in group] for group in shared if len(group) > 1],
    }


def _shown(pictures: Iterable[ItemRow], types: Collection[str]) -> tuple[int, ...]:
    """Contradictions first, then numbers that could not be read, then the others by address."""
    seen: set[str] = set()
    ranked: list[tuple[bool, bool, str, int]] = []
    for item in pictures:
        content = item.content_sha256 or str(item.item_id)
        if item.document_type in types and content not in seen:
            seen.add(content)
            fields = str(item.facts.get("fields", ""))
            ranked.append(("≠" not in fields, not item.facts.get("number_unread"), item.address, item.item_id))
    return tuple(item_id for *_, item_id in heapq.nsmallest(SHOWN, ranked))


def _looks(pictures: Iterable[ItemRow], said: Mapping[int, _Said], types: Collection[str]) -> Iterable[Look]:
    seen: set[str] = set()
    for item in pictures:
        content = item.content_sha256 or str(item.item_id)
        if content in seen:
            continue
        seen.add(content)
        one = said.get(item.item_id)
        bits = int(str(item.facts.get("picture_hash") or "0"), 16)
        if not bits and item.document_type not in types:
            continue
        values = hash(frozenset(one.values)) if one and len(one.values) > 1 else 0
        yield Look(item.item_id, content, item.document_type, bits, values, one.number if one else "")


def _counts(pictures: Mapping[int, ItemRow], shared: Iterable[list[Look]], types: Collection[str]) -> dict[str, Any]:
    images, documents, unread, agree, differ = Counter[str](), Counter[str](), 0, 0, 0
    seen: set[str] = set()
    again = 0
    for group in shared:
        again += len(group) - 1
        if group[0].document_type in types:
            documents[group[0].document_type] += 1
            images[group[0].document_type] += len(group)
    for item in pictures.values():
        content = item.content_sha256 or str(item.item_id)
        if item.document_type not in types or content in seen:
            continue
        seen.add(content)
        fields = str(item.facts.get("fields", ""))
        unread += bool(item.facts.get("number_unread"))
        differ += "≠" in fields
        agree += "=" in fields and "≠" not in fields
    return {
        "images": images.total(), "documents": documents.total(), "number_unread": unread, "agree": agree,
        "differ": differ, "near_duplicates": again,
        "by_type": {
            name: {"images": images[name], "documents": documents[name]} for name in sorted(images)
        },
    }  # fmt: skip


def _examples(item: ItemRow, rows: Sequence[MatchRow], identifying: Collection[str]) -> Iterator[dict[str, Any]]:
    """One for the item; of a sheet one for each of its cards, by place."""
    cards: dict[str, list[MatchRow]] = defaultdict(list)
    for row in rows:
        cards[row.record_id or ""].append(row)
    numbers = {row.value_key for row in rows if row.kind in identifying and row.source_layer in _SOURCES}
    held = [own for own in cards.values() if any(row.kind in identifying for row in own)]
    if len(held) < 2 or len(numbers) < 2 or "≠" in str(item.facts.get("fields", "")):
        # Front and back that contradict one another are shown beside each other.
        yield _example(item, rows, identifying, _verdicts(str(item.facts.get("fields", ""))))
        return
    held.sort(key=lambda own: min(_place(row) for row in own))
    for number, own in enumerate(held[:_CARDS_SHOWN], 1):
        yield _example(item, own, identifying, {}) | {"card": number, "cards": len(held)}


def _place(row: MatchRow) -> tuple[int, int]:
    box = row.spot.get("box")
    return (int(box[1]), int(box[0])) if isinstance(box, list | tuple) and len(box) == 4 else (1 << 30, 0)


def _verdicts(fields: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in fields.split("; "):
        of, _, verdict = part.partition(": ")
        # Of a front and its back the line that compares them, a contradiction before agreement.
        known = found.get(of, "")
        if verdict and ("≠" in verdict, len(verdict)) > ("≠" in known, len(known)):
            found[of] = verdict
    return found


def _by_reasons(rows: Iterable[MatchRow]) -> str:
    """`barcode = ocr` from what the matches of one field say of one another."""
    rows = list(rows)
    sources = {row.source_layer.replace("handwriting", "ocr"): None for row in rows}
    for row in rows:
        sources |= {reason.partition(":")[2]: None for reason in row.reasons if reason.startswith(_COMPARED)}
    differs = any(reason.startswith("differs:") for row in rows for reason in row.reasons)
    return (" ≠ " if differs else " = ").join(sources)


def _example(
    item: ItemRow, rows: Iterable[MatchRow], identifying: Collection[str], verdicts: dict[str, str]
) -> dict[str, Any]:
    """Masked values with their places, by field."""
    fields: dict[str, list[dict[str, Any]]] = defaultdict(list)
    of_field: dict[str, list[MatchRow]] = defaultdict(list)
    for row in rows:
        name = "number" if row.kind in identifying else _FIELD_OF.get(row.kind)
        if name is not None and row.source_layer in _SOURCES:
            of_field[name].append(row)
            entry = {
                "masked": row.masked, "kind": row.kind, "source": _SOURCES[row.source_layer],
                "box": row.spot.get("box"), "page": row.spot.get("page"), "confidence": row.confidence,
            }  # fmt: skip
            if entry not in fields[name]:
                fields[name].append(entry)
    verdicts = verdicts or {name: _by_reasons(found) for name, found in of_field.items()}
    return {
        "address": item.address,
        "document_type": item.document_type,
        "confidence": item.document_confidence,
        "number_unread": bool(item.facts.get("number_unread")),
        "fields": [
            {"field": name, "readings": fields.get(name, []), "verdict": verdicts.get(name, "")}
            for name in (*_ORDER, *sorted(verdicts.keys() - set(_ORDER)))
            if name in verdicts or name in fields
        ],
    }


def _again(shared: Iterable[list[Look]], pictures: Mapping[int, ItemRow]) -> list[dict[str, Any]]:
    """The groups with most members: all their addresses, as far as twenty."""
    largest = heapq.nsmallest(
        _GROUPS_SHOWN, (g for g in shared if len(g) > 1), key=lambda g: (-len(g), pictures[g[0].item_id].address)
    )
    return [
        {
            "document_type": group[0].document_type,
            "pictures": len(group),
            "addresses": [pictures[look.item_id].address for look in group[:20]],
        }
        for group in largest
    ]
