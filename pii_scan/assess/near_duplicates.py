"""Pictures that show the same thing: saved again, cropped, photographed a second time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_BITS = 7
"""Of 64. Photographs saved harder, halved or made lighter were at most 6 apart, different ones at least 10 (15
portraits and 6 photos of the sample data, 27 November 2026)."""
_BANDS = 4
_BAND_BITS = 16
_BUCKET_MOST = 64
"""Pictures of one bucket that are compared: blank pages by the thousand must not cost the square of their number."""
_PLAIN = frozenset({"photo", "profile_photo", "other", "video"})
"""Without text of their own, so that looks are all there is."""


@dataclass(frozen=True, slots=True)
class Look:
    """One content, however many places it lies at."""

    item_id: int
    content: str
    document_type: str
    bits: int
    """Perceptual hash."""
    said: int = 0
    """A number that is equal for equal sets of certain values; 0 for none."""
    number: str = ""
    """Keyed hash of the identity number, for identity documents."""


def groups(looks: Iterable[Look], identity: frozenset[str]) -> list[list[Look]]:
    """Each group shows one document, its first member the first seen; singles are groups of one.

    Photographs go by their looks. Pages with text must look alike and say the same. Cards of one layout look alike
    whoever is on them (two people's were 2 bits apart), so identity documents go by their number alone, and one without
    a readable number is a document of its own.
    """
    found: list[list[Look]] = []
    by_number: dict[tuple[str, str], list[Look]] = {}
    leaders: dict[tuple[object, int, int], list[list[Look]]] = defaultdict(list)
    for look in looks:
        if look.document_type in identity:
            same = by_number.get((look.document_type, look.number)) if look.number else None
            if same is None:
                same = []
                found.append(same)
                if look.number:
                    by_number[look.document_type, look.number] = same
            same.append(look)
            continue
        domain: object = "photo" if look.document_type in _PLAIN else (look.document_type, look.said)
        nearest = None if domain != "photo" and not look.said else _nearest(look, domain, leaders)
        if nearest is None:
            nearest = []
            found.append(nearest)
            for band, value in enumerate(_bands(look.bits)):
                leaders[domain, band, value].append(nearest)
        nearest.append(look)
    return found


def _nearest(look: Look, domain: object, leaders: dict[tuple[object, int, int], list[list[Look]]]) -> list[Look] | None:
    """The group whose first member is nearest, within `MOST_BITS`. Of seven bits that differ, one of four bands has at
    most one, so bands are looked up as they are and with each bit turned."""
    best: tuple[int, list[Look]] | None = None
    for band, value in enumerate(_bands(look.bits)):
        for near in (value, *(value ^ (1 << bit) for bit in range(_BAND_BITS))):
            for group in leaders.get((domain, band, near), ())[:_BUCKET_MOST]:
                apart = (group[0].bits ^ look.bits).bit_count()
                if apart <= MOST_BITS and (best is None or apart < best[0]):
                    best = (apart, group)
    return best[1] if best else None


def _bands(bits: int) -> Iterator[int]:
    for band in range(_BANDS):
        yield bits >> (band * _BAND_BITS) & 0xFFFF
