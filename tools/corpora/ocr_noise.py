"""What a scan does to a page: characters taken for others, blanks lost, at a rate."""

from random import Random

from tools.corpora.truth import Document, Span

_TAKEN_FOR = {
    "0": "O", "O": "0", "1": "lI", "l": "1I", "I": "1l", "5": "S", "S": "5", "8": "B", "B": "8", "2": "Z", "Z": "2",
    "6": "G", "G": "6", "e": "c", "c": "e", "a": "o", "n": "ri", "m": "rn", "u": "v", "h": "b", "t": "f",
    ".": ",", ":": ";",
}  # fmt: skip


def noisy(document: Document, rng: Random, rate: float) -> Document:
    """The document as OCR may return it; values keep their places.

    Args:
        rate: share of the characters that can be confused which are; blanks are lost half as often.
    """
    out: list[str] = []
    moved = [0]
    for ch in document.text:
        if ch == " " and rng.random() < rate / 2:
            new = ""
        elif ch in _TAKEN_FOR and rng.random() < rate:
            new = _TAKEN_FOR[ch] if ch in "nm" else rng.choice(_TAKEN_FOR[ch])
        else:
            new = ch
        out.append(new)
        moved.append(moved[-1] + len(new))
    spans = tuple(Span(s.topic, moved[s.start], moved[s.end], s.labelled) for s in document.spans)
    return Document("".join(out), spans, "ocr", "ocr")
