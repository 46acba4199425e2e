"""German tax identification number (Steuer-IdNr.)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind(
        "de_tax_id", LegalClass.TAXPAYER_ID,
        "German tax identification number (Steuer-IdNr.)", "DE_TAX_ID", identifies=True,
    ),
    standard="§ 139b AO; BZSt, ISO 7064 MOD 11,10: https://www.bzst.de",
    patterns=("[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}", "[0-9]{2}[/-][0-9]{3}[/-][0-9]{3}[/-][0-9]{3}"),
    holds=stdnum_holds("de.idnr"),
    pass_rate=0.004,
    labels=(
        "steuer-id", "steuer id", "steuerid", "steuer-idnr", "steuer-identifikationsnummer",
        "steueridentifikationsnummer", "identifikationsnummer", "steuerliche identifikationsnummer", "idnr", "idnr.",
        "id nr", "steuer id nr", "steuer idnr", "german tax id", "steuer-id-nr", "tin", "steuer-idnr.",
        "persönliche identifikationsnummer", "tax id (germany)", "tax id germany", "steuerident-nr", "steuer ident",
    ),
    examples=(
        Example("Steuer-ID: 41 627 058 997", "41627058997"),
        Example("Steueridentifikationsnummer 29874853069", "29874853069"),
        Example("IdNr. 26 581 990 346", "26581990346"),
        Example("Identifikationsnummer\n52 083 197 842", "52083197842"),
        Example("German tax ID: 96230401873", "96230401873"),
    ),
    counter_examples=(
        Example("Steuer-ID: 41 627 058 998"),
        Example("Order number 41 627 058 997"),
    ),
    validator="ISO 7064 MOD 11,10, one digit doubled",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
