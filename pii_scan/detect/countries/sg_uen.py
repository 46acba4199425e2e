"""Singaporean company number (UEN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("sg_uen", LegalClass.SUPPORTING, "Singaporean company number (UEN)", "SG_UEN"),
    standard="ACRA, unique entity number: https://www.uen.gov.sg",
    patterns=("[0-9]{8,9}[A-Za-z]", "[A-Za-z][0-9]{2}[A-Za-z]{2}[0-9]{4}[A-Za-z]"),
    holds=stdnum_holds("sg.uen"),
    pass_rate=0.04,
    labels=("uen", "uen no", "unique entity number", "unique entity no", "uen number",),
    examples=(
        Example("UEN: 00192200M", "00192200M"),
        Example("Unique Entity Number 197401143C", "197401143C"),
    ),
    counter_examples=(
        Example("Order number 00192200M"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
