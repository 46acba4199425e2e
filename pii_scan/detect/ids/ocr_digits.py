"""Letters that optical recognition puts where a digit stands."""

from pii_scan.detect.detector import Candidate

_TO_DIGIT = str.maketrans({"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "i": "1", "|": "1", "Z": "2",
                           "z": "2", "S": "5", "s": "5", "G": "6", "B": "8"})  # fmt: skip


def to_digits(text: str) -> str:
    """Letters that look like digits turned into them; everything else stays."""
    return text.translate(_TO_DIGIT)


def digits_of(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def misread(candidate: Candidate) -> bool:
    """Whether a letter in a number is a misread digit: seen by a camera, or behind a label in the text that somebody
    saved of a picture, where most of the number are digits. The latter is no more than possible."""
    text = candidate.text
    return seen_by_camera(candidate) or (
        bool(candidate.label)
        and any(map(str.isalpha, text))
        and sum(map(str.isdigit, text)) >= _MOSTLY * sum(map(str.isalnum, text))
    )


NATIVE = 2.0
"""Log-odds that a misread digit costs in a text that no camera read."""
_MOSTLY = 0.75


def seen_by_camera(candidate: Candidate) -> bool:
    """Whether a letter in a number may be a misread digit."""
    return candidate.context.how in ("ocr", "handwriting")
