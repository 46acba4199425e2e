"""Austrian social insurance number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("at_svnr", LegalClass.OTHER_GOV_ID, "Austrian social insurance number", identifies=True),
    standard="ASVG § 460d; Dachverband der Sozialversicherungsträger (modulus 11): https://www.sozialversicherung.at",
    patterns=("[0-9]{4}[ /-]?[0-9]{6}", "[0-9]{4} [0-9]{2} ?[0-9]{2} ?[0-9]{2}"),
    holds=stdnum_holds("at.vnr"),
    pass_rate=0.004,
    labels=(
        "sozialversicherungsnummer", "sozialversicherungsnr", "sv-nummer", "svnr", "sv-nr", "sv nr", "vsnr",
        "versicherungsnummer", "e-card", "austrian social security number", "austrian social insurance number",
        "social security number", "social insurance number",
    ),
    examples=(
        Example("SVNR: 3960 160873", "3960160873"),
        Example("Sozialversicherungsnummer: 1926 170243", "1926170243"),
        Example("SV-Nr. 2759230265", "2759230265"),
        Example("Versicherungsnummer\n1679 140150", "1679140150"),
    ),
    counter_examples=(
        Example("SVNR: 3960 160874"),
        Example("Order number 3960 160873"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
