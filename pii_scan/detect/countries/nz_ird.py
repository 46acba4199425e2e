"""New Zealand IRD number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("nz_ird", LegalClass.TAXPAYER_ID, "New Zealand IRD number", identifies=True),
    standard="Inland Revenue, IRD number validation (modulus 11): https://www.ird.govt.nz/managing-my-tax/ird-numbers",
    patterns=("[0-9]{2,3}[ -]?[0-9]{3}[ -]?[0-9]{3}",),
    holds=stdnum_holds("nz.ird"),
    pass_rate=0.09,
    labels=("ird", "ird number", "ird no", "inland revenue number"),
    examples=(
        Example("IRD number: 104-353-134", "104353134"),
        Example("IRD No. 101-401-267", "101401267"),
        Example("IRD number\n143-284-190", "143284190"),
    ),
    counter_examples=(
        Example("IRD number: 104-353-135"),
        Example("Order number 104-353-134"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
