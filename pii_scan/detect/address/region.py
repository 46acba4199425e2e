"""Columns that hold a state or a ZIP beside the street: they say where a row's person lives."""

from pii_scan.detect.address.states import CODES, state_code, state_of_zip
from pii_scan.detect.detector import Candidate, Detector, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

US_REGION = Kind("us_region", LegalClass.SUPPORTING, "State or ZIP code of an address")


def check_cell(candidate: Candidate) -> Verdict | None:
    """`OH`, `Ohio`, `45402`, `45402-1234`; a ZIP whose leading zero a spreadsheet ate is mended."""
    if not candidate.column:
        return None
    value = candidate.text.strip()
    if state := state_code(value):
        return Verdict(state, 3.0, ("us_state",), attributes={"state": state})
    digits = value.partition("-")[0].strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (4, 5) or "state" in candidate.label:
        return None
    zip5 = digits.zfill(5)
    state = state_of_zip(zip5)
    return Verdict(zip5, 3.0, ("us_zip",), attributes={"state": state, "zip5": zip5}) if state in CODES else None


DETECTOR = Detector(
    kind=US_REGION,
    standard="USPS Publication 28, appendix B; ZIP prefixes by state",
    check=check_cell,
    headers=(
        r"^(?:home |mailing |billing |shipping |residence |customer |inmate |addr(?:ess)? )?"
        r"(?:state|st|zip ?(?:code)?|postal ?code|estado|c[oó]digo postal|state ?code|province)$",
    ),
    label_weight=3.0,
    not_covered="A state named in running text without a street.",
)
