"""Two hits cannot have the same characters: the likelier one stays, length counting as evidence.

Linear but for one sort per cluster of overlapping hits.
"""

import math
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from pii_scan.detect.hit import RawHit
from pii_scan.detect.score import logit
from pii_scan.model.match import Band

MOST_ODDS = 6.0
"""Surer than this is no more evidence against another hit."""
_LENGTH = 1.5
"""Log-odds that a hit gains when it is e times as long: an address beats the name inside it."""


def resolve(hits: Iterable[RawHit]) -> list[RawHit]:
    """The hits that stay, by start."""
    loose: list[RawHit] = []
    placed: list[RawHit] = []
    for hit in hits:
        (placed if hit.placed else loose).append(hit)
    placed.sort(key=lambda h: (h.start, h.end, h.kind))
    kept = [hit for cluster in _clusters(placed) for hit in (_best(cluster) if len(cluster) > 1 else cluster)]
    return kept + loose


def _clusters(placed: list[RawHit]) -> Iterator[list[RawHit]]:
    cluster: list[RawHit] = []
    reach = -1
    for hit in placed:
        if cluster and hit.start >= reach:
            yield cluster
            cluster = []
        cluster.append(hit)
        reach = max(reach, hit.end)
    if cluster:
        yield cluster


def _rank(hit: RawHit) -> tuple[float, float, float, int, str]:
    sure = 0.0 if hit.band is Band.POSSIBLE else 1.0
    odds = min(MOST_ODDS, logit(hit.confidence)) if hit.odds is None else hit.odds
    evidence = odds + _LENGTH * math.log(max(1, hit.end - hit.start))
    # Equal evidence: the kind whose hits of this sort prove right more often.
    return (-sure, -evidence, -hit.confidence, hit.start, hit.kind)


def _best(cluster: list[RawHit]) -> list[RawHit]:
    spans: list[tuple[int, int]] = []
    kept: list[RawHit] = []
    for hit in sorted(cluster, key=_rank):
        span = (hit.start, hit.end)
        n = bisect_left(spans, span)
        if n > 0 and spans[n - 1][1] > hit.start:
            continue
        if n < len(spans) and spans[n][0] < hit.end:
            continue
        insort(spans, span)
        kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
