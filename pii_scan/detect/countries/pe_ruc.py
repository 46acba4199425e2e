"""Peruvian tax number (RUC) of a person."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_stdnum = stdnum_holds("pe.ruc")


def _holds(number: str) -> bool:
    return number[:2] in ("10", "15", "17") and _stdnum(number)


DETECTOR = national_id(
    Kind("pe_ruc", LegalClass.TAXPAYER_ID, "Peruvian tax number (RUC) of a person", identifies=True),
    standard="SUNAT, RUC (modulus 11); 10 is a natural person: https://www.sunat.gob.pe",
    patterns=("[0-9]{11}",),
    holds=_holds,
    pass_rate=0.002,
    labels=(
        "ruc", "r.u.c.", "ruc nº", "registro único de contribuyentes", "peruvian ruc", "ruc n°", "ruc no",
        "número de ruc",
    ),
    examples=(
        Example("RUC: 10929713295", "10929713295"),
        Example("R.U.C. N° 10206244670", "10206244670"),
        Example("Registro Único de Contribuyentes\n10387808456", "10387808456"),
    ),
    counter_examples=(
        Example("RUC: 10929713296"),
        Example("Order number 10929713295"),
    ),
    validator="modulus 11, sort of holder",
    not_covered="RUCs of firms (20…).",
)  # fmt: skip
