"""US taxpayer numbers of children whose adoption is pending."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import place_at_label
from pii_scan.detect.ids.ocr_digits import digits_of
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _check(candidate: Candidate) -> Verdict | None:
    digits = digits_of(candidate.text)
    if len(digits) != 9 or digits[0] != "9" or digits[3:5] != "93":
        return None
    if place_at_label(candidate) is None:
        return None
    # First digit and group are given: one random number in a thousand has both.
    return Verdict(digits, log(1000) - 3.0, ("atin_group",))


DETECTOR = Detector(
    kind=Kind("us_atin", LegalClass.TAXPAYER_ID, "US adoption taxpayer identification number", identifies=True),
    standard="IRS, Adoption Taxpayer Identification Number: https://www.irs.gov/individuals/adoption-taxpayer-identification-number",
    patterns=("[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{4}", "[0-9]{9}", "[0-9]{3} [0-9]{2} [0-9]{4}"),
    check=_check,
    labels=(
        "atin", "atin no", "atin number", "atin #", "adoption taxpayer identification number", "adoption taxpayer id",
        "adoption tin", "dependent's tin", "child's tin", "child tin",
        "número de identificación de contribuyente en adopción", "ssn", "social security number", "tin",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\batin\b", r"\badoption (tax|tin)", r"\bssn\b", r"^tin$"),
    examples=(
        Example("ATIN: 912-93-4471", "912934471"),
        Example("Adoption Taxpayer Identification Number\n938 93 1204", "938931204"),
        Example("dependent's TIN 955937218 (ATIN)", "955937218"),
        Example('{"atin": "901-93-6650"}', "901936650"),
    ),
    counter_examples=(
        Example("ATIN: 912-94-4471"),
        Example("ATIN: 812-93-4471"),
        Example("912-93-4471"),
        Example("Order 912934471"),
    ),
    validator="first digit 9, group 93; label",
    not_covered="Numbers without a label or column.",
)  # fmt: skip
