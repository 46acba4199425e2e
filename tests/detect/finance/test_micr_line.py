"""Checks: digits of the last line, whatever became of its symbols."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.finance.micr_line import DETECTOR
from pii_scan.model.evidence import How, Text

CHECK = "PAY TO THE ORDER OF R. Ellis $ 20.00\nMEMO books\n"


def found(line: str, body: str = CHECK) -> list[tuple[str, str]]:
    assert DETECTOR.find is not None
    hits = list(DETECTOR.find(Text(body + line, How.OCR), Context()))
    assert all((body + line)[h.start : h.end] == h.raw for h in hits)
    return [(h.kind.id, h.normal) for h in hits]


@pytest.mark.parametrize("line", [
    "⑆044000037⑆ 77120934556⑈ 0442", "|:044000037|: 77120934556|| 0442", "1044000037H 77120934556% 4652",
    "0442 C044000037A 77120934556C",
])  # fmt: skip
def test_symbols_do_not_matter(line: str) -> None:
    assert found(line) == [("us_aba_routing", "044000037"), ("us_bank_account", "77120934556")]


def test_symbols_or_the_words_of_a_check() -> None:
    pair = [("us_aba_routing", "044000037"), ("us_bank_account", "77120934556")]
    assert found("⑆044000037⑆ 77120934556⑈ 0442", "a line of digits\n") == pair
    assert found("1044000037H 77120934556% 0442", "a line of digits\n") == []
    assert found("a:044000037:b", "a line of digits\n") == []


def test_not_without_the_checksum() -> None:
    assert found("⑆044000038⑆ 77120934556⑈ 0442") == []
