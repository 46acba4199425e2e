"""Polish identity card number."""

from pii_scan.detect.countries.check_digits import icao_731
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """The first digit checks the rest."""
    return icao_731(number[:3] + number[4:]) == int(number[3])


DETECTOR = national_id(
    Kind("pl_id_card", LegalClass.OTHER_GOV_ID, "Polish identity card number", identifies=True),
    standard="Rozporządzenie w sprawie dowodu osobistego, series and number (weights 7, 3, 1): "
    "https://www.gov.pl/web/gov/dowod-osobisty",
    patterns=("[A-Za-z]{3} ?[0-9]{6}",),
    holds=_holds,
    pass_rate=0.1,
    labels=(
        "dowód osobisty", "dowodu osobistego", "nr dowodu", "numer dowodu", "dow. os.", "dow.os.",
        "seria i numer dowodu", "dowód", "dowodem osobistym", "seria i nr dowodu", "polish identity card",
        "polish id card",
    ),
    examples=(
        Example("Dowód osobisty: NFE241524", "NFE241524"),
        Example("legitymujący się dowodem osobistym UVM709968", "UVM709968"),
        Example("Seria i numer dowodu\nPMW852994", "PMW852994"),
        Example("Polish ID card TDT360147", "TDT360147"),
    ),
    counter_examples=(
        Example("Dowód osobisty: NFE341524"),
        Example("Order number NFE241524"),
    ),
    validator="weights 7, 3, 1",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
