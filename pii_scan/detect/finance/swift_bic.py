"""Bank identifier codes: a bank's, shown beside an account."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_COUNTRIES = frozenset(
    " ".join(
        (
            "AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG",
            "CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GF GG GH GI",
            "GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KR",
            "KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA",
            "NC NE NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PR PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL",
            "SM SN SO SR ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS XK",
            "YE ZA ZM ZW",
        )
    ).split(" ")
)
_ANOTHER = re.compile(
    r"(?<![a-z0-9])[a-z]{4}(?:" + "|".join(_COUNTRIES).lower() + r")[a-z2-9][a-np-z0-9](?:[a-z0-9]{3})?(?![a-z0-9])"
)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    if text[4:6] not in _COUNTRIES or not (candidate.label or candidate.column):
        return None
    if not candidate.column and _ANOTHER.search(gap_to_label(candidate) or ""):
        # The label has its code already: `SWIFT: NWBKGB2L` and in the next line a surname in capitals.
        return None
    return Verdict(text[:8] if text.endswith("XXX") and len(text) == 11 else text, 2.0, ("bic_country",))


DETECTOR = Detector(
    kind=Kind("swift_bic", LegalClass.SUPPORTING, "Bank identifier code (BIC, SWIFT)"),
    standard="ISO 9362:2022: https://www.iso.org/standard/84108.html",
    patterns=("[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?",),
    check=_check,
    labels=("bic", "swift", "swift code", "bic/swift", "swift/bic", "swift-bic", "código swift", "codigo swift"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bbic\b|\bswift\b",),
    examples=(
        Example("BIC: DNBANOKK", "DNBANOKK"),
        Example("SWIFT code BOFAUS3NXXX", "BOFAUS3N"),
        Example("IBAN NO9386011117947 BIC DNBANOKKXXX", "DNBANOKK"),
        Example("Código SWIFT BSCHESMM", "BSCHESMM"),
    ),
    counter_examples=(
        Example("PASSWORD IS SECRETLY KEPT"),
        Example("BIC: ABCDZZ22"),
        Example("SOMEUSER joined"),
    ),
    validator="country code, label",
    not_covered="Codes in lower case or without label.",
)
