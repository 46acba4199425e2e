"""Licence plates: invented ones, beside the words that announce them."""

import pytest

from pii_scan.detect.library import detect
from pii_scan.model.match import Band


def found(text: str) -> list[tuple[str, str]]:
    return [
        (hit.normal.reveal(), hit.qualifier)
        for hit in detect(text)
        if hit.kind == "license_plate" and hit.band is Band.HIGH
    ]


@pytest.mark.parametrize(("text", "plate", "state"), [
    ("License Plate: KTR 4821", "KTR4821", ""), ("License Plate #: 7KTR482 (CA)", "7KTR482", "US-CA"),
    ("Plate: OH KTR4821", "KTR4821", "US-OH"), ("Plate (TX): KTR-4821", "KTR4821", "US-TX"), ("LP# KTR4821", "KTR4821", ""),
    ("white Toyota Camry, plate KTR 4821", "KTR4821", ""), ("License plate number\nKTR4821", "KTR4821", ""),
    ("plate_number=KTR4821", "KTR4821", ""), ('"licensePlate": "482 KTR"', "482KTR", ""), ("Lic. Plate: 48-213K", "", ""),
    ("Placa: KTR-4821 vehículo gris", "KTR4821", ""), ("Número de placa KTR482", "KTR482", ""),
    ("vehicle tag number KTR4821", "KTR4821", ""), ("Vehicle Registration: AB12 KTR", "AB12KTR", ""),
])  # fmt: skip
def test_found(text: str, plate: str, state: str) -> None:
    assert found(text) == ([(plate, state)] if plate else [])


@pytest.mark.parametrize("text", [
    "KTR 4821", "Service Tag: 7KTR482", "tag v1234", "home plate 4821", "Plate 4821 in the atlas", "license plate 2019",
    "license plate readers cost 48213", "<div class='tag'>4821</div>", "Tag 4821: fixed", "asset tag KTR4821",
    "Matrícula de estudiante 4821377",
])  # fmt: skip
def test_look_alikes(text: str) -> None:
    assert found(text) == []
