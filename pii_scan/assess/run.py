"""Assesses a case: item risk, severity, homes and call records into the store."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pii_scan.assess.calls import call_records
from pii_scan.assess.distinct import distinct_values
from pii_scan.assess.homes import Point, repeated_places
from pii_scan.assess.identity_documents import identity_documents
from pii_scan.assess.join_columns import join_columns
from pii_scan.assess.joins import figures, find_joins
from pii_scan.assess.profile import profiles
from pii_scan.assess.risk import ID_IMAGES, item_risk, with_members, with_suppressed
from pii_scan.assess.severity import severity
from pii_scan.detect.location.place_of import place_of
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band
from pii_scan.store import derived
from pii_scan.store.key_rows import read_key_columns
from pii_scan.store.reader import CaseReader
from pii_scan.store.rows import ItemRow, MatchRow

if TYPE_CHECKING:
    from pii_scan.store.case import Case


def assess(case: "Case") -> None:
    """Reads the store only; can be run again at any time, with the key also for repeated positions."""
    reader = case.reader()
    left_out: Counter[int] = Counter()
    covered = reader.covered_items()
    found = profiles(_counted(reader, left_out))
    items = {item.item_id: item for item in reader.items()}
    places = repeated_places(_points(reader))
    homes = frozenset(item_id for place in places for item_id in place.items)
    seen = {item_id: item for item_id, item in items.items() if item_id not in covered}
    calls = call_records(case, reader, seen, _counted(reader))
    privileged = calls.privileged_items if calls else frozenset()
    own = {
        item_id: with_suppressed(
            item_risk(
                # Of what is left out whole, what it is does not count either.
                replace(item, document_type="") if item_id in covered else item,
                found.get(item_id),
                item_id in homes,
                privileged_calls=item_id in privileged,
            ),
            left_out[item_id],
            covered=item_id in covered,
        )
        for item_id, item in items.items()
    }
    risks = with_members(items, own)
    derived.write_item_risk(case, [(item_id, risk.value, reasons) for item_id, (risk, reasons) in risks.items()])
    people = reader.derived("people")
    classes = {name for profile in found.values() for name in profile.high}
    if privileged:
        classes.add(LegalClass.PRIVILEGED.value)
    derived.write_derived(case, "severity", severity(classes, people.get("best", 0) if isinstance(people, dict) else 0))
    derived.write_derived(case, "call_records", calls.figures if calls else None)
    identifying = frozenset(kind for kind, entry in reader.kinds.items() if entry["identifies"])
    derived.write_derived(case, "kinds_found", sorted({kind for profile in found.values() for kind in profile.kinds}))
    derived.write_derived(case, "distinct", distinct_values(reader))
    derived.write_derived(case, "joins", _joins(reader, seen.values(), identifying))
    derived.write_derived(case, "identity", identity_documents(seen.values(), _counted(reader), ID_IMAGES, identifying))
    derived.write_derived(
        case,
        "homes",
        [
            {
                "lat": round(place.latitude, 1),
                "lon": round(place.longitude, 1),
                "points": place.points,
                "radius_m": place.radius_m,
                "reasons": place.reasons,
                # Of the rounded position, so that it says no more than that.
                "near": str(place_of(round(place.latitude, 1), round(place.longitude, 1)) or ""),
            }
            for place in places
        ],
    )


def _joins(reader: CaseReader, items: Iterable[ItemRow], identifying: frozenset[str]) -> dict[str, Any] | None:
    """None where no table has a column that may be a key."""
    files: dict[str, list[str]] = {}
    for item in items:
        if item.content_sha256:
            files.setdefault(item.content_sha256, []).append(item.address)
    columns = join_columns(read_key_columns(reader.key_files), files)
    if not columns:
        return None
    joins = find_joins(columns, identifying, {content: places[0] for content, places in files.items()})
    joined = {content for join in joins.found for side in (join.parent, join.child) for content in side.contents}
    classes: dict[str, set[str]] = {}
    for match in _counted(reader) if joined else ():
        if match.content_sha256 in joined and match.band == Band.HIGH:
            classes.setdefault(match.content_sha256, set()).add(match.legal_class)
    return figures(joins, files, classes)


def _counted(reader: CaseReader, left_out: Counter[int] | None = None) -> Iterator[MatchRow]:
    """All matches but the suppressed ones; how many those are, by item, into `left_out`."""
    for match in reader.matches():
        if not match.suppressed:
            yield match
        elif left_out is not None:
            left_out[match.item_id] += match.count


def _points(reader: CaseReader) -> list[Point]:
    points = []
    for match in _counted(reader):
        if match.kind == "gps_location" and match.band == Band.HIGH and match.sealed_key:
            # As it stands in the file it may be degrees and minutes, or a geometry's digits.
            latitude, _, longitude = reader.reveal(match.sealed_key)[1].partition(",")
            content = match.content_sha256 or str(match.item_id)
            hour = match.attributes.get("hour", "")
            points.append(
                Point(
                    match.item_id,
                    content,
                    float(latitude),
                    float(longitude),
                    match.attributes.get("day", ""),
                    int(hour) if hour.isdigit() else None,
                    match.address.rpartition("/")[0],
                    int(match.attributes.get("nights", 0)),
                )
            )
    return points
