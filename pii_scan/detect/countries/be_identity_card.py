"""Belgian identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return (int(number[:10]) % 97 or 97) == int(number[10:])


DETECTOR = national_id(
    Kind("be_identity_card", LegalClass.OTHER_GOV_ID, "Belgian identity card number", identifies=True),
    standard="FPS Interior, eID card number (modulus 97): https://www.ibz.rrn.fgov.be",
    patterns=("[0-9]{3}-[0-9]{7}-[0-9]{2}", "[0-9]{12}"),
    holds=_holds,
    pass_rate=0.01,
    alone={0: 3.0},
    labels=(
        "identiteitskaart", "identiteitskaartnummer", "nummer identiteitskaart", "carte d'identité",
        "numéro de carte d'identité", "n° carte d'identité", "eid", "belgian identity card", "belgian eid",
        "eid card no", "eid kaartnummer", "kaartnummer", "eid-kaart", ),
    examples=(
        Example("Identiteitskaart: 597-6785104-27", "597678510427"),
        Example("Numéro de carte d'identité 590-1563382-59", "590156338259"),
        Example("Belgian identity card\n591-1494346-66", "591149434666"),
    ),
    counter_examples=(
        Example("Identiteitskaart: 597-6785104-28"),
        Example("Order number 597-6785104-27"),
    ),
    validator="modulus 97",
    not_covered="Without a label it is only possible.",
)  # fmt: skip
