"""Paraguayan identity card number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PARAGUAY = re.compile(r"paragua|asunci[oó]n|identidad civil")


def _holds(number: str) -> bool:
    return number[0] != "0"


DETECTOR = national_id(
    Kind("py_ci", LegalClass.OTHER_GOV_ID, "Paraguayan identity card number", identifies=True),
    standard="Policía Nacional, cédula de identidad civil: https://www.policianacional.gov.py",
    patterns=(r"[0-9]\.[0-9]{3}\.[0-9]{3}", r"[0-9]{3}\.[0-9]{3}", "[0-9]{6,7}"),
    holds=_holds,
    pass_rate=0.3,
    near=_PARAGUAY,
    check="shape",
    labels=(
        "cédula de identidad paraguaya", "cédula paraguaya", "c.i. paraguay", "c.i.c. nº",
        "cédula de identidad civil", "paraguayan id", "c.i.", "cédula de identidad", "cédula (paraguay)", "c.i.c.",),
    examples=(
        Example("Cédula paraguaya: 4.903.397", "4903397"),
        Example("Cédula de identidad civil N° 7.006.114", "7006114"),
        Example("Paraguayan ID\n5.532.242", "5532242"),
    ),
    counter_examples=(
        Example("Order number 4.903.397"),
        Example("C.I. 4.827.193"),
    ),
    validator="label, a word of Paraguay",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
