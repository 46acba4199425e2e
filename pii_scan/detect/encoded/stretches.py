"""All that is written in an encoding inside of a text, decoded, with the way back.

URL encoding, HTML character references, JSON escapes, quoted-printable and base64, and one inside of another to
depth two. Not covered: UTF-7, punycode, uuencode, hexadecimal dumps.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.encoded.decoded import Decoded, rewritten
from pii_scan.detect.encoded.layer import layer, stretches

_PIECE = 1 << 20
_GAP = re.compile(r"[\s\"'<>,;&]")
_APART = "\n\n"
"""No escape and no blob goes on behind an empty line."""


def decoded_stretches(text: str) -> Iterator[Decoded]:
    """Stretches in order and disjoint, so that all of them together are no longer than the text.

    A stretch holds what was plain in its lines too: labels and values may be written differently. A value that
    the text shows as it is comes twice then, at the same place.
    """
    for begin, end in _pieces(text):
        for stretch in _of_piece(text if end - begin == len(text) else text[begin:end]):
            yield stretch.shifted(begin) if begin else stretch


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """About `_PIECE` characters each, so that memory stays bounded; cut at the end of a line, or of a run where the
    line is that long. Not behind a soft line break."""
    begin = 0
    while begin < len(text):
        end = begin + _PIECE
        if end < len(text):
            low = end - _PIECE // 4
            seam = text.rfind("\n", low, end)
            while seam > low and text[seam - 2 : seam].rstrip("\r").endswith("="):
                seam = text.rfind("\n", low, seam)
            gap = _GAP.search(text, end) if seam < 0 else None
            end = seam + 1 if seam >= 0 else gap.start() + 1 if gap else len(text)
        yield begin, min(end, len(text))
        begin = end


def _of_piece(text: str) -> Iterator[Decoded]:
    outers = list(stretches(text))
    deeper: dict[int, Decoded] = {}
    for plus in (False, True):
        # What a `+` means in a query string is known only where no `%2B` can have become one.
        alike = [outer for outer in outers if ("percent" not in outer.how) == plus]
        deeper.update((inner.begin, inner) for inner in _deeper(alike, plus))
    for outer in outers:
        yield deeper.get(outer.begin, outer)


def _deeper(outers: list[Decoded], plus: bool) -> Iterator[Decoded]:
    """Those that hold a further layer, without it; all are looked at together, because most are short."""
    import numpy as np

    joined = _APART.join([outer.text for outer in outers])
    found = layer(joined, plus=plus) if joined else None
    if found is None:
        return
    replaced, worth = found
    marks = replaced.begins[worth]
    begin = 0
    for outer in outers:
        end = begin + len(outer.text)
        first, last = np.searchsorted(marks, (begin, end))
        if first < last:
            inner = rewritten(joined, replaced, begin, end)
            starts, ends = inner.starts - begin, inner.ends - begin
            yield Decoded(inner.text, starts, ends, 0, end - begin, inner.how).inside(outer)
        begin = end + len(_APART)
