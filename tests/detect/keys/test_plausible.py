"""Which columns may be keys, and how many values a key could have."""

import random
import uuid
from math import log2

import pytest

from pii_scan.detect.keys.plausible import may_be_key
from pii_scan.detect.keys.spread import possible_bits

_RANDOM = random.Random(4)
KEYS = {
    "numbers": [str(n) for n in range(50)],
    "padded": [f"{n:08d}" for n in range(50)],
    "from_a_sheet": [f"{n}.0" for n in range(100, 150)],
    "uuid": [str(uuid.UUID(int=_RANDOM.getrandbits(128))) for _ in range(50)],
    "prefixed": [f"CUST-{n:06d}" for n in range(50)],
    "mail": [f"a{n}@example.org" for n in range(50)],
    "phone": [f"(614) 555-{n:04d}" for n in range(50)],
    "user_name": ["".join(_RANDOM.choices("abcdefg", k=7)) for _ in range(50)],
    "with_gaps": [str(n) if n % 3 else None for n in range(60)],
}
OTHERS = {
    "name": [f"{a} {b}" for a in ("Ana", "Ben", "Cid", "Dot", "Eve") for b in ("Abel", "Bohr", "Cook", "Dirac")],
    "city": ["".join(_RANDOM.choices("abcdefg", k=7)) for _ in range(50)],
    "street": [f"{n} Main St" for n in range(50)],
    "amount": [f"{n}.{n % 90 + 10}" for n in range(50)],
    "euros": [f"1.{n:03d},{n % 89 + 10}" for n in range(50)],
    "latitude": [f"39.{n:04d}1" for n in range(50)],
    "date": [f"2024-01-{n % 28 + 1:02d}" for n in range(50)],
    "us_date": [f"{n % 12 + 1}/{n % 28 + 1}/2024" for n in range(50)],
    "moment": [f"2024-01-03T07:{n:02d}:20Z" for n in range(50)],
    "compact": [f"2024{n % 12 + 1:02d}{n % 28 + 1:02d}" for n in range(60)],
    "clock": [f"07:{n:02d}" for n in range(50)],
    "temperature": [str(n - 25) for n in range(50)],
    "ip": [f"10.0.3.{n}" for n in range(50)],
    "few": ["A1", "B2", "C3"] * 30,
    "long": [f"{n}" * 90 for n in range(10, 60)],
    "note": [f"called {n} times about it" for n in range(50)],
    "empty": [None] * 50,
}


@pytest.mark.parametrize("header", KEYS)
def test_keys(header: str) -> None:
    assert may_be_key(header, KEYS[header])


@pytest.mark.parametrize("header", OTHERS)
def test_others(header: str) -> None:
    assert not may_be_key(header, OTHERS[header])


def test_a_running_number_has_few_possible_values_whatever_stands_before_it() -> None:
    assert possible_bits(str(n) for n in range(1, 1025)) == (10.0, True)
    bits, numbers = possible_bits(f"CUST{n:06d}" for n in range(10_000))
    assert not numbers
    assert bits == pytest.approx(log2(10_000))
    assert possible_bits(KEYS["uuid"])[0] > 100
    assert possible_bits([]) == (0.0, False)
