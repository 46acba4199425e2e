"""What stands behind `ip:`: forms of RFC 4291 and 4632, hosts and what is none."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from pii_scan.detect.contact.ip_of_no_host import DETECTOR
from pii_scan.detect.detector import Context, Found
from pii_scan.detect.library import detect
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band


def _found(text: str) -> list[Found]:
    assert DETECTOR.find is not None
    return list(DETECTOR.find(Text(text), Context()))


@given(ip_addresses(v=6), ip_addresses(v=4))
def test_every_address_is_read_whole(six: object, four: object) -> None:
    for address in (six, four):
        (found,) = _found(f"ip: {address}, then")
        assert ip_address(found.raw) == address
        assert ip_address(found.normal) == address


@pytest.mark.parametrize(("written", "high"), [
    ("::ffff:98.137.11.164", True), ("2606:4700::1111", True), ("98.137.11.164/32", True), ("98.137.11.0/24", False),
    ("::1", False), ("::", False), ("fe80::1%eth0", False), ("255.255.255.255", False), ("0.0.0.0", False),
    ("2001:db8::/32", False), ("10.0.0.0/8", False), ("::ffff:10.0.0.1", False),
])  # fmt: skip
def test_only_hosts_are_sure(written: str, high: bool) -> None:
    (found,) = _found(f"client ip is {written} today")
    assert found.raw == written
    assert (found.confidence > 0.7) is high


def test_a_mask_that_is_none_is_left_out() -> None:
    assert [f.raw for f in _found("ip 10.0.0.0/123")] == ["10.0.0.0"]


@pytest.mark.parametrize("text", ["ip: 12:30:45", "ip: 300.1.1.1", "zip: ::1", "ip 2001:db8:::1", "the ip :: of"])
def test_silence(text: str) -> None:
    assert not [f for f in _found(text) if f.raw != "::"]


@pytest.mark.parametrize(("text", "raw"), [
    ("My IP is 98.137.11.164.", "98.137.11.164"),
    ("seen from ip 2001:db8:85a3::8a2e:370:7334.", "2001:db8:85a3::8a2e:370:7334"),
])  # fmt: skip
def test_a_full_stop_ends_the_sentence(text: str, raw: str) -> None:
    hits = [hit for hit in detect(text) if hit.kind == "ip_address"]
    assert [(text[hit.start : hit.end], hit.band) for hit in hits] == [(raw, Band.HIGH)]


@pytest.mark.parametrize("text", [
    "Firmware 13.7.10.27", "rows\n13.7.10.27\n8.24.19.6", "build 98.137.11.164-rc1", "ip 2001:db8::256.1.1.1",
])  # fmt: skip
def test_versions_are_none(text: str) -> None:
    assert not [hit for hit in detect(text) if hit.kind == "ip_address" and hit.band is Band.HIGH]
