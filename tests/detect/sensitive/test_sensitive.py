import pytest

from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.sensitive import medical, most_sensitive, privileged
from pii_scan.model.evidence import Text


def found(detector: Detector, text: str, least: float = 0.7) -> list[str]:
    assert detector.find is not None
    return [f.normal for f in detector.find(Text(text), Context()) if f.confidence >= least]


@pytest.mark.parametrize(
    "detector", [privileged.DETECTOR, most_sensitive.DETECTOR, medical.DETECTOR], ids=lambda d: d.kind.id
)
def test_examples_and_counter_examples(detector: Detector) -> None:
    for example in detector.examples:
        assert example.normal in found(detector, example.text)
    for example in detector.counter_examples:
        assert found(detector, example.text, 0.0) == []


def test_a_flag_never_quotes() -> None:
    (hit,) = most_sensitive.find_flags(Text("I filed a PREA report about what he did"), Context())
    assert hit.raw == "sexual_abuse"


def test_a_mail_footer_is_only_possible() -> None:
    footer = "This e-mail may be attorney-client privileged. If you are not the intended recipient, delete it."
    assert found(privileged.DETECTOR, footer) == []
    assert found(privileged.DETECTOR, footer, 0.2) == ["attorney-client privileged"]
