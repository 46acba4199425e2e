"""Polish tax identification number (NIP)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("pl_nip", LegalClass.TAXPAYER_ID, "Polish tax identification number (NIP)", identifies=True),
    standard="Ustawa o zasadach ewidencji i identyfikacji podatników, NIP (modulus 11): https://www.podatki.gov.pl",
    patterns=(
        "[0-9]{3}-[0-9]{3}-[0-9]{2}-[0-9]{2}",
        "[0-9]{3}-[0-9]{2}-[0-9]{2}-[0-9]{3}",
        "[0-9]{10}",
        "[0-9]{3} [0-9]{3} [0-9]{2} [0-9]{2}",
    ),
    holds=stdnum_holds("pl.nip"),
    pass_rate=0.09,
    labels=("nip", "nr nip", "numer nip", "polish tax id", "numer identyfikacji podatkowej"),
    examples=(
        Example("NIP: 574-713-15-26", "5747131526"),
        Example("nr NIP 4443237341", "4443237341"),
        Example("Numer identyfikacji podatkowej\n675-097-88-71", "6750978871"),
    ),
    counter_examples=(
        Example("NIP: 574-713-15-27"),
        Example("Order number 574-713-15-26"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
