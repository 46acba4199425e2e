"""presidio drives our engine, our engine asks presidio; both without any network."""

import socket
from typing import Any

import pytest

from pii_scan.detect.detector import Candidate, Context
from pii_scan.detect.presidio.wrapped import presidio_check

TEXT = "Name: Marla Wexford, SSN: 219-51-4938, call (614) 555-0134 or write m.wexford@example.org."


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("something went online")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def analyzer() -> Any:
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    from pii_scan.detect.presidio.recognizer import PiiScanRecognizer

    registry = RecognizerRegistry(recognizers=[PiiScanRecognizer()], supported_languages=["en"])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}]),
        supported_languages=["en"],
    )


@pytest.mark.filterwarnings("ignore")
def test_the_analyzer_engine_runs_our_recogniser(analyzer: Any) -> None:
    found = {result.entity_type: TEXT[result.start : result.end] for result in analyzer.analyze(TEXT, language="en")}
    assert found["US_SSN"] == "219-51-4938"
    assert found["PHONE_NUMBER"] == "(614) 555-0134"
    assert found["EMAIL_ADDRESS"] == "m.wexford@example.org"
    assert "Wexford" in found["PERSON"]


@pytest.mark.filterwarnings("ignore")
def test_presidio_gets_only_the_entities_it_asks_for(analyzer: Any) -> None:
    results = analyzer.analyze(TEXT, language="en", entities=["US_SSN"])
    assert [result.entity_type for result in results] == ["US_SSN"]
    assert 0.7 <= results[0].score <= 1


def candidate(text: str, label: str) -> Candidate:
    return Candidate(text, 0, len(text), 0, "", "", Context(), label)


def test_a_presidio_recogniser_judges_a_candidate() -> None:
    check = presidio_check("NhsRecognizer", "UK_NHS", pass_rate=0.093)
    verdict = check(candidate("943 476 5919", "nhs number"))
    assert verdict is not None
    assert (verdict.normal, verdict.reasons) == ("9434765919", ("presidio:NhsRecognizer",))
    assert check(candidate("943 476 5918", "nhs number")) is None
    assert check(candidate("943 476 5919", "")) is None


def test_recognisers_that_go_online_are_refused() -> None:
    with pytest.raises(ValueError, match="online"):
        presidio_check("EmailRecognizer", "EMAIL_ADDRESS", pass_rate=0.5)(candidate("a@example.org", "mail"))
