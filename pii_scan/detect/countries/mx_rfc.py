"""Mexican taxpayer registry number (RFC) of a person."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_GENERIC = frozenset(("XAXX010101000", "XEXX010101000"))
"""What invoices bear for "the public" and for foreigners."""
_born = stdnum_holds("mx.rfc")
_checked = stdnum_holds("mx.rfc", validate_check_digits=True)


def _holds(number: str) -> bool:
    return number in _GENERIC or (number[1] in "AEIOUX" and _born(number))


DETECTOR = national_id(
    Kind("mx_rfc", LegalClass.TAXPAYER_ID, "Mexican taxpayer registry number (RFC) of a person", identifies=True),
    standard="SAT, Registro Federal de Contribuyentes, homoclave (modulus 11): https://www.sat.gob.mx",
    patterns=("[A-Za-z]{4}[0-9]{6}[0-9A-Za-z]{3}", "[A-Za-z]{4}[ -][0-9]{6}[ -][0-9A-Za-z]{3}"),
    holds=_holds,
    pass_rate=0.008,
    alone={0: 4.6, 1: 4.6},
    strict=_checked,
    check="birth_date",
    dummies=frozenset(("XAXX010101000", "XEXX010101000",)),
    labels=(
        "rfc", "r.f.c.", "registro federal de contribuyentes", "registro federal", "mexican rfc", "mexican tax id",
        "rfc con homoclave",
    ),
    examples=(
        Example("RFC: JOVD851025C74", "JOVD851025C74"),
        Example("R.F.C. MOSR430323M10", "MOSR430323M10"),
        Example("con RFC NIMG490704R93", "NIMG490704R93"),
        Example("Registro Federal de Contribuyentes\nPIRM420123Y41", "PIRM420123Y41"),
    ),
    counter_examples=(
        Example("Order number JOVD851025C74"),
        Example("RFC 2616 and RFC 7231"),
        Example("RFC: JOVD851325C75"),
    ),
    validator="birth date; without a label modulus 11",
    not_covered="The twelve characters of a firm; the ten without homoclave.",
)  # fmt: skip
