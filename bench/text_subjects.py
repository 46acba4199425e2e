"""Readers of text, each measured alone. All get the same documents."""

import re
import sysconfig
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from bench.corpus import KINDS, SEED, document, documents
from bench.measure import Clock, Figures

NUMBERS = frozenset({"us_ssn", "credit_card", "iban", "passport", "us_driver_license"})
PRESIDIO_NUMBERS = frozenset({"US_SSN", "CREDIT_CARD", "IBAN_CODE", "US_PASSPORT", "US_DRIVER_LICENSE"})
_LONGEST_SOURCE = 60_000
"""Characters; a small part is then still a fair one."""
_SURE = 0.4
"""Presidio's score below which its results are mostly noise."""
Read = Callable[[str], Sequence[tuple[str, bool]]]
"""Text to (kind, whether it is reported as sure)."""


def speed(reader: str, kind: str, size: int, whole: bool = False) -> Figures:
    """MB (10⁶ bytes of UTF-8) per CPU-second, and hits per MB; what is built once is not counted.

    Args:
        whole: one text in place of documents of 10 kB.
    """
    with Clock() as build:
        read = _readers()[reader]()
        read(_warm_up())
    texts = documents(kind, size)
    texts = ["".join(texts)] if whole else texts
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    with Clock() as clock:
        hits = [hit for text in texts for hit in read(text)]
    return {
        "mb_per_cpu_s": megabytes / clock.cpu_s,
        "hits_per_mb": len(hits) / megabytes,
        "sure_per_mb": sum(sure for _, sure in hits) / megabytes,
        "build_cpu_s": build.cpu_s,
        "mb": megabytes,
    }


def fresh(reader: str, kind: str, size: int) -> Figures:
    """As `speed`, on texts that the reader never saw and sees once."""
    read = _readers()[reader]()
    read(_warm_up())
    texts = _library(size) if kind == "code" else _manual(size)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    with Clock() as clock:
        hits = sum(len(read(text)) for text in texts)
    return {"mb_per_cpu_s": megabytes / clock.cpu_s, "hits_per_mb": hits / megabytes, "mb": megabytes}


def noise(reader: str, corpus: str, size: int) -> Figures:
    """Identity, card, account and licence numbers reported per 245 kB of prose that holds none."""
    read = _readers()[reader]()
    texts = documents("plain", size) if corpus == "drawn" else _manual(size)
    kilobytes = sum(len(text.encode()) for text in texts) / 1000
    wanted = PRESIDIO_NUMBERS if reader == "presidio" else NUMBERS
    hits = [hit for text in texts for hit in read(text) if hit[0] in wanted]
    return {
        "all": 245 * len(hits) / kilobytes,
        "sure": 245 * sum(sure for _, sure in hits) / kilobytes,
        "kb": kilobytes,
    }


def hostile(reader: str, unit: str, size: int) -> Figures:
    """CPU seconds on one string made of the same few characters."""
    read = _readers()[reader]()
    read(_warm_up())
    text = (unit * (size // len(unit) + 1))[:size]
    with Clock() as clock:
        read(text)
    return {"cpu_s": clock.cpu_s}


def growth(kind: str, size: int) -> Figures:
    """CPU seconds of our reader on one text of n, 2n and 4n bytes, each the best of three."""
    read = _ours("auto")
    read(_warm_up())
    spent = []
    for factor in (1, 2, 4):
        text = "".join(documents(kind, size * factor)) if kind in KINDS else kind * (size * factor // len(kind))
        times = []
        for _ in range(3):
            with Clock() as clock:
                read(text)
            times.append(clock.cpu_s)
        spent.append(min(times))
    return {"cpu_s": spent}


def _warm_up() -> str:
    """Makes a reader load what it loads on first use."""
    return document("mix", 10**6)


def _manual(size: int) -> list[str]:
    """Real prose that comes with Python: the help topics of its language reference."""
    from pydoc_data.topics import topics

    out, total = [], 0
    for name in sorted(topics):
        out.append(topics[name])
        total += len(topics[name].encode())
        if total >= size:
            break
    return out


def _library(size: int) -> list[str]:
    """Source code that comes with Python, files of moderate size in a drawn order."""
    files = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))
    Random(SEED).shuffle(files)
    out, total = [], 0
    for file in files:
        text = file.read_text("utf-8", "replace")
        if not 1000 < len(text) < _LONGEST_SOURCE:
            continue
        out.append(text)
        total += len(text.encode())
        if total >= size:
            break
    return out


def _readers() -> dict[str, Callable[[], Read]]:
    return {
        "ours": lambda: _ours("auto"),
        "re2": lambda: _ours("re2"),
        "hyperscan": lambda: _ours("hyperscan"),
        "re": lambda: _ours("re"),
        "one_by_one": _one_by_one,
        "presidio": presidio_reader,
    }


def _ours(backend: str) -> Read:
    from pii_scan.detect.detector import Context
    from pii_scan.detect.engine import DetectEngine
    from pii_scan.model.evidence import Text
    from pii_scan.model.match import Band

    engine, context = DetectEngine(backend=backend), Context()

    def read(text: str) -> list[tuple[str, bool]]:
        return [(match.kind, match.band is Band.HIGH) for match in engine.scan(Text(text), context)]

    return read


def _one_by_one() -> Read:
    """The same shapes the way simple tools search them: one expression after the other, nothing checked."""
    from pii_scan.detect.engine import DetectEngine

    patterns = [(d.kind.id, re.compile(p)) for d in DetectEngine().detectors if d.check for p in d.patterns]

    def read(text: str) -> list[tuple[str, bool]]:
        return [(kind, False) for kind, pattern in patterns for _ in pattern.finditer(text)]

    return read


def presidio_reader() -> Read:
    """presidio-analyzer with its default recognisers and no model, cut off from the network."""
    import logging

    import tldextract.tldextract as suffixes
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    # Its e-mail recogniser would fetch the public-suffix list; the one in the package does.
    suffixes.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=(), cache_dir=None)
    logging.disable(logging.WARNING)
    nlp = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    nlp.load()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    # It would ask the language model that is not there.
    registry.remove_recognizer("SpacyRecognizer")
    engine: Any = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["en"])

    def read(text: str) -> list[tuple[str, bool]]:
        return [(hit.entity_type, hit.score >= _SURE) for hit in engine.analyze(text, language="en")]

    return read
