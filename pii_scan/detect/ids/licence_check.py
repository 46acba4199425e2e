"""The test that driver's licences and state ID cards share: form, state, label, and what the number encodes."""

import re
from datetime import date

from pii_scan.detect.calendar_dates import read_date
from pii_scan.detect.detector import Candidate, Verdict
from pii_scan.detect.ids.jurisdictions import STATE_NAMES, StateHint, qualifier_of, state_hint
from pii_scan.detect.ids.licence_codes import decode
from pii_scan.detect.ids.licence_context import SHORT_LABEL, standing
from pii_scan.detect.ids.licence_evidence import agreement
from pii_scan.detect.ids.licence_formats import fits, known_states
from pii_scan.detect.ids.licence_reading import (
    Reading,
    enough_digits,
    is_placeholder,
    read_number,
    shape_odds,
)

PATTERNS = (
    "[A-Za-z]{0,5}[0-9]{3,18}[A-Za-z]{0,2}",
    "[A-Za-z]?[0-9]{1,6}(?:[- ][0-9]{1,6}){1,5}",
    "[A-Za-z](?:[- ][0-9]{3}){4}",
    "[A-Za-z]-[0-9]{5,14}",
    "[A-Za-z]{3}-[0-9]{2}-[0-9]{4}",
    "[0-9]{2}-?[A-Za-z]{3}-?[0-9]{5}",
    "[0-9]{3}[A-Za-z]{1,2}[0-9]{4,6}",
    "[0-9]{4}-[0-9]{4}-[0-9]{3}[A-Za-z]",
    "[A-Za-z][0-9][A-Za-z][0-9][A-Za-z]",
    "[0-9A-Za-z]{12}",
    "[A-Za-z][A-Za-z*]{4,6}[0-9]{3}[A-Za-z0-9*]{2}",
    "[A-Za-z]{2}[- ][A-Za-z]{0,3}[0-9]{4,13}",
    "[A-Za-z]{0,3}[0-9]{4,13} [A-Za-z]{2}",
)
"""Near labels only. The last three but the cells': Kansas, Washington since 2018, Washington before."""
CELL_PATTERNS = (len(PATTERNS) - 2, len(PATTERNS) - 1)
"""A number with its state, as lists write it: only cells, for elsewhere the state is read around the number."""
_SHORTEST = 4
_FEWEST_DIGITS = 2
_OTHER_STATE = -0.6
"""A state is named as the issuer and has no such numbers: a slip, an old card, or no licence. Bare digits are then
possible only."""
_LIKE_SSN = -1.2
_PHONE = re.compile(r"1?[- ]?\(?[2-9][0-9]{2}\)?[- ][2-9][0-9]{2}[- ][0-9]{4}")
_SSN = re.compile(r"[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}")
_PARTED = re.compile(r"[-/. ]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTED = re.compile(
    r"\s*(?:%|(?:bytes?|[kmg]i?b|rows?|of|files?|records?|items?|times|users?|people|persons?|voters?|drivers?|holders?|"
    r"licen[cs]es?|cards?|km|miles?|seconds?|dollars?|usd|lines?|vehicles?)\b)"
)
"""Behind bare digits: they are a quantity."""
_UNANNOUNCED = -0.6
"""`dl 48271936` may be a download's size."""
_ANNOUNCED = re.compile(r"[:#=]|\b(?:no|number|num|is)\b")


_STATE_FIRST = re.compile(r"([A-Za-z]{2})[ :/-]+(.*[0-9].*)")
_STATE_LAST = re.compile(r"(.*[0-9].*?)[ ,/(]+([A-Za-z]{2})\)?")
_LATEST = date(2200, 1, 1)


def _state_in_cell(text: str) -> tuple[str, str]:
    """`OH RT482913` and `RT482913 (OH)` as state and number; an empty state where the cell names none."""
    text = text.strip()
    for form, state, number in ((_STATE_FIRST, 1, 2), (_STATE_LAST, 2, 1)):
        match = form.fullmatch(text)
        if match is not None and match[state].upper() in STATE_NAMES:
            return match[state].upper(), match[number]
    return "", text


