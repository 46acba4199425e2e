"""Positions of Metro 2 segments (Credit Reporting Resource Guide, CDIA, 2020), counted from zero."""

from typing import NamedTuple


class Field(NamedTuple):
    """Where a value stands, and how it is written."""

    start: int
    end: int
    packed: bool = False


Segment = dict[str, Field]


def _consumer(at: int, *, packed: bool = False) -> Segment:
    """Surname to telephone, the same in all consumers' segments; packed numbers are of 5, 5 and 6 bytes."""
    ssn, birth, phone = (5, 5, 6) if packed else (9, 8, 10)
    number = at + 66
    return {
        "last name": Field(at, at + 25), "first name": Field(at + 25, at + 45), "middle name": Field(at + 45, at + 65),
        "generation": Field(at + 65, number), "ssn": Field(number, number + ssn, packed),
        "birth": Field(number + ssn, number + ssn + birth, packed),
        "phone": Field(number + ssn + birth, number + ssn + birth + phone, packed),
    }  # fmt: skip


def _place(at: int) -> Segment:
    return {
        "country": Field(at, at + 2), "street": Field(at + 2, at + 34), "address line 2": Field(at + 34, at + 66),
        "city": Field(at + 66, at + 86), "state": Field(at + 86, at + 88), "zip": Field(at + 88, at + 97),
    }  # fmt: skip


BASE_BYTES, PACKED_BYTES = 426, 366
BASE: Segment = {
    "account": Field(42, 72),
    "portfolio": Field(72, 73),
    **_consumer(231),
    **_place(327),
}
PACKED: Segment = {
    "account": Field(36, 66), "portfolio": Field(66, 67), **_consumer(182, packed=True), **_place(267),
}  # fmt: skip
CONSUMERS: dict[str, Segment] = {"J1": _consumer(3), "J2": {**_consumer(3), **_place(99)}}
"""Associated consumers: at the account holder's address (J1) or at another (J2)."""
EMPLOYER: Segment = {
    "employer": Field(2, 32), "employer address": Field(32, 96), "employer city": Field(96, 116),
    "employer state": Field(116, 118), "occupation": Field(127, 145),
}  # fmt: skip
LENGTHS = {"J1": 100, "J2": 200, "K1": 34, "K2": 34, "K3": 40, "K4": 30, "L1": 54, "N1": 146}
"""Bytes of the segments that may follow a base segment."""
GENERATIONS = {
    "J": "JR", "S": "SR", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII", "8": "VIII", "9": "IX",
}  # fmt: skip
