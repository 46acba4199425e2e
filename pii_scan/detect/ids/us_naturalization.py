"""Numbers of certificates of naturalization and of citizenship."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind(
        "us_naturalization_certificate",
        LegalClass.OTHER_GOV_ID,
        "US naturalization certificate number",
        identifies=True,
    ),
    standard="USCIS forms N-550 and N-560; SSA POMS RM 10210.180: https://secure.ssa.gov/poms.nsf/lnx/0110210180",
    patterns=("[A-Za-z]{0,2}[0-9]{6,8}", "[0-9]{2} [0-9]{3} [0-9]{3}"),
    check=labelled(shaped(r"[A-Z]{0,2}[0-9]{6,8}"), 1.0, "certificate_shape"),
    labels=(
        "naturalization cert. no", "naturalization cert no", "naturalization cert. number",
        "cert. of naturalization", "cert. of naturalization no", "certificate of naturalization",
        "certificate of naturalization no", "certificate of naturalization number",
        "naturalization certificate", "naturalization certificate no", "naturalization certificate number",
        "naturalization certificate #", "naturalization no", "naturalization number", "naturalization #",
        "certificate of citizenship", "certificate of citizenship no", "certificate of citizenship number",
        "citizenship certificate", "citizenship certificate no", "citizenship certificate number", "citizenship number",
        "n-550", "n-560", "n-570", "naturalisation certificate no", "naturalisation number",
        "certificado de naturalización", "número de naturalización", "certificado de ciudadanía",
        "no. de certificado de naturalización",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\b(naturali[sz]ation|citizenship)( cert(ificate)?)? ?(no|num|number|id)?$",),
    examples=(
        Example("Certificate of Naturalization No. 38412077", "38412077"),
        Example("Naturalization number: 27731904", "27731904"),
        Example("Citizenship Certificate Number\nAA204718", "AA204718"),
        Example("Certificado de naturalización: 31820447", "31820447"),
        Example("naturalizationNumber=30917744", "30917744"),
    ),
    counter_examples=(
        Example("Naturalization fee 725 and 202401"),
        Example("certificate number 38412077"),
        Example("38412077"),
        Example("citizenship test with 1000000 takers"),
        Example("Naturalization No. 12345678"),
    ),
    validator="label only",
    not_covered="Numbers without a label.",
)  # fmt: skip
