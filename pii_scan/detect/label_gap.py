"""Whether the label near a number is this number's own or was already used up by another."""

import re

from pii_scan.detect.detector import Candidate

_VALUE = re.compile(r"\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")


def gap_to_label(candidate: Candidate) -> str | None:
    """The text between the label and the value; None where the label does not stand before the value."""
    if not candidate.label or candidate.column:
        return None
    at = candidate.before.rfind(candidate.label.lower())
    return None if at < 0 else candidate.before[at + len(candidate.label) :]


def label_is_taken(candidate: Candidate) -> bool:
    """True where another number or date stands between the label and this one (`DOB 01/02/1990 EXP 01/02/2030`)."""
    gap = gap_to_label(candidate)
    return gap is not None and _VALUE.search(gap) is not None
