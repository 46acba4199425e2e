"""Codes of banks and branches that stand beside an account outside the United States.

Which words and digits announce a country's code; the account detectors of that country ask for one near by.
"""

import re
from dataclasses import dataclass

from pii_scan.detect.detector import Candidate


@dataclass(frozen=True, slots=True)
class CodeNear:
    """How a country's bank code looks beside an account, in lower case text."""

    words: re.Pattern[str]
    shape: re.Pattern[str]
    joined: re.Pattern[str]
    """Code and account written as one, the account as its group."""

    def beside(self, candidate: Candidate) -> bool:
        """Word and code in the lines around the candidate."""
        for text in (candidate.before, candidate.after):
            word = self.words.search(text)
            if word is not None and self.shape.search(text, word.end()):
                return True
        return False

    def unlabelled(self, candidate: Candidate) -> bool:
        """The code right before the candidate: `20-45-53 51234567`."""
        return re.search(rf"(?<![\w-]){self.shape.pattern}[\s/,|-]{{1,3}}$", candidate.before) is not None


UK = CodeNear(
    re.compile(r"sort ?[-_]?code|\bs/?c\b|sortcode"),
    re.compile(r"\d{2}[- .]?\d{2}[- .]?\d{2}(?!\d)"),
    re.compile(r"\d{2}-\d{2}-\d{2}[ /-]{1,3}(\d{7,8})"),
)
AUSTRALIA = CodeNear(
    re.compile(r"\bbsb\b|bank state branch"),
    re.compile(r"\d{3}[- ]?\d{3}(?!\d)"),
    re.compile(r"\d{3}-\d{3}[ /-]{1,3}(\d{5,10})"),
)
CANADA = CodeNear(
    re.compile(r"transit|institution|succursale|\binst\b"),
    re.compile(r"(?<!\d)(?:\d{5}[- ]?\d{3}|\d{5}|\d{3})(?!\d)"),
    re.compile(r"\d{5}-\d{3}-(\d{7,12})"),
)
INDIA = CodeNear(
    re.compile(r"ifsc|\bifs code"),
    re.compile(r"[a-z]{4}0[a-z0-9]{6}\b"),
    re.compile(r"[A-Za-z]{4}0[A-Za-z0-9]{6}[ /-]{1,3}(\d{9,18})"),
)
ALL = (UK, AUSTRALIA, CANADA, INDIA)

ACCOUNT_WORDS = (
    "account", "account no", "account no.", "account number", "account #", "acct", "acct no", "acct #",
    "acct number", "acc", "acc no", "acc number", "a/c", "a/c no", "a/c no.", "a/c number", "account num",
    "bank account", "bank account number", "savings account", "current account", "compte", "no de compte",
    "numéro de compte",
)  # fmt: skip
