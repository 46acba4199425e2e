"""A rule's own examples against a real engine that also holds every built-in kind."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.detect.detector import Context
from pii_scan.detect.rules.rule import Rule, RuleExample
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band, Match

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an example does not hold; `key` and `number` (from 1) say which one. Quotes nothing of it."""

    key: str
    number: int
    why: str


def prove(rule: Rule, engine: "DetectEngine") -> list[Failure]:
    """Examples must be found as certain, counter-examples must not."""
    failures: list[Failure] = []
    for number, example in enumerate(rule.examples, 1):
        if why := _missed(rule, example, _scan(engine, example.text)):
            failures.append(Failure("examples", number, why))
    for number, example in enumerate(rule.counter_examples, 1):
        found = [m for m in _scan(engine, example.text) if m.kind == rule.id and m.band is Band.HIGH]
        if any(_is_value(match, example.value) for match in found):
            failures.append(Failure("counter_examples", number, f"found, with confidence {found[0].confidence:.2f}"))
    return failures


def _scan(engine: "DetectEngine", text: str) -> list[Match]:
    return engine.scan(Text(text), Context())


def _is_value(match: Match, value: str) -> bool:
    return not value or value in (match.raw.reveal(), match.normal.reveal())


def _missed(rule: Rule, example: RuleExample, found: list[Match]) -> str:
    own = [match for match in found if match.kind == rule.id]
    high = [match for match in own if match.band is Band.HIGH]
    if any(_is_value(match, example.value) for match in high):
        return ""
    if high:
        return "found, but another value than the one stated"
    if any(match.band is Band.DUMMY for match in own):
        return "found, but set aside as a placeholder"
    if own:
        return f"only possible, with confidence {own[0].confidence:.2f}"
    others = sorted({match.kind for match in found})
    if others:
        return f"not found; another kind has its place: {', '.join(others)}"
    return "not found: its shape, validator or required label does not fit"
