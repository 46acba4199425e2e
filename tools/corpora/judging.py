"""A reader's hits against a document's truth."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tools.corpora.hands import GIVEN_NAME, NAME, TOPICS
from tools.corpora.truth import Document, Span

_CARRIERS = frozenset(
    {
        "email",
        "connection_string",
        "card_track_data",
        "social_handle",
        "us_address",
        "world_address",
        "place_of_birth",
        "uk_bank_account",
        "ca_bank_account",
        "au_bank_account",
        "nz_bank_account",
    }
)
"""Values that hold others: what is found inside is neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a reader said."""

    kind: str
    start: int
    end: int
    confidence: float
    band: str
    """`high`, `possible` or `dummy`."""
    by_column: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    hit: Hit
    right: bool
    how: str


@dataclass(frozen=True, slots=True)
class Sought:
    """A value, and how it was found: the best band of a hit on it, empty where none."""

    topic: str
    band: str
    labelled: bool
    how: str
    style: str


def kinds_of(topic: str) -> tuple[str, ...]:
    """Kind ids that are right for a value of this topic."""
    return NAME.kinds if topic in (GIVEN_NAME, NAME.id) else TOPICS[topic].kinds


def is_kind_of(kind: str, topic: str) -> bool:
    return kind in kinds_of(topic)


def judge(
    document: Document, hits: Sequence[Hit], fits: Callable[[str, str], bool] = is_kind_of
) -> tuple[list[Judged], list[Sought]]:
    """A hit is right that shares half of itself or half of a value with a value of its kind. Hits inside a value that
    carries others are left out; so are given names that were not found.

    Args:
        fits: whether a hit's kind is right for a topic; another reader has other names.
    """
    judged = [Judged(hit, verdict, document.how) for hit, verdict in _verdicts(document, hits, fits)]
    sought = []
    for span in document.spans:
        bands = [hit.band for hit in hits if fits(hit.kind, span.topic) and _meet(span, hit)]
        best = next((band for band in ("high", "dummy", "possible") if band in bands), "")
        if span.topic != GIVEN_NAME:
            sought.append(Sought(span.topic, best, span.labelled, document.how, document.style))
    return judged, sought


def _verdicts(document: Document, hits: Iterable[Hit], fits: Callable[[str, str], bool]) -> Iterator[tuple[Hit, bool]]:
    for hit in hits:
        near = [span for span in document.spans if span.start < hit.end and hit.start < span.end]
        if any(fits(hit.kind, span.topic) and _meet(span, hit) for span in near):
            yield hit, True
        elif not any(span.topic in _CARRIERS and span.start <= hit.start and hit.end <= span.end for span in near):
            yield hit, False


def _meet(span: Span, hit: Hit) -> bool:
    shared = min(span.end, hit.end) - max(span.start, hit.start)
    return shared > 0 and 2 * shared >= min(span.end - span.start, hit.end - hit.start)
