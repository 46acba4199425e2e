"""Pakistani identity card number (CNIC)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("pk_cnic", LegalClass.OTHER_GOV_ID, "Pakistani identity card number (CNIC)", identifies=True),
    standard="NADRA, Computerised National Identity Card: https://www.nadra.gov.pk",
    patterns=("[0-9]{5}-[0-9]{7}-[0-9]", "[0-9]{13}"),
    holds=stdnum_holds("pk.cnic"),
    pass_rate=0.4,
    alone={0: 2.6},
    check="province",
    labels=(
        "cnic", "cnic no", "cnic number", "nicop", "nadra", "national identity card", "identity card number pakistan",
        "nic no", "snic", "pakistani id", "pakistani id card", "nadra card no", "nic",),
    examples=(
        Example("CNIC: 21968-1076623-8", "2196810766238"),
        Example("CNIC No. 1303637692562", "1303637692562"),
        Example("National Identity Card\n72176-4867736-1", "7217648677361"),
    ),
    counter_examples=(
        Example("Order number 21968-1076623-8"),
        Example("CNIC: 92101-1234567-1"),
        Example("batch 35202-1234567-3"),
    ),
    validator="province",
    not_covered="It has no check digit; without a label it is only possible.",
)  # fmt: skip
