"""Every way into a `find` holds a word of its gate, and looks no further than the engine shows around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan import plugins
from pii_scan.detect.detector import Detector
from pii_scan.detect.sensitive.attorney_parties import find_parties
from tests.detect.health.gating import FILLER, SENTENCES, gated, ungated

FAMILIES = ("health", "biometric", "sensitive")
GATED: list[Detector] = [
    detector
    for family in FAMILIES
    for detector in plugins.load(f"pii_scan.detect.{family}", "DETECTOR")
    if detector.find is not None and detector.find is not find_parties
]
"""All but the one that reads no more than the head of a text: who takes part in a conversation stands there, and a
window cut out of the middle would look like another one's head."""
EXAMPLES = tuple(
    example.text for d in GATED for example in (*d.examples, *d.counter_examples) if len(example.text) < 600
)


def test_all_that_read_whole_texts_have_gates() -> None:
    assert len(GATED) >= 4
    assert [d.kind.id for d in GATED if not d.gate] == []


@pytest.mark.parametrize("detector", GATED, ids=lambda d: f"{d.kind.id}-{d.gate[0]}")
def test_examples_are_found_through_the_gate(detector: Detector) -> None:
    for text in EXAMPLES:
        alone = FILLER * 14 + text + "\n" + FILLER * 14
        assert gated(detector, alone) == ungated(detector, alone), text


@pytest.mark.parametrize("detector", GATED, ids=lambda d: f"{d.kind.id}-{d.gate[0]}")
@settings(deadline=None, max_examples=60)
@given(
    parts=st.lists(
        st.tuples(st.sampled_from((*SENTENCES, *EXAMPLES)), st.sampled_from((" ", "\n", ". ")), st.integers(0, 9)),
        max_size=8,
    )
)
def test_gate_changes_nothing(detector: Detector, parts: list[tuple[str, str, int]]) -> None:
    text = "".join(f"{sentence}{joint}{FILLER * filler}" for sentence, joint, filler in parts)
    assert gated(detector, text) == ungated(detector, text)
