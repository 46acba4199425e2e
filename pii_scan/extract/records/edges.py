"""Where the columns of fixed-width records lie, told from many records: blank columns, changes between letters and
digits, dates inside of runs of digits."""

import itertools
from typing import Any

BLANK, DIGIT, ALPHA, OTHER, BINARY = range(5)
_MOSTLY, _RARELY = 0.97, 0.002
_FEW = 4
_STATES = frozenset(
    {
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
        "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND",
        "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "PR", "GU",
        "VI",
    }
)  # fmt: skip

Span = tuple[int, int]


def classes_of(codec: str) -> Any:
    """The class of each byte value under a codec of one byte a character."""
    import numpy as np

    from pii_scan.extract.records.cells import char_set

    found = char_set("latin-1" if codec == "utf-8" else codec)
    assert found is not None

    def one(char: str) -> int:
        if char in " \x00\xa0":
            return BLANK
        if char in "0123456789":
            return DIGIT
        if char.isalpha():
            return ALPHA
        return OTHER if char.isprintable() and char != "\ufffd" else BINARY

    return np.array([one(c) for c in found.chars], np.uint8)


def spans(records: Any, codec: str) -> list[Span]:
    """Start and end of each column that holds anything.

    Args:
        records: bytes, one record a row; a sample of some tens to thousands.
    """
    import numpy as np

    width = records.shape[1]
    kinds = classes_of(codec)[records]
    share = np.stack([(kinds == kind).mean(axis=0) for kind in range(5)])
    empty = share[BLANK] >= 1 - _RARELY
    cuts = {0, width}
    for at in range(1, width):
        if (empty[at - 1] and not empty[at]) or _changes(share, at):
            cuts.add(at)
    ordered = sorted(cuts)
    found: list[Span] = []
    for start, end in itertools.pairwise(ordered):
        if not empty[start:end].all():
            found.append((start, end))
    joined = _rejoined(found, share, records, codec)
    split = [piece for span in joined for piece in _by_states(span, share, records, codec)]
    return [piece for span in split for piece in _by_dates(span, share, records, codec)]


def _changes(share: Any, at: int) -> bool:
    """Whether letters or blanks stand before and digits from here on, or the other way round."""
    before, here = share[:, at - 1], share[:, at]
    if here[DIGIT] >= _MOSTLY:
        return bool(before[DIGIT] < 0.5 and before[ALPHA] + before[BLANK] >= _MOSTLY)
    if before[DIGIT] >= _MOSTLY:
        return bool(here[ALPHA] + here[BLANK] >= _MOSTLY and here[ALPHA] >= 0.02)
    return False


def _rejoined(found: list[Span], share: Any, records: Any, codec: str) -> list[Span]:
    """One or two letters before digits are part of a number (`A1234567`) unless they are few codes or states."""
    out: list[Span] = []
    for span in found:
        if (
            out
            and out[-1][1] == span[0]
            and share[DIGIT, span[0]] >= _MOSTLY
            and _of_number(out[-1], share, records, codec)
        ):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return out


def _of_number(span: Span, share: Any, records: Any, codec: str) -> bool:
    start, end = span
    if end - start > 2 or (share[ALPHA, start:end] < _MOSTLY).any():
        return False
    texts = _texts(records[:500, start:end], codec)
    if end - start == 2 and sum(text in _STATES for text in texts) >= 0.9 * len(texts):
        return False
    return len(set(texts)) > _FEW


def _by_states(span: Span, share: Any, records: Any, codec: str) -> list[Span]:
    """Letters without a gap of which the last two, or the first two, are a state in every record."""
    start, end = span
    if end - start <= 2 or (share[ALPHA, start:end] < _MOSTLY).any():
        return [span]
    for at in (end - 2, start):
        texts = _texts(records[:500, at : at + 2], codec)
        if sum(text in _STATES for text in texts) >= _MOSTLY * len(texts):
            parts = [(start, at), (at, at + 2), (at + 2, end)]
            return [part for part in parts if part[1] > part[0]]
    return [span]


def _by_dates(span: Span, share: Any, records: Any, codec: str) -> list[Span]:
    """A run of more than eight digits in which eight are a date in every record."""
    start, end = span
    if end - start <= 8 or (share[DIGIT, start:end] < _MOSTLY).any():
        return [span]
    texts = [text for text in _texts(records[:300, start:end], codec) if len(text) == end - start]
    if len(texts) < 8:
        return [span]
    for at in range(end - start - 7):
        if sum(_is_date(text[at : at + 8]) for text in texts) >= _MOSTLY * len(texts):
            parts = [(start, start + at), (start + at, start + at + 8), (start + at + 8, end)]
            return [part for part in parts if part[1] > part[0]]
    return [span]


def _is_date(text: str) -> bool:
    for year, month, day in ((text[:4], text[4:6], text[6:]), (text[4:], text[:2], text[2:4])):
        if "1890" <= year <= "2060" and "01" <= month <= "12" and "01" <= day <= "31":
            return True
    return text in ("00000000", "99999999")


def _texts(cells: Any, codec: str) -> list[str]:
    from pii_scan.extract.records.cells import text_column

    return [text or "" for text in text_column(cells, codec).to_pylist()]
