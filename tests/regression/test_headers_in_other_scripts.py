"""A label in another script left an empty word among a kind's headers, and that kind claimed every column."""

import pytest

from pii_scan.detect.detector import Detector
from pii_scan.detect.library import shared_engine

NAMED = [d for d in shared_engine().detectors if d.header_regex is not None]


@pytest.mark.parametrize("detector", NAMED, ids=lambda d: d.kind.id)
def test_no_kind_claims_any_header(detector: Detector) -> None:
    assert detector.header_regex is not None
    assert not detector.header_regex.search("zzqx vwkk")
    assert not detector.header_regex.search("")