def check_cell(text: str, header: str) -> Verdict | None:
    """A cell of a column whose header is a licence's; the header may name the state (`OH DL No`)."""
    code, text = _state_in_cell(text)
    if _PARTED.search(text) and read_date(text, _LATEST):
        # The cell of a shifted row: dates stand beside licences.
        return None
    hint = StateHint(code, True) if code else state_hint(f"{header} ", "")
    reading = read_number(text, hint.code, False) or read_number(text, "", False)
    if reading is None or not enough_digits(reading.compact) or reading.end < len(text.rstrip()):
        return None
    if _PHONE.fullmatch(text) or (len(reading.compact) < 5 and reading.compact.isdigit()):
        return None
    known = hint.code if hint.code and fits(reading.compact, hint.code) else ""
    return _verdict(reading, known, 0.7 + 0.5 * min(shape_odds(reading, known), 2.0))


def check_number(candidate: Candidate, label_odds: float) -> Verdict | None:
    """A number near a label.

    Args:
        label_odds: what this label is worth beyond the detector's label weight (negative for `license no`).
    """
    text = candidate.text
    if len(text) < _SHORTEST or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return None
    stands = standing(candidate)
    if stands is None or _PHONE.fullmatch(text):
        return None
    if _PARTED.search(text) and read_date(text, candidate.context.reference_date):
        return None
    hint = state_hint(candidate.before, candidate.after)
    fitting = read_number(text, hint.code, False)
    reading = fitting or (read_number(text, "", False) if hint.code else None)
    if reading is None or not enough_digits(reading.compact):
        return None
    state = hint.code if fitting else ""
    odds = label_odds + stands.odds + shape_odds(reading, state)
    if not _plausible_length(reading.compact, state, label_odds, stands.gap):
        return None
    if reading.compact.isdigit():
        if _COUNTED.match(candidate.after):
            return None
        if not state and SHORT_LABEL.fullmatch(candidate.label) and not _ANNOUNCED.search(stands.gap):
            odds += _UNANNOUNCED
    if hint.sure and not fitting:
        odds += _OTHER_STATE
    if _SSN.fullmatch(text) and state not in reading.printed_by:
        odds += _LIKE_SSN
    return _compared(candidate, reading, state or _only_issuer(reading), odds, hint)


def _plausible_length(compact: str, state: str, label_odds: float, gap: str) -> bool:
    """Short numbers need a full label and, where they are bare digits, a word or mark that announces them."""
    if len(compact) >= 6 and not compact.isalpha():
        return True
    if label_odds < 0 or _YEAR.fullmatch(compact):
        return False
    if compact.isdigit():
        return bool(state) or (len(compact) == 5 and _ANNOUNCED.search(gap) is not None)
    return bool(state) or len(compact) == 5


def _only_issuer(reading: Reading) -> str:
    """The state whose cards alone group a long number so; groups of bare digits are anybody's habit."""
    alone = len(reading.printed_by) == 1 and reading.compact[0].isalpha() and len(reading.compact) >= 12
    return next(iter(reading.printed_by)) if alone else ""


def _compared(candidate: Candidate, reading: Reading, state: str, odds: float, hint: StateHint) -> Verdict:
    code = decode(reading.compact, state)
    reasons: tuple[str, ...] = ("other_state_format",) if hint.sure and not state else ()
    if code is not None:
        evidence = agreement(code, candidate.before, candidate.after, candidate.context.reference_date)
        odds += evidence.odds + min(code.odds, 2.0) * 0.5
        reasons += evidence.reasons
    return _verdict(reading, state, odds, reasons, candidate.start)


def _verdict(
    reading: Reading, state: str, odds: float, reasons: tuple[str, ...] = (), start: int | None = None
) -> Verdict:
    return Verdict(
        reading.compact,
        odds,
        ("state_format" if state in known_states() else "licence_shape", *reasons),
        dummy=is_placeholder(reading.compact),
        qualifier=qualifier_of(state),
        attributes={"state": state.removeprefix("CA-")} if state else {},
        start=start,
        end=None if start is None else start + reading.end,
    )


__all__ = ["CELL_PATTERNS", "PATTERNS", "check_cell", "check_number"]
