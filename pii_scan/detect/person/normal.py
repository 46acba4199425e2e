"""The canonical form of a name: upper-case ASCII letters and single spaces, FIRST MIDDLE LAST."""

import re
import unicodedata

from pii_scan.detect.person.word_set import word_set

HONORIFICS = word_set(
    """
    MR MRS MS MISS MX DR PROF REV FR SR SRA SRTA DON DONA DOÑA SENOR SENORA HON JUDGE OFFICER OFC SGT LT CAPT
    DEPUTY DET DETECTIVE WARDEN INMATE ATTY ATTORNEY ABOGADO ABOGADA LIC ESQ MD PHD DDS RN JD CPA
    """
)
GENERATIONS = frozenset(["JR", "SR", "II", "III", "IV"])

_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"})
_SPLIT = re.compile(r"[^A-Z]+")


def fold(text: str) -> str:
    """Upper case, without accents: what OCR, barcodes and forms make of one name compares equal."""
    if text.isascii():
        return text.upper()
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).upper()


def normal_name(raw: str) -> str:
    """`"O'Brien, José M. Jr."` → `"JOSE M OBRIEN JR"`. Empty where no letter remains.

    A comma turns the order round unless only a generation or a degree follows it. Non-Latin names keep
    their own letters.
    """
    folded = fold(raw)
    for mark in "'’‘`´":
        folded = folded.replace(mark, "")
    head, comma, tail = folded.partition(",")
    first, last = _words(tail), _words(head)
    generation: list[str] = []
    if comma and any(word not in GENERATIONS and word not in HONORIFICS for word in first):
        words = first + last
    else:
        words = last + first
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    for word in [w for w in words[1:] if w in GENERATIONS]:
        words.remove(word)
        generation.append(word)
    while len(words) > 2 and words[-1] in HONORIFICS:
        words = words[:-1]
    return " ".join(words + generation)


def _words(text: str) -> list[str]:
    if text.isascii():
        return [word for word in _SPLIT.split(text) if word]
    return "".join(ch if ch.isalpha() else " " for ch in text).split()
