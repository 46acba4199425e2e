"""The third style: states' and countries' manners. Rules of fields and types were changed on it; a floor, no proof."""

from collections import defaultdict
from collections.abc import Sequence

from bench.card_scores import cost, mean, share, understood
from bench.card_types import right
from bench.cards.camera import QUALITIES
from bench.cards.draw import Drawn
from bench.measure import Figures
from bench.sheet import Section

_FIELDS = ("number", "name", "birth date", "address")


def fields(drawn: Sequence[Drawn], figures: Figures, title: str, notes: tuple[str, ...]) -> Section:
    """From pixels to values: read, and understood as what they are."""
    section = Section(
        title,
        ("quality", "printed read", *(f"{name} found" for name in _FIELDS), "type right", "unread told", "CPU-s/image",
         "detection: CPU-s", "images"),
        notes,
    )  # fmt: skip
    for quality in QUALITIES:
        chosen = [d for d in drawn if d.quality == quality]
        found: dict[str, list[bool]] = defaultdict(list)
        silent: list[bool] = []
        for one in chosen:
            got = understood(one, figures)
            for name, hit in got.items():
                found[name].append(hit)
            if not got.get("number", True):
                silent.append(figures["unread"][one.path] > 0)
        told = mean([right(d, figures["types"]) for d in chosen])
        section.add(
            quality, share(chosen, figures)[0], *(mean(found[name]) for name in _FIELDS), told, mean(silent),
            cost(chosen, figures), mean([figures["detect_s"][d.path] for d in chosen]), str(len(chosen)),
        )  # fmt: skip
    return section


def layouts(drawn: Sequence[Drawn], figures: Figures, title: str) -> Section:
    """The same by layout, all qualities together."""
    section = Section(title, ("layout", "printed read", *(f"{name} found" for name in _FIELDS), "type right", "images"))
    rows: dict[str, list[Drawn]] = defaultdict(list)
    for one in drawn:
        rows[one.made].append(one)
    for made, members in rows.items():
        got = [understood(one, figures) for one in members]
        section.add(
            made, share(members, figures)[0], *(mean([g[name] for g in got if name in g]) for name in _FIELDS),
            mean([right(d, figures["types"]) for d in members]), str(len(members)),
        )  # fmt: skip
    return section
