"""Credit scores: what a lender thinks of a person, beside a name."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_DIRECT = re.compile(
    r"[\s\"'.)]{0,3}(?:score|of|is|was|es|\(?(?:equifax|experian|transunion|[0-9])\)?)?[\s:.=#\"'()|-]{0,8}"
)


def _check(candidate: Candidate) -> Verdict | None:
    if not 300 <= int(candidate.text) <= 850 or candidate.after[:1] in ("-", "/", "%"):
        return None
    gap = gap_to_label(candidate)
    if not candidate.column and (gap is None or not _DIRECT.fullmatch(gap)):
        return None
    return Verdict(candidate.text, 1.0, ("score_range",))


DETECTOR = Detector(
    kind=Kind("credit_score", LegalClass.SUPPORTING, "Credit score"),
    standard="FICO and VantageScore, 300 to 850: https://www.myfico.com/credit-education/what-is-a-fico-score",
    patterns=("[0-9]{3}",),
    check=_check,
    labels=(
        "experian score",
        "equifax score",
        "transunion score",
        "vantage score",
        "fico credit score",
        "credit score",
        "fico",
        "fico score",
        "vantagescore",
        "credit rating",
        "beacon score",
        "equifax",
        "experian",
        "transunion",
        "puntaje de crédito",
        "puntaje crediticio",
        "historial crediticio",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    headers=(r"\b(credit|fico|vantage|beacon) ?(score|rating)\b|^fico$",),
    examples=(
        Example("Credit score: 712", "712"),
        Example("FICO 688", "688"),
        Example("Puntaje de crédito: 640", "640"),
    ),
    counter_examples=(Example("Credit score: 912"), Example("score 712"), Example("FICO 712-0143")),
    validator="label, range 300 to 850",
    not_covered="Scores of other scales.",
)
