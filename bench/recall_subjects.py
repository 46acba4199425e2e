"""Readers over the held-out documents of `tools.corpora`: what they found of it, and how right their hits were."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from bench.measure import Figures
from tools.corpora.hands import HELD_OUT, NAME, TOPICS, documents
from tools.corpora.judging import Hit, is_kind_of, judge, kinds_of
from tools.corpora.people import listed
from tools.corpora.truth import Document

SURE = 0.4
"""presidio's score below which its results are mostly noise."""
_NAMES_FROM = 0.5
"""The other half of the names is the development hand's."""


def recall(reader: str, per_topic: int, shared: bool = False) -> Figures:
    """Counts by kind, by style and by confidence.

    Args:
        per_topic: documents about each topic.
        shared: only kinds that presidio has a name for; files of rows are then read as text, as presidio has to.
    """
    kinds, entities = _installed()
    targets = {name: topic.kind(kinds) for name, topic in {**TOPICS, NAME.id: NAME}.items()}
    if shared:
        targets = {name: kind for name, kind in targets.items() if kind in entities}
    read, fits = _presidio() if reader == "presidio" else _ours(files=not shared)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    styles: dict[str, Counter[str]] = defaultdict(Counter)
    bins: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    topics = {name for name, kind in targets.items() if kind}
    for document in documents(HELD_OUT, per_topic, listed(None, _NAMES_FROM, 1.0), topics=topics):
        judged, sought = judge(document, read(document), fits)
        for value in sought:
            if kind := targets.get(value.topic):
                style = "bare value" if not value.labelled else "OCR" if value.how == "ocr" else _kind_of(value.style)
                for tally in (styles[style], *((found[kind],) if style not in ("bare value", "OCR") else ())):
                    tally["values"] += 1
                    tally["high"] += value.band == "high"
                    tally["any"] += value.band in ("high", "possible", "dummy")
        for one in judged:
            if one.hit.band == "dummy" or (shared and one.hit.kind not in {*entities, *entities.values()}):
                continue
            which = "right" if one.right else "wrong"
            for kind in _rows(one.hit.kind, entities if reader == "presidio" else {}):
                found[kind][f"{one.hit.band} {which}"] += 1
            cell = bins[f"{min(9, int(one.hit.confidence * 10))}"]
            cell[0], cell[1], cell[2] = cell[0] + 1, cell[1] + one.hit.confidence, cell[2] + one.right
    return {
        "kinds": {kind: dict(tally) for kind, tally in sorted(found.items())},
        "styles": {style: dict(tally) for style, tally in sorted(styles.items())},
        "bins": dict(sorted(bins.items())),
        "no_topic": sorted(kinds - {kind for name in TOPICS for kind in kinds_of(name)} - set(NAME.kinds)),
        "not_installed": sorted(name for name, kind in targets.items() if kind is None),
    }


def _kind_of(style: str) -> str:
    if style in ("semicolons", "export"):
        return "file of rows"
    if style in ("drawn", "copy", "page"):
        return "table inside a text"
    return "log or data" if style in ("syslog", "lines_of_json", "ini", "attributes") else "form, note or message"


def _rows(kind: str, entities: dict[str, str]) -> list[str]:
    """Kinds that a hit counts for: presidio's name may stand for several of ours, and the first takes it."""
    return [next((ours for ours, entity in entities.items() if entity == kind), kind)] if entities else [kind]


def _installed() -> tuple[frozenset[str], dict[str, str]]:
    """Our kinds, and those with a name of presidio's."""
    from pii_scan.detect.library import shared_engine

    kinds = shared_engine().kinds()
    return frozenset(kinds), {kind.id: kind.presidio for kind in kinds.values() if kind.presidio}


Fits = Callable[[str, str], bool]
Reader = tuple[Callable[[Document], list[Hit]], Fits]


def _ours(files: bool) -> Reader:
    from pii_scan.detect.library import shared_engine
    from tools.corpora.reading import ours

    return ours(shared_engine(), files=files), is_kind_of


def _presidio() -> Reader:
    """Its recognisers of every entity that we share, of all countries, with the words around as context (a blank
    tokenizer whose lemma is the word itself: its language models are not installed)."""
    import logging

    import tldextract.tldextract as suffixes
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

    suffixes.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=(), cache_dir=None)
    logging.disable(logging.WARNING)
    _, entities = _installed()
    registry = RecognizerRegistry(supported_languages=["en"])
    for recognizer in _recognizers(set(entities.values())):
        registry.add_recognizer(recognizer)
    engine: Any = AnalyzerEngine(registry=registry, nlp_engine=_words(), supported_languages=["en"])

    def read(document: Document) -> list[Hit]:
        return [
            Hit(hit.entity_type, hit.start, hit.end, hit.score, "high" if hit.score >= SURE else "possible")
            for hit in engine.analyze(document.text, language="en")
        ]

    def fits(entity: str, topic: str) -> bool:
        return any(entities.get(kind) == entity for kind in kinds_of(topic))

    return read, fits


def _recognizers(entities: set[str]) -> list[Any]:
    import presidio_analyzer.predefined_recognizers as predefined
    from presidio_analyzer import PatternRecognizer

    out = []
    for name in sorted(dir(predefined)):
        made = getattr(predefined, name)
        if isinstance(made, type) and (issubclass(made, PatternRecognizer) or name == "PhoneRecognizer"):
            if made is PatternRecognizer or name == "UrlRecognizer":
                continue
            try:
                recognizer: Any = made(supported_language="en")
            except TypeError:
                # A base class, or one that needs a model or a list.
                continue
            if entities & set(recognizer.supported_entities):
                out.append(recognizer)
    return out


def _words() -> Any:
    import spacy
    from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

    class Words(NoOpNlpEngine):
        def process_text(self, text: str, language: str) -> Any:
            doc = blank(text)
            return NlpArtifacts([], doc, [t.idx for t in doc], [t.lower_ for t in doc], self, language)

    blank = spacy.blank("en")
    words = Words(models=[{"lang_code": "en", "model_name": "none"}])
    words.load()
    return words


def alarms(source: str, size: int) -> Figures:
    """What our reader reports of text that holds no personal datum, by kind and band.

    Args:
        source: `drawn` prose of `bench.corpus`, or the `manual` that comes with Python.
        size: bytes, about.
    """
    from bench.corpus import documents as drawn
    from bench.text_subjects import _manual
    from pii_scan.detect.library import detect

    texts = _manual(size) if source == "manual" else drawn("plain", size)
    hits = Counter(f"{hit.band.value} {hit.kind}" for text in texts for hit in detect(text))
    return {"hits": dict(sorted(hits.items())), "kb": sum(len(text.encode()) for text in texts) / 1000}
