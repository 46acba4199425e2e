"""Irish Personal Public Service number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ie_pps", LegalClass.OTHER_GOV_ID, "Irish Personal Public Service number", identifies=True),
    standard="Department of Social Protection, PPS number (modulus 23): "
    "https://www.gov.ie/en/service/12e6de-get-a-personal-public-service-pps-number/",
    patterns=("[0-9]{7} ?[A-Za-z]{1,2}",),
    holds=stdnum_holds("ie.pps"),
    pass_rate=0.04,
    labels=(
        "ppsn", "pps number", "pps no", "personal public service number", "personal public service", "pps",
        "uimhir psp", "uimhir phearsanta seirbhíse poiblí",
    ),
    examples=(
        Example("PPSN: 1898415C", "1898415C"),
        Example("PPS No. 8381984V", "8381984V"),
        Example("Personal Public Service Number\n0248384G", "0248384G"),
    ),
    counter_examples=(
        Example("PPSN: 1898415D"),
        Example("Order number 1898415C"),
    ),
    validator="modulus 23",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
