"""Icelandic identification number (kennitala)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("is_kennitala", LegalClass.OTHER_GOV_ID, "Icelandic identification number (kennitala)", identifies=True),
    standard="Registers Iceland, kennitala (modulus 11): https://www.skra.is",
    patterns=("[0-9]{6}-[0-9]{4}", "[0-9]{10}"),
    holds=stdnum_holds("is_.kennitala"),
    pass_rate=0.003,
    labels=("kennitala", "kennitölu", "kt", "kennitala nr", "icelandic id number", "icelandic id",),
    shy=("kt.",),
    examples=(
        Example("Kennitala: 190362-4939", "1903624939"),
        Example("kt. 1709402299", "1709402299"),
        Example("Kennitala\n200682-0419", "2006820419"),
    ),
    counter_examples=(
        Example("Kennitala: 190362-4949"),
        Example("Order number 190362-4939"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
