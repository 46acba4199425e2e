"""Licence numbers without a label, where a card's own grouping shows them: `F255-921-50-094-0`.

Only for the long groupings that one state or a few print. Part numbers look alike, so a number is sure only where
the birth date or surname that it encodes stands beside it; else it is possible, and only with its state named near
or in Florida's five groups.
"""

import re
from collections.abc import Iterator
from math import log

from pii_scan.detect.detector import Context, Found
from pii_scan.detect.ids.jurisdictions import qualifier_of, state_hint
from pii_scan.detect.ids.licence_codes import decode
from pii_scan.detect.ids.licence_evidence import agreement
from pii_scan.detect.ids.licence_reading import Reading, is_placeholder, read_number
from pii_scan.detect.kinds_shared import US_DRIVER_LICENSE
from pii_scan.detect.score import logistic
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_GROUPED = (
    r"[A-Z](?:[0-9]{3}-(?:[0-9]{3}-[0-9]{2}-[0-9]{3}-[0-9]|[0-9]{4}-[0-9]{4}(?:-[0-9]{2})?)"
    r"|-[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}|[0-9]{4} [0-9]{5} [0-9]{5})"
)
_SIEVE = Sieve(rf"[^0-9A-Za-z\xff-]{_GROUPED}")
_EXACT = re.compile(rf"{_GROUPED}(?![-\w])")
_WINDOW = 96
_ALONE = -1.0
"""Log-odds of a number whose state is named near, or of Florida's groups: possible, no more."""
_AGREES = {"birth_date_agrees": 2.5, "soundex_agrees": 1.0, "surname_agrees": 1.0, "birth_date_differs": -0.8}


def find_unlabelled(text: Text, context: Context) -> Iterator[Found]:
    """Numbers of drivers, as `us_driver_license`; some 300 MB of plain text a second."""
    body = text.text
    for rough, _ in _SIEVE.spans(body):
        match = _EXACT.search(body, rough, rough + 24)
        reading = read_number(match[0], "", False) if match else None
        if match is None or reading is None:
            continue
        start, end = match.span()
        before = body[max(0, start - _WINDOW) : start]
        after = body[end : end + _WINDOW].partition("\n")[0]
        found = _judged(reading, before, after, context)
        if found is not None:
            odds, reasons, state = found
            yield Found(
                US_DRIVER_LICENSE, match[0], reading.compact, logistic(odds), start, end, reasons,
                dummy=is_placeholder(reading.compact), qualifier=qualifier_of(state),
                attributes={"state": state} if state else {},
            )  # fmt: skip


def _judged(reading: Reading, before: str, after: str, context: Context) -> tuple[float, tuple[str, ...], str] | None:
    """Log-odds, reasons and state; None where nothing but the grouping speaks for it."""
    line = before.rpartition("\n")[2].lower()
    hint = state_hint(line, after.lower())
    issuers = sorted(state for state in reading.printed_by if not state.startswith("CA-"))
    named = hint.code if hint.code in issuers else ""
    readable = [(state, code) for state in issuers if (code := decode(reading.compact, state)) is not None]
    if not readable:
        return None
    state, code = next(((s, c) for s, c in readable if s == named), readable[0])
    evidence = agreement(code, line, after, context.reference_date)
    agrees = any(reason.endswith("_agrees") for reason in evidence.reasons)
    if not (agrees or named or issuers == ["FL"]):
        return None
    odds = (
        _ALONE + min(code.odds, log(2)) + sum(_AGREES[reason] for reason in evidence.reasons) + (0.4 if named else 0.0)
    )
    reasons = ("printed_groups", *(("state_format",) if named else ()), *evidence.reasons)
    return odds, reasons, named or (state if len(issuers) == 1 else "")
