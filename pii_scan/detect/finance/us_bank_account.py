"""US bank account numbers: no check digit, so the words beside them decide."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance import bank_codes
from pii_scan.detect.finance.luhn import luhn
from pii_scan.detect.finance.us_aba_routing import ROUTING_LABELS, valid_routing
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ACCOUNT_LABELS = (
    "account", "account no", "account no.", "account number", "account #", "account num", "acct", "acct.", "acct no",
    "acct no.", "acct #", "acct number", "acct num", "acct nbr", "a/c", "a/c no", "bank account", "bank account number",
    "bank acct", "checking", "checking account", "checking account number", "checking acct", "chk acct", "savings",
    "savings account", "savings account number", "savings acct", "dda", "dda account", "direct deposit",
    "deposit account", "deposit to", "account no is", "account number is", "money market", "share account",
    "share draft", "cuenta", "no. de cuenta", "núm. de cuenta", "número de cuenta", "numero de cuenta",
    "cuenta bancaria", "cuenta de cheques", "cuenta de ahorros", "cuenta corriente", "cta", "cta.", "nro. de cuenta",
    "nro de cuenta",
)  # fmt: skip
_ACCOUNT = re.compile(
    r"acc(?:oun)?ts?\b|acc(?:oun)?t(?=[_ #nuid.-])|a/c|\bdda\b|checking|savings|cuenta|\bcta\b|deposit|cheques|"
    r"ahorros|share draft"
)
_OTHER = re.compile(
    r"phone|\btel\b|fax|\bssn\b|social|routing|\baba\b|\brtn\b|\bruta\b|transit|\bdate\b|amount|balance|total|order|"
    r"invoice|\bzip\b|\bdob\b|\bcard\b|tarjeta|\bdl\b|licen|inmate|booking|check (?:no|number|#)|box|member|policy|"
    r"customer|user|id:|\bid\b|email|ticket|case|meter|utility|opened|since|manager|holders?\b|statement"
)
_NUMBER = re.compile(r"\d{4}")
_PATIENT = re.compile(r"\bmrn\b|\bmr ?#|patient|hospital|encounter|admitt|discharge|physician")
_BANK = re.compile(r"bank|routing|\baba\b|checking|savings|credit union|deposit|\bach\b|wire")
_MARKED = re.compile(r"[:#=]|\bno\b|\bnum|\bis\b|\bes\b|nbr|^\s*\n")
_NEXT_NUMBER = re.compile(r"[\s/|,:;-]{1,4}(?:[a-z]{2,9}[ .:#]{1,3}){0,3}\d{4,17}")
_AFTER_ROUTING = re.compile(r"[\s\d|:⑆⑈/,.-]+")
_ANNOUNCED = re.compile(r"\b(?:no\.?|number|num\.?)[ :#]{0,3}$")
_WORDS = re.compile(r"[a-z]{2,}")
_MOST_WORDS = 3
_LETTERS = 2
_CARD = re.compile(r"[2-6]\d{3}(?:([- ])\d{4})(?:\1\d{4}){2}")


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not 5 <= len(digits) <= 17 or len(set(digits)) == 1 or digits.endswith("000000"):
        return None
    if _CARD.fullmatch(candidate.text) and luhn(digits):
        # `account 4111 1111 1111 1111`: four groups of four with a card's check digit are a card.
        return None
    lettered = candidate.pattern == _LETTERS
    normal = candidate.text if lettered else digits
    dummy = digits in ("123456789", "1234567890", "12345678", "123456", "987654321")
    if candidate.column:
        return Verdict(normal, 1.0, ("digits",), dummy)
    before = candidate.before
    if before.endswith(("*", "+", "<", ">", "%", "[#", "(#")):
        # A factor or bound in a program; an issue in a list of changes.
        return None
    if any(code.beside(candidate) for code in bank_codes.ALL):
        return None
    words = [match.end() for match in _ACCOUNT.finditer(before)]
    if words:
        return _after_word(candidate, before[words[-1] :], normal, dummy=dummy, lettered=lettered)
    return None if lettered else _after_routing(candidate, digits)


def _after_word(candidate: Candidate, between: str, normal: str, *, dummy: bool, lettered: bool) -> Verdict | None:
    marked = _MARKED.search(between) is not None
    around = f"{candidate.before} {candidate.after}"
    runs = re.findall(r"\d+", between)
    if len(runs) == 1 and valid_routing(runs[0]) and _AFTER_ROUTING.fullmatch(between):
        # `Direct deposit: 044000037 / 77120934556`
        return Verdict(normal, 2.5, ("account_word", "after_routing"), dummy)
    if (lettered or not _BANK.search(around)) and _PATIENT.search(around):
        # A hospital's account is one visit's.
        return None
    if _NUMBER.search(between) or _OTHER.search(between) or (lettered and not marked):
        return None
    if valid_routing(normal) and _NEXT_NUMBER.match(candidate.after):
        return None
    near_routing = any(valid_routing(run) for run in re.findall(r"\b\d{9}\b", around))
    # A short number in a sentence is a count or a year of accounts.
    weak = (len(normal) < 7 and not marked) or (
        len(_WORDS.findall(between)) > _MOST_WORDS and _ANNOUNCED.search(between) is None
    )
    return Verdict(normal, -0.5 if weak else 2.5 if near_routing else 1.5, ("account_word",), dummy)


def _after_routing(candidate: Candidate, digits: str) -> Verdict | None:
    """The line of magnetic ink: routing number, then the account between marks."""
    gap = gap_to_label(candidate)
    runs = re.findall(r"\d+", gap or "")
    if gap and len(runs) == 1 and valid_routing(runs[0]) and not luhn(digits) and _AFTER_ROUTING.fullmatch(gap):
        return Verdict(digits, 1.0, ("after_routing",))
    return None


DETECTOR = Detector(
    kind=Kind("us_bank_account", LegalClass.ACCT_WITHOUT_CODE, "US bank account number", "US_BANK_NUMBER"),
    standard="No common format; NACHA Operating Rules, DFI account number, up to 17: https://www.nacha.org/rules",
    patterns=(
        "[0-9]{5,17}",
        "[0-9]{2,6}[- ][0-9]{2,8}(?:[- ][0-9]{1,8}){0,2}",
        "[A-Z]{1,3}-?[0-9]{6,14}",
    ),
    check=_check,
    labels=(*_ACCOUNT_LABELS, *ROUTING_LABELS),
    label_required=True,
    labels_are_headers=False,
    label_weight=3.5,
    prior=-3.5,
    headers=(
        r"\b(bank|checking|savings|deposit) ?(acc(oun)?t)?( (no|num|number|nbr))?$",
        r"\bacc(oun)?t (no|num|number|nbr)$|^acc(oun)?t$",
        r"\b(cuenta|cta)\b|\bdda\b|^bank ?acc(oun)?t|\b(bank|deposit|checking|savings) acc(oun)?t",
    ),
    examples=(
        Example("Account number: 77120934556", "77120934556"),
        Example("Routing 044000037 Account 5590218834", "5590218834"),
        Example("Cuenta de ahorros 000482211937", "000482211937"),
        Example("Checking acct # 1002-334871", "1002334871"),
        Example("My checking account number is 77120934556", "77120934556"),
        Example("Direct deposit: 044000037 / 77120934556", "77120934556"),
        Example("Account No. X77120934", "X77120934"),
    ),
    counter_examples=(
        Example("Account balance: 77120934"),
        Example("The account of 2019 grew to 48220 visitors"),
        Example("Invoice 77120934556"),
        Example("accountNumber = Math.floor(Math.random()*1204482211)"),
        Example("Account phone 6145550143"),
        Example("PATIENT FACE SHEET  ACCT# 30018827712  MRN# E1190284"),
        Example("account 4539 1488 0343 6467 was charged"),
        Example("account 12345 opened in 2019"),
        Example("Sort code: 20-45-53 Account: 51234698"),
    ),
    validator="label; no other word between; routing numbers near",
    not_covered="Numbers without any of the words.",
)
