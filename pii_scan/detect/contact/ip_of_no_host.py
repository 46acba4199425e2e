"""IP addresses behind their word in forms that name no single host, or that no token shows: `::1`, `10.0.0.0/8`.

A loopback, a network or a broadcast is nobody's connection, yet whoever reads `ip:` wants to see what stands there.
"""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from pii_scan.detect.contact.ip_address import DETECTOR as IP_ADDRESS
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text

_WORDS = (
    "ip", "ip address", "ip addr", "ipv4", "ipv6", "client ip", "source ip", "src ip", "remote ip", "remote addr",
    "dirección ip", "direccion ip", "adresse ip", "ip-adresse", "indirizzo ip", "endereço ip",
)  # fmt: skip
_FOUR = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
_SIX = (
    rf"[0-9A-Fa-f]{{0,4}}(?::[0-9A-Fa-f]{{0,4}}){{1,6}}:{_FOUR}|"
    r"(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}"
)
_LABELLED = re.compile(
    r"(?<![^\W_])(?:ip|ipv[46]|ip[- _]?addr(?:ess)?|(?:client|source|src|remote|user)[-_ ]?(?:ip|addr)|"
    r"(?:direcci[oó]n|adresse|indirizzo|endereço) ip|ip-adresse)(?![^\W_])"
    r"\s{0,3}[:=#]?[\s\"'>(\[]{0,4}(?:(?:is|es|from|was)\b\s{0,2})?"
    rf"(?P<value>(?P<six>{_SIX})(?:%[0-9A-Za-z]{{1,12}})?|(?P<four>{_FOUR}))(?:/(?P<mask>[0-9]{{1,3}})(?![0-9]))?",
    re.IGNORECASE,
)
_HOST, _NO_HOST = 0.9, 0.4
_FULL_MASK = {4: 32, 6: 128}


def _find(text: Text, _context: Context) -> Iterator[Found]:
    for match in _LABELLED.finditer(text.text):
        address = _address(match)
        if address is None:
            continue
        most = _FULL_MASK[address.version]
        mask = match["mask"]
        masked = mask is not None and int(mask) <= most
        inner = address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
        host = inner.is_global and not (masked and int(mask) < most)
        start, end = match.start("value"), match.end("mask") if masked else match.end("value")
        yield Found(
            kind=IP_ADDRESS.kind,
            raw=text.text[start:end],
            normal=address.compressed,
            confidence=_HOST if host else _NO_HOST,
            start=start,
            end=end,
            reasons=("label:ip", "host" if host else "no_single_host"),
        )


def _address(match: re.Match[str]) -> IPv4Address | IPv6Address | None:
    try:
        return IPv6Address(match["six"]) if match["six"] else IPv4Address(match["four"])
    except AddressValueError:
        return None


DETECTOR = Detector(
    kind=IP_ADDRESS.kind,
    standard="RFC 4291, RFC 4632 and RFC 6890: https://www.rfc-editor.org/rfc/rfc6890",
    find=_find,
    gate=_WORDS,
    examples=(
        Example("ip: ::ffff:98.137.11.164", "::ffff:6289:ba4"),
        Example("IPv6 2001:4860:0:0:0:0:98.137.11.164", "2001:4860::6289:ba4"),
        Example("client_ip=98.137.11.164/32", "98.137.11.164"),
    ),
    counter_examples=(
        Example("ip: ::1"),
        Example("IP 10.0.0.0/8"),
        Example("IP: 0.0.0.0"),
        Example("ip: fe80::1%eth0"),
        Example("ip rules: 4:12:7"),
        Example("IP rating 4.1.2"),
    ),
    validator="RFC 4291 and RFC 791 forms; label",
    not_covered="Networks and loopback addresses without a word that says IP.",
)  # fmt: skip
