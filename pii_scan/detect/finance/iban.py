"""International bank account numbers."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance.iban_lengths import DOCUMENTATION, LENGTHS
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def valid_iban(compact: str) -> bool:
    """Upper case without spaces: country, its length, and ISO 7064 MOD 97-10 (1 in 97 passes)."""
    if LENGTHS.get(compact[:2]) != len(compact) or not compact.isalnum() or not compact.isascii():
        return False
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def _check(candidate: Candidate) -> Verdict | None:
    length = LENGTHS.get(candidate.text[:2].upper())
    if length is None:
        return None
    compact, taken = "", 0
    while taken < len(candidate.text) and len(compact) < length:
        char = candidate.text[taken]
        compact += char.upper() if char.isalnum() else ""
        taken += 1
    # Words behind the number may have joined the candidate; they start with a space.
    if not valid_iban(compact) or candidate.text[taken : taken + 1].isalnum():
        return None
    return Verdict(
        compact, log(97 * 10), ("iban_mod97", "iban_length"), compact in DOCUMENTATION, compact[:2],
        start=candidate.start, end=candidate.start + taken,
    )  # fmt: skip


DETECTOR = Detector(
    kind=Kind("iban", LegalClass.ACCT_WITHOUT_CODE, "International bank account number", "IBAN_CODE"),
    standard="ISO 13616-1:2020 and the SWIFT IBAN Registry: https://www.swift.com/standards/data-standards/iban",
    patterns=(
        "[A-Z]{2}[0-9]{2}(?:[ -][A-Z0-9]{4}){2,7}(?:[ -][A-Z0-9]{1,4})?",
        "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}",
        "[a-z]{2}[0-9]{2}[a-z0-9]{11,30}",
        "[a-z]{2}[0-9]{2}(?: [a-z0-9]{4}){2,7}(?: [a-z0-9]{1,4})?",
    ),
    check=_check,
    labels=("international bank account number", "iban", "account", "konto", "cuenta", "compte", "bank account"),
    label_weight=2.0,
    prior=-3.0,
    headers=(r"\biban\b",),
    examples=(
        Example("IBAN: DE44 5001 0517 5407 3249 31", "DE44500105175407324931"),
        Example("pay to ES7921000813610123456789 today", "ES7921000813610123456789"),
        Example("IBAN NO9386011117947 BIC DNBANOKK", "NO9386011117947"),
        Example("iban gb94barc10201530093459", "GB94BARC10201530093459"),
    ),
    counter_examples=(
        Example("IBAN: DE45 5001 0517 5407 3249 31"),
        Example("IBAN: DE89 3704 0044 0532 0130 00"),
        Example("order AB12 3456 7890 1234"),
    ),
    validator="mod 97-10, lengths by country",
    not_covered="Numbers broken over two lines.",
)
