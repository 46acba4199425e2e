"""Croatian personal identification number (OIB)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("hr_oib", LegalClass.OTHER_GOV_ID, "Croatian personal identification number (OIB)", identifies=True),
    standard="Zakon o osobnom identifikacijskom broju, ISO 7064 MOD 11,10: https://www.porezna-uprava.hr",
    patterns=("[0-9]{11}",),
    holds=stdnum_holds("hr.oib"),
    pass_rate=0.1,
    labels=("oib", "osobni identifikacijski broj", "croatian personal number", "broj oib", "oib broj",),
    examples=(
        Example("OIB: 03391301766", "03391301766"),
        Example("Osobni identifikacijski broj 38819758065", "38819758065"),
        Example("OIB\n38939552674", "38939552674"),
    ),
    counter_examples=(
        Example("OIB: 03391301767"),
        Example("Order number 03391301766"),
    ),
    validator="ISO 7064 MOD 11,10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
