"""Cypriot tax identification code."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("cy_tic", LegalClass.TAXPAYER_ID, "Cypriot tax identification code", identifies=True),
    standard="Cyprus Tax Department, TIC with check letter (modulus 26): https://www.mof.gov.cy",
    patterns=("[0-9]{8}[A-Za-z]",),
    holds=stdnum_holds("cy.vat"),
    pass_rate=0.04,
    labels=("tax identification code", "cyprus tic", "tic number", "cyprus tax", "afm", "tic no", "tic (cyprus)",),
    shy=("tic",),
    examples=(
        Example("TIC: 08733348E", "08733348E"),
        Example("Tax Identification Code 04816599X", "04816599X"),
        Example("TIC number\n09192220F", "09192220F"),
    ),
    counter_examples=(
        Example("TIC: 08733348F"),
        Example("Order number 08733348E"),
    ),
    validator="modulus 26",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
