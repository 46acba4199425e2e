"""Turns matches and addresses into what may lie on a disk: masks and keyed hashes; the rest is sealed."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pii_scan.model.address import Address, Step
from pii_scan.model.evidence import Spot
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.mask import mask, mask_position
from pii_scan.model.match import Match
from pii_scan.store.keys import address_key, keyed_hash, value_key
from pii_scan.store.vault import Vault

MatchColumns = tuple[Any, ...]
"""place_key … count of the table `matches`, in that order."""

_ATTRIBUTES = frozenset(
    {"state", "minor", "part", "party", "scheme", "country", "distinct", "values", "day", "hour", "nights"}
)
"""What of a match's attributes may lie readable; a ZIP code next to a birth date already names people. When somebody
was at a place says something only with the place, which is sealed: homes are told by nights."""

_WAITING = 20_000
"""Values, at some 500 bytes each."""

_SPOT_NAMES = ("page", "line", "start", "end", "sheet", "row", "column", "box")


class Sealer:
    """Collects what must enter the vault before the ledger commits."""

    def __init__(self, hash_key: bytes, vault: Vault, classes: Mapping[str, LegalClass]) -> None:
        self._hash_key = hash_key
        self._vault = vault
        self._classes = classes
        self._waiting: dict[str, bytes] = {}

    def flush_many(self) -> None:
        """Where much waits, it goes to the disk ahead of the rest: what no committed row names is never read."""
        if len(self._waiting) > _WAITING:
            self.flush()

    def flush(self) -> None:
        """All sealed so far is on the disk when it returns."""
        self._vault.put_many(self._waiting)
        self._waiting.clear()

    def discard(self) -> None:
        self._waiting.clear()

    def address_key(self, address: Address) -> str:
        return address_key(self._hash_key, str(address))

    def seal_address(self, address: Address) -> str:
        """The vault key of an original address."""
        key = keyed_hash(self._hash_key, "sealed address", str(address))
        self._waiting[key] = json.dumps([[s.scheme, s.key] for s in address.steps]).encode()
        return key

    def open_address(self, text: str, sealed_address: str | None) -> Address:
        """The original of a ledger row's address.

        Raises:
            KeyError: the vault lacks it.
        """
        if sealed_address is None:
            return Address.parse(text)
        data = self._waiting.get(sealed_address) or self._vault.get(sealed_address)
        if data is None:
            raise KeyError("address is not in the vault")
        return address_of_payload(data)

    def seal_matches(
        self, matches: Sequence[Match], records: Mapping[int, str], mask_name: Callable[[str], str]
    ) -> list[MatchColumns]:
        """Rows for matches of one item.

        Args:
            records: index inside the item → record id.
            mask_name: masks what a sheet's or a column's name holds of a person.

        Raises:
            ValueError: a kind was not declared when the case was opened.
        """
        seen: dict[str, int] = {}
        return [self._seal(match, records, mask_name, seen) for match in matches]

    def _seal(
        self, match: Match, records: Mapping[int, str], mask_name: Callable[[str], str], seen: dict[str, int]
    ) -> MatchColumns:
        legal_class = self._classes.get(match.kind)
        if legal_class is None:
            raise ValueError(f"kind {match.kind} is unknown to this case: pass its Kind when opening the case")
        raw, normal = match.raw.reveal(), match.normal.reveal()
        sealed_key = keyed_hash(self._hash_key, "sealed value", match.kind, raw, normal)
        self._waiting[sealed_key] = json.dumps({"raw": raw, "normal": normal}).encode()
        key = value_key(self._hash_key, match.kind, normal, match.qualifier)
        spot = _spot_json(match.spot, mask_name)
        place = (match.kind, key, sealed_key, spot, match.how.value, match.detector)
        # Equal values without a known spot are still several matches.
        ordinal = seen.get(base := "\0".join(place), 0)
        seen[base] = ordinal + 1
        return (
            keyed_hash(self._hash_key, "place", *place, str(ordinal)),
            records.get(match.record) if match.record is not None else None,
            match.kind,
            legal_class.value,
            masked_value(raw, normal, legal_class),
            key,
            sealed_key,
            match.confidence,
            match.band.value,
            spot,
            match.how.value,
            match.detector,
            json.dumps(match.reasons),
            match.qualifier,
            json.dumps({k: v for k, v in match.attributes.items() if k in _ATTRIBUTES}, sort_keys=True),
            match.count,
        )


def address_of_payload(data: bytes) -> Address:
    return Address(tuple(Step(scheme, key) for scheme, key in json.loads(data)))


def masked_value(raw: str, normal: str, legal_class: LegalClass) -> str:
    """The mask of a value; positions are rounded to 0.1°."""
    if legal_class is LegalClass.GEOLOCATION:
        try:
            latitude, longitude = (float(part) for part in normal.split(",")[:2])
        except ValueError:
            return mask(raw, legal_class)
        return mask_position(latitude, longitude)
    return mask(raw, legal_class)


def _spot_json(spot: Spot, mask_name: Callable[[str], str]) -> str:
    shown: dict[str, Any] = {}
    for name in _SPOT_NAMES:
        value = getattr(spot, name)
        if value is not None:
            shown[name] = mask_name(value) if name in {"sheet", "column"} else value
    return json.dumps(shown, separators=(",", ":"))
