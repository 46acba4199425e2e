"""Australian tax file number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("au_tfn", LegalClass.TAXPAYER_ID, "Australian tax file number", "AU_TFN", identifies=True),
    standard="Australian Taxation Office, TFN checksum (modulus 11)",
    patterns=("[0-9]{3} ?[0-9]{3} ?[0-9]{3}", "[0-9]{3}-[0-9]{3}-[0-9]{3}", "[0-9]{2} ?[0-9]{3} ?[0-9]{3}"),
    holds=stdnum_holds("au.tfn"),
    pass_rate=0.09,
    labels=("tfn", "tax file number", "tax file no", "t.f.n.", "tax file", "tax file #",),
    examples=(
        Example("TFN: 486 527 489", "486527489"),
        Example("Tax file number 128112798", "128112798"),
        Example("Tax File No.\n361 318 602", "361318602"),
    ),
    counter_examples=(
        Example("TFN: 486 527 480"),
        Example("Order number 486 527 489"),
        Example("486 527 489 units"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
