"""Addresses are printed for people and parsed back by machines."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pii_scan.model.address import Address, Step, decode_key, encode_key

_KEYS = st.text(min_size=1) | st.binary(min_size=1).map(os.fsdecode)


@settings(derandomize=True, deadline=None)
@given(key=_KEYS)
@example(key="a!/b%41\\c")
@example(key="100%")
@example(key="\udcff\udcfe.jpg")
@example(key="\u202egpj.exe")
@example(key="a\nb\x1b[31m\x00")
@example(key=" trailing ")
def test_any_key_comes_back(key: str) -> None:
    printed = encode_key(key)
    assert decode_key(printed) == key
    assert "!" not in printed and "\\" not in printed
    assert all(ord(sign) >= 32 and ord(sign) != 127 for sign in printed)
    assert printed.isprintable()
    printed.encode("utf-8")


@settings(derandomize=True, deadline=None)
@given(first=_KEYS, inner=st.lists(_KEYS, max_size=3))
def test_any_address_comes_back(first: str, inner: list[str]) -> None:
    address = Address((Step("az", first),))
    for key in inner:
        address = address.child("zip", key)
    back = Address.parse(str(address))
    assert str(back) == str(address)
    assert [step.key for step in back.steps] == [step.key for step in address.steps]
    assert back.depth == len(inner)


@pytest.mark.parametrize(
    ("steps", "printed"),
    [
        ([("az", "account/container/a/x.zip"), ("zip", "scans/17.jpg")], "az://account/container/a/x.zip!/scans/17.jpg"),
        ([("file", "/srv/leak/a b.txt")], "file:///srv/leak/a b.txt"),
        ([("file", "/50%!.txt")], "file:///50%25%21.txt"),
        ([("file", "/\udcff")], "file:///%FF"),
        ([("file", "/a\nb")], "file:///a%0Ab"),
        ([("file", "/\u202e")], "file:///%E2%80%AE"),
        ([("file", "/niño.jpg")], "file:///niño.jpg"),
    ],
)  # fmt: skip
def test_printed_form(steps: list[tuple[str, str]], printed: str) -> None:
    address = Address(tuple(Step(*step) for step in steps))
    assert str(address) == printed
    assert str(Address.parse(printed)) == printed


def test_parts() -> None:
    address = Address.parse("az://account/container/a/x.zip!/scans/17.jpg")
    assert (address.name, address.depth, str(address.root)) == ("17.jpg", 1, "az://account/container/a/x.zip")
    assert str(address.child("eml", "/note.txt")).endswith("17.jpg!/note.txt")


@pytest.mark.parametrize("text", ["", "a/b", "://a", "ä://b", "a b://c"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="scheme"):
        Address.parse(text)
