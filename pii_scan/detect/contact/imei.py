"""IMEI: the number of a mobile device."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if len(digits) != 15 or len(set(digits)) < 3 or not luhn(digits):
        return None
    return Verdict(digits, log(10), ("luhn",), dummy=digits == "490154203237518")


DETECTOR = Detector(
    kind=Kind("imei", LegalClass.SUPPORTING, "Number of a mobile device (IMEI)"),
    standard="3GPP TS 23.003, section 6.2.1: https://www.3gpp.org/dynareport/23003.htm",
    patterns=("[0-9]{15}", "[0-9]{2}[- ][0-9]{6}[- ][0-9]{6}[- ][0-9]"),
    check=_check,
    labels=("imei", "imei no", "imei number", "imei1", "imei 1", "imei2", "imei 2", "imei/meid", "device id",
            "esn/imei"),
    anti_labels=("card", "card number", "amex", "account", "account number"),
    label_required=True,
    prior=-3.0,
    headers=(r"^imei(?: ?[12])?(?: (?:no|number))?$|^device imei$",),
    examples=(
        Example("IMEI: 356938035643809", "356938035643809"),
        Example("imei1 35-693803-564380-9", "356938035643809"),
        Example("IMEI No. 353918052107063", "353918052107063"),
    ),
    counter_examples=(
        Example("IMEI: 356938035643808"),
        Example("order 356938035643809"),
        Example("IMEI: 490154203237518"),
    ),
    validator="Luhn",
    not_covered="IMEISV (16 digits) and MEID.",
)  # fmt: skip
