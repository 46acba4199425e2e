"""Several cards in one picture: whose each word is."""

from collections.abc import Sequence

from pii_scan.detect.grouping.key_kinds import ONE_EACH, key_kinds
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band, Match

Box = tuple[int, int, int, int]
_WORDS_MOST = 500
"""Words of a page that are looked at pair by pair; more make a page of text, not a sheet of cards."""
_FURTHER = 1_000
"""Records of a page's further cards are numbered from here on, a thousand a page."""


def card_records(matches: Sequence[Match], texts: Sequence[Text]) -> list[int]:
    """The record of each match of a document that is one card a page, or several side by side.

    Each identity number begins a card, and every word belongs to the number it hangs together with: words are joined
    nearest first, and two numbers are never joined. Front and back of one card have one number and are one record.
    """
    records = [_page(m) - 1 for m in matches]
    for page in sorted({_page(m) for m in matches}):
        of_page = [i for i, m in enumerate(matches) if _page(m) == page]
        groups = _of_page([matches[i] for i in of_page], [t for t in texts if (t.page or 1) == page])
        for i, group in zip(of_page, groups, strict=True):
            if group:
                records[i] = _FURTHER * page + group
    return records


def one_card_a_page(matches: Sequence[Match]) -> bool:
    """Whether no page shows a further card."""
    return all(m.record is None or not _FURTHER <= m.record < 1 << 30 for m in matches)


def _page(match: Match) -> int:
    return max(1, match.spot.page or 1)


def _of_page(matches: Sequence[Match], texts: Sequence[Text]) -> list[int]:
    """0 for the first card of the page and for what belongs to no other."""
    cards = _cards(matches)
    if len(cards) < 2:
        return [0] * len(matches)
    words = [word.box for text in texts if text.how is not How.BARCODE for word in text.boxes]
    seeds = [(box, card) for card, own in enumerate(cards) for i in own if (box := matches[i].spot.box) is not None]
    labels = _attached(seeds, words)
    by_group = {matches[i].record: card for card, own in enumerate(cards) for i in own if matches[i].how is How.BARCODE}
    out: list[int] = []
    for match in matches:
        if match.how is How.BARCODE and match.record in by_group:
            out.append(by_group[match.record])
        else:
            out.append(_nearest(match.spot.box, labels) if match.spot.box is not None else 0)
    return out


def _cards(matches: Sequence[Match]) -> list[list[int]]:
    """Matches of identity numbers, those of one value together, in reading order; one list where all is one card."""
    found: dict[str, list[int]] = {}
    for i, match in enumerate(matches):
        sure = match.band is Band.HIGH and match.spot.box is not None
        if sure and match.kind in key_kinds() - ONE_EACH:
            value = "".join(filter(str.isalnum, match.normal.reveal()))
            same = next((other for other in found if _one_number(value, other)), value)
            found.setdefault(same, []).append(i)
    kinds = {matches[numbers[0]].kind for numbers in found.values()}
    people = {m.normal.reveal() for m in matches if m.kind == "date_of_birth" and m.band is Band.HIGH}
    names = {m.normal.reveal() for m in matches if m.kind == "person_name" and m.band is Band.HIGH}
    if len(found) <= len(kinds) or (len(people) < 2 and len(names) < 2):
        # A card with a licence number and a second number of another sort is one card.
        return []
    return sorted(found.values(), key=lambda numbers: min(_place(matches[i].spot.box) for i in numbers))


def _one_number(one: str, other: str) -> bool:
    return one == other or (len(one) == len(other) > 6 and sum(a != b for a, b in zip(one, other, strict=True)) <= 2)


def _place(box: Box | None) -> tuple[int, int]:
    return (box[1], box[0]) if box is not None else (0, 0)


def _attached(seeds: Sequence[tuple[Box, int]], words: Sequence[Box]) -> list[tuple[Box, int]]:
    """Every word with its card: single linkage in which two cards are never joined."""
    boxes = [*(box for box, _ in seeds), *words[:_WORDS_MOST]]
    owner: list[int | None] = [*(card for _, card in seeds), *([None] * (len(boxes) - len(seeds)))]
    parent = list(range(len(boxes)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    edges = sorted((_gap(boxes[a], boxes[b]), a, b) for a in range(len(boxes)) for b in range(a + 1, len(boxes)))
    for _, a, b in edges:
        one, other = root(a), root(b)
        if one != other and (owner[one] is None or owner[other] is None or owner[one] == owner[other]):
            parent[other] = one
            owner[one] = owner[one] if owner[one] is not None else owner[other]
    return [(box, owner[root(i)] or 0) for i, box in enumerate(boxes)]


def _gap(one: Box, other: Box) -> float:
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return float(max(0, across) ** 2 + max(0, down) ** 2)


def _nearest(box: Box, labels: Sequence[tuple[Box, int]]) -> int:
    return min(labels, key=lambda pair: _gap(box, pair[0]))[1]
