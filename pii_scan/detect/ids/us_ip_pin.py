"""Identity-protection PINs: six digits that the IRS sends each year; with an SSN enough to file a return."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("us_irs_ip_pin", LegalClass.IRS_IP_PIN, "IRS identity-protection PIN"),
    standard="IRS, Identity Protection PIN: https://www.irs.gov/identity-theft-fraud-scams/get-an-identity-protection-pin",
    patterns=("[0-9]{6}", "[0-9](?:[ |]{1,3}[0-9]){5}", "[0-9]{3}[- ][0-9]{3}"),
    check=labelled(shaped(r"[0-9]{6}"), 1.5, "six_digits"),
    labels=(
        "ip pin", "ippin", "ip-pin", "ip pin no", "ip pin number", "irs ip pin", "irs pin", "identity protection pin",
        "identity protection personal identification number", "identity protection pin (ip pin)", "irs identity pin",
        "identity protection number", "pin de protección de identidad", "pin de proteccion de identidad",
        "pin para la protección de la identidad", "número de identificación personal para la protección de identidad",
        "pin del irs", "pin de ip",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\bip ?pin\b", r"\bidentity protection\b", r"^irs pin$"),
    examples=(
        Example("IP PIN: 482913", "482913"),
        Example("Your Identity Protection PIN is 771204", "771204"),
        Example("Identity Protection PIN (IP PIN)\n3 9 0 2 1 7", "390217"),
        Example("PIN de protección de identidad: 604418", "604418"),
        Example('"irsIpPin": "518830"', "518830"),
    ),
    counter_examples=(
        Example("PIN: 482913"),
        Example("IP address 482913"),
        Example("IP PIN program, notice CP01A of 202401"),
        Example("482913"),
        Example("The IP PIN has 6 digits"),
    ),
    validator="label only",
    not_covered="PINs without a label that names the IRS or identity protection.",
)  # fmt: skip
