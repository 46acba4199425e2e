"""VINs against the rule of 49 CFR 565.15(c), written out here from its tables, and its published examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.library import detect
from pii_scan.detect.vehicle.vin import check_digit
from pii_scan.model.match import Band

LETTERS = "ABCDEFGH JKLMN P R  STUVWXYZ"
WORTH = {
    **dict.fromkeys("AJ", 1), **dict.fromkeys("BKS", 2), **dict.fromkeys("CLT", 3), **dict.fromkeys("DMU", 4),
    **dict.fromkeys("ENV", 5), **dict.fromkeys("FW", 6), **dict.fromkeys("GPX", 7), **dict.fromkeys("HY", 8),
    **dict.fromkeys("RZ", 9), **{str(n): n for n in range(10)},
}  # fmt: skip
FACTORS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
VINS = st.text("".join(WORTH), min_size=17, max_size=17)


@given(VINS)
def test_check_digit(vin: str) -> None:
    rest = sum(WORTH[char] * factor for char, factor in zip(vin, FACTORS, strict=True)) % 11
    assert check_digit(vin) == ("X" if rest == 10 else str(rest))


@pytest.mark.parametrize("vin", ["1M8GDM9AXKP042788", "5GZCZ43D13S812715", "11111111111111111"])
def test_published_ones_hold(vin: str) -> None:
    assert check_digit(vin) == vin[8]


@pytest.mark.parametrize("vin", ["1M8GDM9AXKP04278O", "IM8GDM9AXKP042788", "1M8GDM9AXKP04278"])
def test_no_vin(vin: str) -> None:
    assert check_digit(vin) is None


def high(text: str) -> list[str]:
    return [hit.normal.reveal() for hit in detect(text) if hit.kind == "vin" and hit.band is Band.HIGH]


@pytest.mark.parametrize("text", [
    "VIN: {}", "VIN {}", "the {} was towed", "Vehicle Identification Number:\n{}", '"vin": "{}"', "vin={}",
    "Número de identificación del vehículo: {}", "2019 Honda, VIN#{}", "<VIN>{}</VIN>", "NIV {}",
])  # fmt: skip
def test_layouts(text: str) -> None:
    assert high(text.format("5YJSA1E29HF048213")) == ["5YJSA1E29HF048213"]


@pytest.mark.parametrize("text", [
    "VIN: 5YJSA1E28HF048213", "VIN: 5YJSA1E29HF04821", "WVWZZZ1JZ3W482137", "VIN: 1M8GDM9AXKP042788",
    "id 5yjsa1e29hf048213", "key 5YJSA1E29HF04821Q", "0123456789ABCDEF0",
])  # fmt: skip
def test_look_alikes(text: str) -> None:
    assert high(text) == []


def test_european_ones_need_their_label() -> None:
    assert high("chassis number WVWZZZ1JZ3W482137") == ["WVWZZZ1JZ3W482137"]
