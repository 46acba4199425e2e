"""Small detectors for the engine's own tests: they exist whatever the real ones become."""

from pii_scan.detect.detector import Candidate, Detector, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def check_ssn(candidate: Candidate) -> Verdict | None:
    number = digits(candidate.text)
    if number[:3] in {"000", "666"} or number[0] == "9" or number[3:5] == "00" or number[5:] == "0000":
        return None
    dashed = "-" in candidate.text
    return Verdict(number, 2.5 if dashed else 0.1, ("ssn_rules",), dummy=number == "123456789")


def check_luhn(candidate: Candidate) -> Verdict | None:
    number = digits(candidate.text)
    total = sum(sum(divmod(int(d) * (2 if i % 2 else 1), 10)) for i, d in enumerate(reversed(number)))
    return Verdict(number, 3.8, ("luhn",)) if total % 10 == 0 else None


def check_any(candidate: Candidate) -> Verdict | None:
    return Verdict(candidate.text.lower(), 4.0, ("shape",))


SSN = Detector(
    kind=Kind("toy_ssn", LegalClass.SSN, "toy SSN", identifies=True),
    standard="none",
    patterns=(r"\d{3}-\d{2}-\d{4}", r"\d{9}"),
    check=check_ssn,
    labels=("ssn", "social security number", "numero de seguro social", "ss#"),
    anti_labels=("order", "tracking"),
    prior=-2.0,
    document_types=("ssn_card",),
    headers=(r"\bssn\b", "social security"),
)
CARD = Detector(
    kind=Kind("toy_card", LegalClass.ACCT_WITHOUT_CODE, "toy card"),
    standard="none",
    patterns=(r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}",),
    check=check_luhn,
    labels=("card", "card number"),
    headers=(r"\bcard\b",),
)
EMAIL = Detector(
    kind=Kind("toy_email", LegalClass.EMAIL, "toy email"),
    standard="none",
    patterns=(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,12}",),
    check=check_any,
    labels=("email",),
    headers=(r"\be ?mail\b",),
    prior=-1.0,
)
ACCOUNT = Detector(
    kind=Kind("toy_account", LegalClass.ACCT_WITHOUT_CODE, "toy account"),
    standard="none",
    patterns=(r"\d{6,17}",),
    check=lambda c: Verdict(c.text, 0.0, ("digits",)),
    labels=("account", "account number", "acct no"),
    label_required=True,
    label_weight=5.0,
    headers=(r"\baccount\b", r"\bacct\b"),
)
TOYS = (SSN, CARD, EMAIL, ACCOUNT)
