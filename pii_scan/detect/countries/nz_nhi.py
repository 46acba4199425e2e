"""New Zealand National Health Index number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_VALUE = {char: value for value, char in enumerate("ABCDEFGHJKLMNPQRSTUVWXYZ", 1)} | {str(n): n for n in range(10)}


def _holds(number: str) -> bool:
    if not set(number) <= _VALUE.keys():
        return False
    total = sum(_VALUE[char] * weight for char, weight in zip(number, (7, 6, 5, 4, 3, 2), strict=False))
    if number[6].isdigit():
        return total % 11 != 0 and (11 - total % 11) % 10 == int(number[6])
    # The form since 2026 has letters at its end and a modulus of 23.
    return 23 - total % 23 == _VALUE[number[6]]


DETECTOR = national_id(
    Kind("nz_nhi", LegalClass.HEALTH_INSURANCE, "New Zealand National Health Index number", identifies=True),
    standard="HISO 10046 Consumer Health Identity Standard (modulus 11): https://www.tewhatuora.govt.nz/",
    patterns=("[A-Za-z]{3} ?[0-9]{4}", "[A-Za-z]{3} ?[0-9]{2}[A-Za-z]{2}"),
    holds=_holds,
    pass_rate=0.09,
    labels=("nhi", "nhi number", "nhi no", "national health index", "national health index number",),
    examples=(
        Example("NHI: HFZ1110", "HFZ1110"),
        Example("NHI number XZE3391", "XZE3391"),
        Example("National Health Index\nDSP8972", "DSP8972"),
    ),
    counter_examples=(
        Example("NHI: HFZ1111"),
        Example("Order number HFZ1110"),
    ),
    validator="modulus 11 (seven characters, old) or 23 (new)",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
