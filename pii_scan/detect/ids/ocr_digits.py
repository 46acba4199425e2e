"""Letters that optical recognition puts where a digit stands."""

from pii_scan.detect.detector import Candidate

_TO_DIGIT = str.maketrans({"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "i": "1", "|": "1", "Z": "2",
                           "z": "2", "S": "5", "s": "5", "G": "6", "B": "8"})  # fmt: skip


def to_digits(text: str) -> str:
    """Letters that look like digits turned into them; everything else stays."""
    return text.translate(_TO_DIGIT)


def digits_of(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def seen_by_camera(candidate: Candidate) -> bool:
    """Whether a letter in a number may be a misread digit."""
    return candidate.context.how in ("ocr", "handwriting")
