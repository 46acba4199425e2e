"""The check of accounts that mean nothing without their bank's code: label in front, code near."""

import re
from collections.abc import Callable

from pii_scan.detect.detector import Candidate, Verdict
from pii_scan.detect.finance.bank_codes import CodeNear
from pii_scan.detect.label_gap import gap_to_label

_DIRECT = re.compile(r"[\s\"'.]{0,3}(?:no|num|number|#|is|es)?(?:[\s:.=#\"'()\[\]{|>-]|</?[a-z]{1,6}>){0,48}")
_GOES_ON = re.compile(r" \d{4}(?!\d)")


def account_check(code: CodeNear, country: str, least: int, most: int) -> Callable[[Candidate], Verdict | None]:
    """A check for accounts of `least`–`most` digits beside a code of this country."""

    def check(candidate: Candidate) -> Verdict | None:
        joined = code.joined.fullmatch(candidate.text)
        digits = "".join(filter(str.isdigit, candidate.text)) if joined is None else joined[1]
        if not least <= len(digits) <= most or len(set(digits)) == 1:
            return None
        if not candidate.column and " " in candidate.text and _GOES_ON.match(candidate.after):
            # The head of a longer number in groups of as many digits.
            return None
        if joined is not None and not candidate.column and not candidate.label:
            return None
        dummy = digits in ("12345678", "123456789", "1234567", "87654321")
        if candidate.column and joined is not None:
            return Verdict(digits, 3.5, ("bank_code_and_account",), dummy, country)
        if candidate.column:
            return Verdict(digits, 1.5, ("digits",), dummy, country)
        if joined is not None:
            return Verdict(digits, 3.5, ("bank_code_and_account",), dummy, country)
        gap = gap_to_label(candidate)
        direct = gap is not None and _DIRECT.fullmatch(gap) is not None
        if direct and code.beside(candidate):
            return Verdict(digits, 3.5, ("bank_code_near",), dummy, country)
        if code.unlabelled(candidate) and code.words.search(candidate.before):
            return Verdict(digits, 3.0, ("after_bank_code",), dummy, country)
        return None

    return check
