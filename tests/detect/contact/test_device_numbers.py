"""IP, MAC and IMEI; check digits by the formula, not by the code under test."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.detect.contact import imei, ip_address, mac_address
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band

ENGINE = DetectEngine([imei.DETECTOR, ip_address.DETECTOR, mac_address.DETECTOR])


def high(text: str) -> list[tuple[str, str]]:
    return [(m.kind, m.normal.reveal()) for m in ENGINE.scan(Text(text), Context()) if m.band is Band.HIGH]


def with_luhn(body: str) -> str:
    total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(reversed(body)))
    return body + str(-total % 10)


@settings(max_examples=40, deadline=None)
@given(st.integers(10**13, 10**14 - 1).filter(lambda n: len(set(str(n))) > 3))
def test_imei_needs_its_check_digit(body: int) -> None:
    number = with_luhn(str(body))
    assert high(f"IMEI: {number}") == [("imei", number)]
    assert high(f"IMEI: {number[:-1]}{(int(number[-1]) + 1) % 10}") == []
    assert high(f"order {number}") == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0x0B000000, 0xDFFFFFFF).map(IPv4Address).filter(lambda a: a.is_global))
def test_ip_addresses_under_their_label(address: IPv4Address) -> None:
    assert high(f"Client IP: {address}") == [("ip_address", str(address))]


@settings(max_examples=20, deadline=None)
@given(st.integers(0x20010DB8 << 96, (0x20010DB9 << 96) - 1).map(IPv6Address))
def test_ip_version_six(address: IPv6Address) -> None:
    assert high(f"from {address.exploded} on") == [("ip_address", address.compressed)]


@pytest.mark.parametrize("text", [
    "version 1.2.3.4", "section 4.1.2.10", "999.1.1.1", "1.2.3.4.5", "peer 192.168.1.20", "127.0.0.1", "00:00:00:00:00:00",
    "ff:ff:ff:ff:ff:ff", "10:11:12:13:14:15", "std::abs", "12:34:56", "v8.31.22.104",
])  # fmt: skip
def test_look_alikes(text: str) -> None:
    assert high(text) == []


@pytest.mark.parametrize("text", ["MAC 00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "hwaddr 001a.2b3c.4d5e"])
def test_mac_addresses(text: str) -> None:
    assert high(text) == [("mac_address", "00:1a:2b:3c:4d:5e")]
