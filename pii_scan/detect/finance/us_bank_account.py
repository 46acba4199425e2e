"""US bank account numbers: no check digit, so the words beside them decide."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance.luhn import luhn
from pii_scan.detect.finance.us_aba_routing import ROUTING_LABELS, valid_routing
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ACCOUNT_LABELS = (
    "account", "account no", "account no.", "account number", "account #", "acct", "acct.", "acct no", "acct no.",
    "acct #", "acct number", "a/c", "a/c no", "bank account", "bank account number", "checking", "checking account",
    "savings", "savings account", "dda", "direct deposit", "deposit account", "cuenta", "no. de cuenta",
    "número de cuenta", "numero de cuenta", "cuenta bancaria", "cuenta de cheques", "cuenta de ahorros", "cta",
    "cta.", "nro. de cuenta",
)  # fmt: skip
_ACCOUNT = re.compile(r"acc(?:oun)?t|a/c|\bdda\b|checking|savings|cuenta|\bcta\b|deposit|cheques|ahorros")
_OTHER = re.compile(
    r"phone|\btel\b|fax|\bssn\b|social|routing|\baba\b|\brtn\b|\bruta\b|transit|\bdate\b|amount|balance|total|"
    r"order|invoice|"
    r"\bzip\b|\bdob\b|\bcard\b|tarjeta|\bdl\b|licen|inmate|booking|check (?:no|number|#)|box|member|policy|"
    r"customer|user|id:|\bid\b|email|ticket|case|meter|utility"
)
_NUMBER = re.compile(r"\d{4}")


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not 5 <= len(digits) <= 17 or len(set(digits)) == 1 or digits.endswith("000000"):
        return None
    if candidate.column:
        return Verdict(digits, 1.0, ("digits",))
    before = candidate.before
    if before[-1:] in "*+<>%" and before[-1:]:
        # A factor or bound in a program.
        return None
    words = [match.end() for match in _ACCOUNT.finditer(before)]
    if words:
        between = before[words[-1] :]
        if _NUMBER.search(between) or _OTHER.search(between):
            return None
        near_routing = any(valid_routing(run) for run in re.findall(r"\b\d{9}\b", before + " " + candidate.after))
        return Verdict(digits, 2.5 if near_routing else 1.5, ("account_word",), digits == "123456789")
    gap = gap_to_label(candidate)
    if gap is None:
        return None
    # The line of magnetic ink: routing number, then the account between marks.
    runs = re.findall(r"\d+", gap)
    if len(runs) == 1 and valid_routing(runs[0]) and not luhn(digits) and re.fullmatch(r"[\s\d|:⑆⑈/,.-]+", gap):
        return Verdict(digits, 1.0, ("after_routing",))
    return None


DETECTOR = Detector(
    kind=Kind("us_bank_account", LegalClass.ACCT_WITHOUT_CODE, "US bank account number", "US_BANK_NUMBER"),
    standard="No common format; NACHA Operating Rules, DFI account number, up to 17: https://www.nacha.org/rules",
    patterns=("[0-9]{5,17}", "[0-9]{2,6}[- ][0-9]{2,8}(?:[- ][0-9]{1,8}){0,2}"),
    check=_check,
    labels=(*_ACCOUNT_LABELS, *ROUTING_LABELS),
    label_required=True,
    label_weight=3.5,
    prior=-3.5,
    headers=(
        r"\b(bank|checking|savings|deposit) ?(acc(oun)?t)?( (no|num|number))?$",
        r"\bacc(oun)?t (no|num|number)$|^acc(oun)?t$",
        r"\b(cuenta|cta)\b|\bdda\b|^bank ?acc(oun)?t|\b(bank|deposit|checking|savings) acc(oun)?t",
    ),
    examples=(
        Example("Account number: 77120934556", "77120934556"),
        Example("Routing 044000037 Account 5590218834", "5590218834"),
        Example("Cuenta de ahorros 000482211937", "000482211937"),
        Example("Checking acct # 1002-334871", "1002334871"),
    ),
    counter_examples=(
        Example("Account balance: 77120934"),
        Example("The account of 2019 grew to 48220 visitors"),
        Example("Invoice 77120934556"),
        Example("accountNumber = Math.floor(Math.random()*1204482211)"),
        Example("Account phone 6145550143"),
    ),
    not_covered="Account numbers with letters, and numbers without any of the words.",
)
