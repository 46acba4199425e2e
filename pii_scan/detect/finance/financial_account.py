"""Numbers of loans, mortgages, brokerage, retirement and other accounts at financial institutions."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_DIRECT = re.compile(
    r"[\s\"'.)]{0,3}(?:account |acct |contract |policy )?(?:no|num|number|nbr|#|id|is|es)?[\s:.=#\"'()|-]{0,8}"
)
_MONEY = re.compile(r"[$€£]\s?$|(?:usd|eur)\s?$")
_MARKED = re.compile(r"[:=#]|no\b|num|\bis\b|^\s*\n|id\b")


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    digits = sum(map(str.isdigit, text))
    if digits < 5 or len(set(text)) == 1 or _MONEY.search(candidate.before) or candidate.after[:1] in ("%", "/"):
        return None
    normal = "".join(filter(str.isalnum, text)).upper()
    dummy = normal in ("123456789", "1234567890", "12345678", "123456")
    if candidate.column:
        return Verdict(normal, 1.5, ("digits",), dummy)
    gap = gap_to_label(candidate)
    if gap is None or not _DIRECT.fullmatch(gap) or candidate.after[:2] in (",0", ".0"):
        return None
    told = _MARKED.search(candidate.label + gap) is not None
    return Verdict(normal, 2.0 if told else 0.0, ("direct_label",), dummy)


DETECTOR = Detector(
    kind=Kind("financial_account", LegalClass.ACCT_WITHOUT_CODE, "Loan, mortgage, brokerage or other account number"),
    standard="No common format; GLBA Safeguards Rule, 16 CFR 314.2: https://www.ecfr.gov/current/title-16/part-314",
    patterns=(
        "[0-9]{5,18}",
        "[0-9]{2,8}-[0-9]{2,10}",
        "[0-9]{2,6}-[0-9]{2,6}-[0-9]{2,6}",
        "[A-Z]{1,4}-?[0-9]{5,12}",
        "[A-Z][0-9]{2}-[0-9]{6}",
    ),
    check=_check,
    labels=(
        "loan", "loan no", "loan number", "loan #", "loan id", "loan account", "loan account number", "loan acct",
        "mortgage", "mortgage no", "mortgage number", "mortgage account", "mortgage account number",
        "mortgage loan number", "mortgage loan", "brokerage", "brokerage account", "brokerage account number",
        "brokerage acct", "fidelity account", "fidelity acct", "schwab account", "schwab acct", "vanguard account",
        "vanguard acct", "merrill account", "etrade account", "e*trade account", "edward jones account",
        "investment account", "investment account number", "trading account", "securities account",
        "retirement account", "401k account", "401(k) account", "401k", "ira", "ira account", "roth ira",
        "ira account number", "annuity", "annuity contract", "annuity number", "student loan",
        "student loan account", "heloc", "heloc account", "line of credit", "credit account", "credit line account",
        "custodial account", "trust account", "escrow account", "529 account", "hsa account", "hsa account number",
        "fsa account", "pension account", "demat account", "auto loan", "auto loan account", "préstamo", "prestamo",
        "préstamo no", "número de préstamo", "numero de prestamo", "hipoteca", "número de hipoteca", "crédito no",
        "número de crédito", "cuenta de inversión", "cuenta de inversion", "kredit", "darlehen",
    ),
    anti_labels=("amount", "loan amount", "balance", "payment", "monto", "saldo"),
    label_required=True,
    labels_are_headers=False,
    label_weight=3.5,
    prior=-3.5,
    headers=(
        r"\b(loan|mortgage|brokerage|investment|retirement|401 ?k|ira|annuity|heloc|hsa|escrow) ?(acc(oun)?t )?"
        r"(no|num|number|nbr|id)$",
        (r"\b(loan|mortgage|brokerage|investment|retirement|401 ?k|ira|hsa) acc(oun)?t$|\bpr[eé]stamo (no|num|"
         r"n[uú]mero)$"),
    ),
    examples=(
        Example("Loan number: 4402198873", "4402198873"),
        Example("Mortgage Account #: 0098-221-4471", "00982214471"),
        Example("Brokerage account: Z40-221987", "Z40221987"),
        Example("401(k) account number 55902188", "55902188"),
        Example("Número de préstamo: 4402198873", "4402198873"),
        Example("LOAN NO\n4402198873", "4402198873"),
    ),
    counter_examples=(
        Example("Loan amount: 4402198"),
        Example("loan of $250000"),
        Example("mortgage 30000 households"),
        Example("IRA 1969 history"),
        Example("Order 4402198873"),
    ),
    validator="label directly in front",
    not_covered="Numbers without any of the words.",
)  # fmt: skip
