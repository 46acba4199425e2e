"""Receipt numbers: centre, fiscal year, working day."""

import pytest

from tests.detect.ids.scanning import high


@pytest.mark.parametrize(("text", "normal"), [
    ("EAC2112345078", "EAC2112345078"), ("see WAC-19-045-50960 there", "WAC1904550960"), ("IOE0917743320", "IOE0917743320"),
    ("MSC 21 902 41877", "MSC2190241877"), ("YSC1990004471", "YSC1990004471"), ("NBC-2190241877", "NBC2190241877"),
    ("receipt number lin2290137751", "LIN2290137751"), ("I-797 SRC2112345078", "SRC2112345078"),
])  # fmt: skip
def test_found(text: str, normal: str) -> None:
    assert high(text, "us_uscis_receipt") == [normal]


@pytest.mark.parametrize("text", [
    "SRC2112345078", "LIN2112345078", "eac2112345078", "EAC4512345078", "EAC2100045078", "ABC2112345078",
    "EAC211234507", "EAC21123450789", "part no. EAC2112345078", "IOE0000000000",
])  # fmt: skip
def test_not_high(text: str) -> None:
    assert high(text, "us_uscis_receipt") == []
