"""Matches of one record → keyed hashes that link records, without any value."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pii_scan.detect.ids.jurisdictions import STATE_NAMES
from pii_scan.detect.ids.soundex import soundex
from pii_scan.engine.name_keys import initials, split_name
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band, Match
from pii_scan.model.record import Record
from pii_scan.store.keys import value_key

if TYPE_CHECKING:
    from pii_scan.store.table_records import RowHasher

ID_DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "drivers_license_front": ("us_driver_license",),
    "drivers_license_back": ("us_driver_license",),
    "state_id_front": ("us_state_id", "us_driver_license"),
    "state_id_back": ("us_state_id", "us_driver_license"),
    "national_id_card": ("other_gov_id", "passport"),
    "visa": ("visa_number", "passport"),
    "passport": ("passport",),
    "ssn_card": ("us_ssn", "us_itin"),
    "medicare_card": ("us_medicare_mbi",),
    "permanent_resident_card": ("passport", "us_alien_number", "other_gov_id"),
    "inmate_id": ("inmate_number",),
    "unread_id_card": (),
}
"""Identity documents and the kinds that count as their number."""
_NUMBER_CLASSES: Mapping[str, tuple[LegalClass, ...]] = {
    "drivers_license_front": (LegalClass.DRIVERS_LICENSE,),
    "drivers_license_back": (LegalClass.DRIVERS_LICENSE,),
    "passport": (LegalClass.PASSPORT,),
    "national_id_card": (LegalClass.OTHER_GOV_ID, LegalClass.TAXPAYER_ID),
}
"""Their numbers in other countries, each a kind of its own."""
_ISSUED = frozenset({"us_driver_license", "us_state_id", "passport"})
"""Kinds whose number is unique for its issuer; a plate's state or a bank's country is not the issuer of a card."""
_BIRTHS = frozenset({"date_of_birth", "year_of_birth", "age"})
"""Kinds that say whether somebody is a minor."""


def build_records(
    matches: Sequence[Match], sha256: str, document_type: str, hash_key: bytes, kinds: Mapping[str, Kind]
) -> tuple[Record, ...]:
    """One Record per group; an identity document of which nothing was read gives one too, so that it counts."""
    groups: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        if match.record is not None and match.band is not Band.DUMMY:
            groups[match.record].append(match)
    if not groups and document_type in ID_DOCUMENTS:
        groups[0] = []
    return tuple(
        _record(index, group, sha256, document_type, hash_key, kinds) for index, group in sorted(groups.items())
    )


def record_id(sha256: str, document_type: str, index: int) -> str:
    return hashlib.blake2b(f"{sha256}/{document_type}/{index}".encode(), digest_size=16).hexdigest()


def _record(
    index: int, group: list[Match], sha256: str, document_type: str, hash_key: bytes, kinds: Mapping[str, Kind]
) -> Record:
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    best = sorted(group, key=lambda m: (-m.confidence, m.kind, m.normal.reveal()))
    for match in best:
        normal = match.normal.reveal()
        if not normal or (match.band is Band.POSSIBLE and document_type not in ID_DOCUMENTS and _numbers(match, kinds)):
            # Digits that may be anything else, an order number say, must neither make nor join people.
            continue
        # One card is a licence to one reader and a state identity card to another: they share a number space.
        domain = "us_driver_license" if match.kind == "us_state_id" else match.kind
        keys[match.kind][value_key(hash_key, domain, normal)] = None
        if match.kind == "person_name":
            for block, text in name_blocks(normal).items():
                keys[block][value_key(hash_key, block, text)] = None
        elif match.kind == "date_of_birth":
            keys["block:birth_date"][value_key(hash_key, "block:birth_date", normal)] = None
        elif match.kind in _HOUSES and (place := _HOUSES[match.kind](normal, match.attributes)):
            keys["block:house_zip"][value_key(hash_key, "block:house_zip", place)] = None
    state, basis = residence(best)
    wanted = ID_DOCUMENTS.get(document_type)
    return Record(
        record_id=record_id(sha256, document_type, index),
        content_sha256=sha256,
        document_type=document_type,
        index=index,
        keys={kind: tuple(values) for kind, values in sorted(keys.items())},
        classes=tuple(
            sorted({kinds[m.kind].legal_class.value for m in group if m.band is Band.HIGH and m.kind in kinds})
        ),
        state=state,
        state_basis=basis,
        minor=_minor(group),
        issuer=next((m.qualifier for m in best if m.qualifier and m.kind in _ISSUED), None),
        number_unread=wanted is not None
        and not any(kind in keys for kind in wanted)
        and not _class_read(keys, _NUMBER_CLASSES.get(document_type, ()), kinds),
    )


def _class_read(found: Iterable[str], wanted: Sequence[LegalClass], kinds: Mapping[str, Kind]) -> bool:
    return any(kind in kinds and kinds[kind].legal_class in wanted for kind in found)


def _numbers(match: Match, kinds: Mapping[str, Kind]) -> bool:
    return match.kind in kinds and kinds[match.kind].identifies


@lru_cache(maxsize=65536)
def _name_blocks(normal: str) -> tuple[tuple[str, str], ...]:
    first, last = split_name(normal)
    blocks = [("block:first", first), ("block:last", last), ("block:initials", initials(normal))]
    if first and last:
        blocks.append(("block:name", f"{first} {last}"))
    if last:
        blocks.append(("block:phonetic", soundex(last)))
    return tuple((block, text) for block, text in blocks if text)


def name_blocks(normal: str) -> dict[str, str]:
    """Blocking texts of a canonical name (upper case, FIRST MIDDLE LAST)."""
    return dict(_name_blocks(normal))


def _house_postcode(normal: str, attributes: Mapping[str, str]) -> str | None:
    """Another country's: the first number of the street's line. The stroke keeps Berlin's 10115 from New York's."""
    postcode = _letters_and_digits(attributes.get("postcode", ""))
    for part in normal.partition(",")[0].split() if postcode else ():
        if part[0].isdigit() and _letters_and_digits(part) not in postcode:
            return f"{part} / {postcode}"
    return None


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _house_zip(normal: str, attributes: Mapping[str, str]) -> str | None:
    house = normal.split(" ", 1)[0]
    zip5 = attributes.get("zip5", "")
    return f"{house} {zip5}" if house[:1].isdigit() and zip5 else None


_HOUSES: Mapping[str, Callable[[str, Mapping[str, str]], str | None]] = {
    "us_address": _house_zip,
    "address": _house_postcode,
}
_BASES = {"us_address": "address", "phone": "area_code", "gps_location": "gps"}
"""Kinds whose attribute `state` says where somebody lives."""


def residence(best: Iterable[Match]) -> tuple[str | None, str | None]:
    """US state by ranked evidence: address, issuing state, area code (weak), position (weak).

    A Canadian licence has the shape of a US one and an address of a barcode may lie in a province: neither is a
    US state.
    """
    found: dict[str, str] = {}
    for match in best:
        if match.kind in ("us_driver_license", "us_state_id"):
            country, _, state = match.qualifier.partition("-")
            if country == "US" and state in STATE_NAMES:
                found.setdefault("issuing_state", state)
        elif match.kind in _BASES and (state := match.attributes.get("state", "")) in STATE_NAMES:
            found.setdefault(_BASES[match.kind], state)
    for basis in ("address", "issuing_state", "area_code", "gps"):
        if basis in found:
            return found[basis], basis
    return None, None


def _minor(group: Iterable[Match]) -> bool | None:
    said = {match.attributes.get("minor") for match in group if match.kind in _BIRTHS}
    if "yes" in said:
        return True
    return False if "no" in said else None


def row_hasher(
    sha256: str,
    hash_key: bytes,
    kinds: Mapping[str, Kind],
    take_keys: "Callable[[str, int, Any], None] | None" = None,
) -> "RowHasher":
    """Makes records out of the rows of large tables.

    Args:
        take_keys: as in `RowHasher`.
    """
    from pii_scan.store.table_records import RowHasher

    return RowHasher(sha256, hash_key, kinds, name_blocks, take_keys)
