"""Our engine as a recogniser of presidio's AnalyzerEngine.

    registry.add_recognizer(PiiScanRecognizer())

or by name in presidio's YAML (`type: predefined`, `name: PiiScanRecognizer`) once this module is imported.
"""

from typing import Any

from presidio_analyzer import AnalysisExplanation, LocalRecognizer, RecognizerResult

from pii_scan.detect.library import detect, shared_engine
from pii_scan.model.match import Band


def entity_names() -> dict[str, str]:
    """Kind id → the name presidio users know: presidio's own where it has one, else the id in capitals."""
    return {kind.id: kind.presidio or kind.id.upper() for kind in shared_engine().kinds().values()}


class PiiScanRecognizer(LocalRecognizer):
    """Reports every kind of ours; placeholders are left out, `possible` keeps its low score.

    Args:
        supported_entities: presidio names to report; None for all.
        supported_language: presidio asks per language; the engine itself reads English and Spanish at once.
    """

    def __init__(
        self,
        supported_entities: list[str] | None = None,
        supported_language: str = "en",
        name: str = "PiiScanRecognizer",
        **kwargs: Any,
    ) -> None:
        self._names = entity_names()
        self._shown = name
        super().__init__(
            supported_entities=supported_entities or sorted(set(self._names.values())),
            supported_language=supported_language,
            name=name,
            **kwargs,
        )

    def load(self) -> None:
        """The engine is built on first use."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """presidio's contract: results for the entities asked for, offsets in characters."""
        wanted = set(entities) if entities else set(self.supported_entities)
        return [
            RecognizerResult(
                entity_type=self._names[hit.kind],
                start=hit.start,
                end=hit.end,
                score=hit.confidence,
                analysis_explanation=AnalysisExplanation(
                    recognizer=self._shown, original_score=hit.confidence, textual_explanation=", ".join(hit.reasons)
                ),
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self._shown,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                },
            )
            for hit in detect(text)
            if hit.start >= 0 and hit.band is not Band.DUMMY and self._names[hit.kind] in wanted
        ]
