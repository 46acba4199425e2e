"""Norwegian national identity number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("no_fodselsnummer", LegalClass.OTHER_GOV_ID, "Norwegian national identity number", identifies=True),
    standard="Folkeregisterforskriften § 2-2, two control digits modulus 11: https://www.skatteetaten.no",
    patterns=("[0-9]{6} ?[0-9]{5}", "[0-9]{6}-[0-9]{5}"),
    holds=stdnum_holds("no.fodselsnummer"),
    pass_rate=0.001,
    labels=(
        "fodselsnummer", "fødselsnummer", "fødselsnr", "fodselsnr", "f.nr", "personnummer", "personnr",
        "d-nummer", "norwegian national id", "norwegian personal number", "norwegian id", "norsk personnummer",
        "fødsels- og personnummer", ),
    shy=("fnr", "f.nr.",),
    examples=(
        Example("Fodselsnummer: 210156 41972", "21015641972"),
        Example("fnr 16036018112", "16036018112"),
        Example("Personnummer\n270250 31747", "27025031747"),
    ),
    counter_examples=(
        Example("Fodselsnummer: 210156 41973"),
        Example("Order number 210156 41972"),
    ),
    validator="two digits modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
