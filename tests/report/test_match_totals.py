"""Different values: those with a line, those the assessment counted, a floor or a dash where neither has them."""

from typing import Any

from pii_scan.report.match_totals import count_matches
from pii_scan.store.rows import MatchRow


def line(kind: str, key: str, count: int = 1, **more: Any) -> MatchRow:
    return MatchRow(
        match_id=key, finding_id=key, record_id=None, item_id=1, address="a", content_sha256="c", kind=kind,
        legal_class="phone" if kind == "phone" else "ssn", masked="*", value_key=f"{key:0<32}", confidence=0.9,
        band="high", spot={}, source_layer="native", detector=kind, reasons=(), count=count, **more,
    )  # fmt: skip


def test_equal_values_are_one() -> None:
    totals = count_matches([line("us_ssn", "a1"), line("us_ssn", "a1"), line("us_ssn", "b2")])
    assert totals.distinct("us_ssn") == totals.distinct_words(["us_ssn"]) == 2


def test_values_without_a_line_of_their_own_are_told_with_their_number() -> None:
    totals = count_matches([line("us_ssn", "a1"), line("us_ssn", "b2", 500, attributes={"distinct": "40"})])
    assert totals.distinct_words(totals.class_kinds("ssn")) == 41


def test_a_column_of_a_large_table_is_not_one_value() -> None:
    totals = count_matches([line("us_ssn", "a1"), line("us_ssn", "b2", 70_000_000), line("phone", "c3", 69_451_956)])
    assert totals.distinct("phone") == 0
    assert totals.distinct_words(["phone"]) == "–"
    assert totals.distinct_words(["us_ssn"]) == "1+"
    assert totals.by_kind["high"]["phone"] == 69_451_956
    assert totals.is_floor("phone") and totals.is_floor("us_ssn")


def test_what_the_assessment_counted_takes_the_place_of_a_floor() -> None:
    lines = [line("us_ssn", "a1"), line("us_ssn", "b2", 70_000_000), line("phone", "c3", 69_451_956)]
    totals = count_matches(lines, {"high": {"us_ssn": 64_001}})
    assert totals.distinct_words(["us_ssn"]) == totals.distinct_in_class("ssn") == 64_001
    assert totals.distinct_words(["phone"]) == "–"
    assert (totals.is_floor("us_ssn"), totals.is_floor("phone")) == (False, True)
