"""CLABE: the eighteen digits of a Mexican bank account, with bank, town and a check digit."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_WEIGHTS = (3, 7, 1) * 6
_BANKS = frozenset((
    2, 6, 9, 12, 14, 19, 21, 30, 32, 36, 37, 42, 44, 58, 59, 60, 62, 72, 102, 103, 106, 108, 110, 112, 113, 116,
    124, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 143, 145, 147, 148, 150,
    151, 152, 154, 155, 156, 157, 158, 160, 166, 167, 168, 600, 601, 602, 605, 606, 607, 608, 610, 613, 614, 615,
    616, 617, 618, 619, 620, 621, 622, 623, 626, 627, 628, 629, 630, 631, 632, 633, 634, 636, 637, 638, 640, 642,
    646, 647, 648, 649, 651, 652, 653, 655, 656, 659, 661, 670, 677, 680, 683, 684, 685, 699, 703, 706, 710, 714,
    715, 721, 722, 723, 725, 727, 728, 730, 732, 734, 738, 741, 901, 902,
))  # fmt: skip
"""Participants of the central bank's payment system; 13 % of random first three digits are one."""
_PASS_RATE = 0.013


def valid_clabe(digits: str) -> bool:
    """Bank's code and the check digit: each product of weights 3-7-1 taken modulo ten."""
    if len(digits) != 18 or int(digits[:3]) not in _BANKS:
        return False
    total = sum(int(d) * w % 10 for d, w in zip(digits[:17], _WEIGHTS[:17], strict=True))
    return (10 - total % 10) % 10 == int(digits[17])


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not valid_clabe(digits) or label_is_taken(candidate):
        return None
    return Verdict(digits, log(1 / _PASS_RATE), ("clabe_check", "bank_code"), digits in _PUBLISHED, "MX")


_PUBLISHED = frozenset(("032180000118359719", "002010077777777771", "646180157000000004"))
"""Numbers of the encyclopaedia and of payment providers' manuals."""

DETECTOR = Detector(
    kind=Kind("mx_clabe", LegalClass.ACCT_WITHOUT_CODE, "Mexican bank account number (CLABE)"),
    standard="Asociación de Bancos de México, CLABE: https://www.banxico.org.mx/servicios/clabe.html",
    patterns=("[0-9]{18}", "[0-9]{3}[- ][0-9]{3}[- ][0-9]{11}[- ][0-9]"),
    check=_check,
    labels=(
        "clabe", "clabe interbancaria", "cuenta clabe", "clave interbancaria", "clabe no", "número clabe", "cuenta",
        "account", "bank account", "spei", "transferencia", "beneficiario",
    ),
    label_required=True,
    labels_are_headers=False,
    label_weight=3.5,
    prior=-3.5,
    headers=(r"\bclabe\b|\bclave interbancaria\b",),
    examples=(
        Example("CLABE: 012180001234567899", "012180001234567899"),
        Example("Clabe interbancaria\n072 580 00812345678 0", "072580008123456780"),
        Example("Cuenta CLABE 014027605512345672", "014027605512345672"),
    ),
    counter_examples=(
        Example("CLABE: 012180001234567898"),
        Example("CLABE: 032180000118359719"),
        Example("folio 012180001234567899"),
    ),
    validator="check digit 3-7-1, codes of banks",
    not_covered="Numbers without a label.",
)  # fmt: skip
