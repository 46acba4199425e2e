"""Swiss social insurance number (AHV)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ch_ahv", LegalClass.OTHER_GOV_ID, "Swiss social insurance number (AHV)", identifies=True),
    standard="AHVG art. 50c, EAN-13 check digit: https://www.zas.admin.ch",
    patterns=(r"[0-9]{3}\.[0-9]{4}\.[0-9]{4}\.[0-9]{2}", "[0-9]{13}", "[0-9]{3} [0-9]{4} [0-9]{4} [0-9]{2}"),
    holds=stdnum_holds("ch.ssn"),
    pass_rate=0.0001,
    alone={0: 5.5, 2: 4.6},
    labels=(
        "ahv", "ahv-nummer", "ahv-nr", "ahv nr", "ahvn13", "ahv-nr.", "sozialversicherungsnummer", "numéro avs",
        "n° avs", "no avs", "avs", "navs13", "numero avs", "nss", "swiss social security number",
        "social security number",
    ),
    examples=(
        Example("AHV-Nr.: 756.9837.4916.32", "7569837491632"),
        Example("N° AVS 756.8002.4217.71", "7568002421771"),
        Example("numero AVS: 7561256036890", "7561256036890"),
        Example("Meine Nummer ist 756.9746.2367.75.", "7569746236775"),
    ),
    counter_examples=(
        Example("AHV-Nr.: 756.9837.4916.33"),
        Example("Order number 756.9837.4916.32"),
    ),
    validator="EAN-13, country 756",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
