"""Canadian Social Insurance Number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ca_sin", LegalClass.OTHER_GOV_ID, "Canadian Social Insurance Number", "CA_SIN", identifies=True),
    standard="Service Canada, Social Insurance Number: "
    "https://www.canada.ca/en/employment-social-development/services/sin.html",
    patterns=("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",),
    holds=stdnum_holds("ca.sin"),
    pass_rate=0.08,
    labels=(
        "social insurance", "social insurance number", "social insurance no", "sin number", "sin no", "sin #",
        "numéro d'assurance sociale", "numéro d assurance sociale", "assurance sociale", "social ins. no",
        "social ins no", ),
    shy=("sin", "nas", "s.i.n.", "n.a.s."),
    examples=(
        Example("Social Insurance Number: 706 801 115", "706801115"),
        Example("SIN: 229 077 243", "229077243"),
        Example("NAS : 781 205 422", "781205422"),
        Example("Numéro d'assurance sociale\n173 139 601", "173139601"),
        Example("sin_number=113550065", "113550065"),
    ),
    counter_examples=(
        Example("Social Insurance Number: 706 801 116"),
        Example("Order number 706 801 115"),
        Example("sin embargo 706 801 115 casos"),
    ),
    validator="Luhn, first digit",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
