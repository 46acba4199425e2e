"""Card numbers as pictures and forms show them: broken over lines, one digit a box, with misread letters.

Only where a word of a card stands near, because the groups alone would join numbers that have nothing to do
with one another.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.finance import card_schemes, credit_card
from pii_scan.detect.ids.ocr_digits import to_digits
from pii_scan.model.evidence import Text

_MARKS = r"[ \t\n\r\f\v._|/*\u00b7\u2022\u00a0\u2013\u2014-]"
_RUN = re.compile(rf"(?<![0-9A-Za-z])[0-9](?:{_MARKS}{{0,3}}[0-9]){{12,18}}(?![0-9A-Za-z])")
_MISREAD = re.compile(r"(?<![0-9A-Za-z])[0-9OoQDIlZSGB]{4}(?:[ .-]{0,2}[0-9OoQDIlZSGB]){9,15}(?![0-9A-Za-z])")
_GROUPS = re.compile(r"[0-9]+")
_LAYOUTS = frozenset(
    ((4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 6, 5), (4, 6, 4), (8, 8), (4, 12), (12, 4),
     (6, 10), (4, 5, 6), (4, 8, 4), (8, 4, 4), (4, 4, 8), (6, 13), (4, 4, 4, 1))
)  # fmt: skip
_MOST_LETTERS = 4


def _find(text: Text, context: Context) -> Iterator[Found]:
    body = text.text
    for run in _RUN.finditer(body):
        groups = tuple(map(len, _GROUPS.findall(run[0])))
        if len(groups) == 1:
            continue
        single = len(groups) >= 13 and set(groups) == {1}
        if single or (groups in _LAYOUTS and _even(run[0])):
            yield from _judged(run, "".join(_GROUPS.findall(run[0])), "card_layout")
    if context.how in ("ocr", "handwriting"):
        for run in _MISREAD.finditer(body):
            compact = "".join(filter(str.isalnum, run[0]))
            if 0 < sum(map(str.isalpha, compact)) <= _MOST_LETTERS:
                yield from _judged(run, to_digits(compact), "ocr_repaired")


def _even(run: str) -> bool:
    """The marks between the groups are alike but for a line's end: `4539 1488\\n0343 6467`."""
    marks = {mark.strip("\n\r") or " " for mark in _GROUPS.split(run)[1:-1]}
    return len(marks) == 1 or run.count("\n") == 1


def _judged(run: re.Match[str], digits: str, reason: str) -> Iterator[Found]:
    name = credit_card.card_number(digits)
    if name:
        dummy = card_schemes.test_number(digits)
        yield Found(
            credit_card.DETECTOR.kind, run[0], digits, 0.88, *run.span(), ("luhn", f"iin:{name}", reason), dummy,
            attributes={"scheme": name},
        )  # fmt: skip


DETECTOR = Detector(
    kind=credit_card.DETECTOR.kind,
    standard=credit_card.DETECTOR.standard,
    find=_find,
    gate=(
        "card", "card no", "card number", "credit card", "debit card", "debit", "credit", "visa", "mastercard",
        "master card", "amex", "american express", "discover", "valid thru", "good thru", "valid from", "expires end",
        "exp date", "expiration", "cvv", "cvc", "member since", "tarjeta", "válida hasta", "vence", "carte", "cartão",
        "kreditkarte",
    ),
    hows=("native", "ocr", "handwriting", "carved"),
    examples=(
        Example("VISA\n4539 1488\n0343 6467\nVALID THRU 04/29", "4539148803436467"),
        Example("Card no: 4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7", "4539148803436467"),
        Example("VISA DEBIT\n4539 l488 O343 6467\nGOOD THRU 04/29", "4539148803436467", how="ocr"),
        Example("Credit card | 4539 - 1488 - 0343 - 6467 |", "4539148803436467"),
    ),
    counter_examples=(
        Example("Card list\n4539 1488\n0343 6468\n"),
        Example("Credits: 45 39 14 88 03 43 64 67"),
        Example("discover 4539 1488 0343 6467 8", how="native", normal="45391488034364678"),
    ),
    validator="Luhn, IIN ranges, a layout cards are printed in, a word of a card near",
    not_covered="Misread digits that look like no letter.",
)  # fmt: skip
