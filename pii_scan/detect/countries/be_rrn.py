"""Belgian national register number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("be_rrn", LegalClass.OTHER_GOV_ID, "Belgian national register number", identifies=True),
    standard="Royal decree of 3 April 1984 on the identification number of the national register (modulus "
    "97): https://www.ibz.rrn.fgov.be",
    patterns=(
        r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}[- ][0-9]{3}[. -][0-9]{2}",
        "[0-9]{11}",
        "[0-9]{6}[- ][0-9]{3}[- ][0-9]{2}",
    ),
    holds=stdnum_holds("be.ssn"),
    pass_rate=0.002,
    alone={0: 4.6},
    labels=(
        "rijksregisternummer", "rijksregister", "rijksregisternr", "rrn", "numéro de registre national",
        "registre national", "numéro national", "nationaal nummer", "insz", "niss", "national register number",
        "belgian national number", "nrn", "nationalregisternummer",
    ),
    examples=(
        Example("Rijksregisternummer: 61.10.20-612.42", "61102061242"),
        Example("N° de registre national 69.12.05-001.24", "69120500124"),
        Example("NISS 81020407070", "81020407070"),
        Example("National register number\n81.11.01-276.17", "81110127617"),
    ),
    counter_examples=(
        Example("Rijksregisternummer: 61.10.20-612.43"),
        Example("Order number 61.10.20-612.42"),
    ),
    validator="modulus 97, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
