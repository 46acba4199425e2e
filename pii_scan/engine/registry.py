"""The plug-ins, gathered once per process on first use."""

from functools import cache
from typing import TYPE_CHECKING

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor
from pii_scan.model.kind import Kind
from pii_scan.source.source import Source

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine
    from pii_scan.filetype.identify import TypeTable


@cache
def extractors() -> tuple[Extractor, ...]:
    return plugins.load("pii_scan.extract", "EXTRACTOR")


@cache
def sources() -> tuple[Source, ...]:
    return plugins.load("pii_scan.source", "SOURCE")


@cache
def type_table() -> "TypeTable[Extractor]":
    from pii_scan.filetype.identify import TypeTable

    return TypeTable(extractors())


def detect_engine(rules: tuple[str, ...] = ()) -> "DetectEngine":
    """
    Args:
        rules: the case's own (`Settings.rules`).
    """
    from pii_scan.detect.rules.load import engine_with

    return engine_with(rules)


@cache
def kinds(rules: tuple[str, ...] = ()) -> dict[str, Kind]:
    return detect_engine(rules).kinds()
