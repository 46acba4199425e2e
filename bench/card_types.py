"""Document types told of drawn documents: right and wrong by type, and how sure the share is."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bench.cards.camera import QUALITIES
from bench.cards.draw import Drawn
from bench.measure import Figures
from bench.sheet import Section

_SEEN_AS: dict[str, tuple[str, ...]] = {
    # A licence may be seen as a card for identification and the other way round: both say `identity document`.
    "handwritten_note": ("handwritten_note", "handwritten_form"),
}
"""Types that count as right beside their own; empty for all others."""


def types(drawn: Sequence[Drawn], figures: Figures) -> Section:
    """One row a drawn type: right by quality, and what the others were taken for."""
    section = Section(
        "Document types: drawn documents and what they were taken for",
        ("drawn type", *QUALITIES, "all", "taken for", "images"),
        (
            "Share of images whose type was told right, held-out wordings and layouts. A handwritten page may also "
            "count as a handwritten form.",
        ),
    )
    told = figures["types"]
    rows: dict[str, list[Drawn]] = defaultdict(list)
    for one in drawn:
        rows[one.kind].append(one)
    for kind, members in sorted(rows.items()):
        section.add(kind, *_shares(members, told), _wrong(members, told), str(len(members)))
    section.add("all", *_shares(drawn, told), "", str(len(drawn)))
    return section


def right(one: Drawn, told: dict[str, str]) -> bool:
    return told[one.path] in _SEEN_AS.get(one.kind, (one.kind,))


def _shares(members: Sequence[Drawn], told: dict[str, str]) -> list[float | None]:
    out: list[float | None] = []
    for quality in (*QUALITIES, ""):
        chosen = [right(one, told) for one in members if quality in ("", one.quality)]
        out.append(sum(chosen) / len(chosen) if chosen else None)
    return out


def _wrong(members: Sequence[Drawn], told: dict[str, str]) -> str:
    counted = Counter(told[one.path] for one in members if not right(one, told))
    return ", ".join(f"{name} {count}" for name, count in counted.most_common(5)) or "–"
