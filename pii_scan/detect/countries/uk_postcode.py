"""UK postcode."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY "
    "G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP "
    "NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W "
    "WA WC WD WF WN WR WS WV YO ZE"
)
_KNOWN = frozenset(_AREAS.split())

_GIRO = "GIR0AA"
"""The one that has no digit in its first half."""


def _holds(number: str) -> bool:
    if number[:3].isalpha():
        return number == _GIRO
    area = number[:2] if number[1].isalpha() else number[0]
    return area in _KNOWN and not set("CIKMOV") & set(number[-2:])


DETECTOR = national_id(
    Kind("uk_postcode", LegalClass.SUPPORTING, "UK postcode", "UK_POSTCODE"),
    standard="BS 7666, postcode: https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema",
    patterns=("[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}", "[A-Za-z]{3} ?[0-9][A-Za-z]{2}"),
    holds=_holds,
    pass_rate=0.05,
    check="area",
    labels=("postcode", "post code", "postal code", "uk address"),
    examples=(
        Example("Postcode: LS13 1FG", "LS131FG"),
        Example("Post code YO28 8RT", "YO288RT"),
        Example("Postcode\nCF12 4RQ", "CF124RQ"),
        Example("Postcode: GIR 0AA", "GIR0AA"),
    ),
    counter_examples=(
        Example("Order number LS13 1FG"),
        Example("Postcode: QX12 3AB"),
        Example("part AB1 2CD"),
    ),
    validator="area, letters in use",
    not_covered="Postcodes without the word.",
)  # fmt: skip
