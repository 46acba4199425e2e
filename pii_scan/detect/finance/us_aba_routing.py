"""US bank routing numbers: a bank's, nobody's datum, but the neighbour that proves an account number."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

ROUTING_LABELS = (
    "routing", "routing no", "routing no.", "routing number", "routing #", "routing transit number", "rtn", "aba",
    "aba #", "aba no", "aba number", "aba routing", "transit", "transit number", "ach routing", "wire routing",
    "bank routing", "ruta", "número de ruta", "numero de ruta", "número de ruta bancaria", "numero de ruta bancaria",
    "r/t", "rtg", "rtg #", "rtg no", "rtg. no.", "routing/transit", "aba/routing", "bank routing number",
    "routing code", "fedwire", "bank code",
)  # fmt: skip
_WEIGHTS = (3, 7, 1) * 3


def valid_routing(digits: str) -> bool:
    """Nine digits, Federal Reserve prefix 00–12, 21–32, 61–72 or 80, weights 3-7-1; 3.7 % of random ones pass."""
    if len(digits) != 9 or not digits.isdecimal() or digits == "000000000":
        return False
    prefix = int(digits[:2])
    if not (prefix <= 12 or 21 <= prefix <= 32 or 61 <= prefix <= 72 or prefix == 80):
        return False
    return sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 10 == 0


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not valid_routing(digits) or label_is_taken(candidate):
        return None
    return Verdict(digits, log(1 / 0.037), ("aba_checksum",), dummy=digits in ("123456780", "111111118"))


DETECTOR = Detector(
    kind=Kind("us_aba_routing", LegalClass.SUPPORTING, "US bank routing number", "ABA_ROUTING_NUMBER"),
    standard="ABA Routing Number Policy; Federal Reserve prefixes: https://www.aba.com/about-us/routing-number",
    patterns=("[0-9]{9}", "[0-9]{4}-[0-9]{4}-[0-9]", "[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}"),
    check=_check,
    labels=(*ROUTING_LABELS, "direct deposit", "checking", "savings", "wire", "wire to", "ach"),
    label_required=True,
    labels_are_headers=False,
    label_weight=4.0,
    prior=-3.0,
    document_types=("check",),
    headers=(r"\brouting\b|\baba\b|\brtn\b|\btransit (no|num|number)\b|\bruta\b",),
    examples=(
        Example("Routing number: 044000037", "044000037"),
        Example("ABA 021000021", "021000021"),
        Example("Número de ruta 322271627", "322271627"),
        Example("Direct deposit: 044000037 / 77120934556", "044000037"),
        Example("ABA/Routing #: 044 000 037", "044000037"),
    ),
    counter_examples=(
        Example("Routing number: 044000038"),
        Example("Order 044000037"),
        Example("Routing number: 990000000"),
    ),
    validator="checksum and Federal Reserve prefix",
    not_covered="Canadian transit numbers.",
)
