"""Rules files → rules that are checked, tested and ready; and an engine that knows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan import plugins
from pii_scan.detect.rules.build import detector_of
from pii_scan.detect.rules.parse import read_rules
from pii_scan.detect.rules.proof import prove
from pii_scan.detect.rules.rule import Rule, rule_from_json, rule_to_json
from pii_scan.model.errors import UsageError

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in the order of their ids."""

    rules: tuple[Rule, ...] = ()

    def frozen(self) -> tuple[str, ...]:
        """As `Settings.rules` takes them."""
        return tuple(rule_to_json(rule) for rule in self.rules)


def load_rules(paths: Iterable[Path], *, tested: bool = True) -> RuleSet:
    """Reads, checks and tests.

    Args:
        tested: False leaves the examples unrun.

    Raises:
        UsageError: names file, rule and remedy; of an example its number only.
    """
    owners: dict[str, str] = {}
    rules: list[Rule] = []
    for path in paths:
        for rule, where in read_rules(path):
            if rule.id in owners:
                raise UsageError(f"{where}: rule {rule.id} stands at {owners[rule.id]} already", "Give it another id")
            if rule.id in _built_in():
                raise UsageError(f"{where}: rule {rule.id}: a built-in kind has this id", "Give the rule another one")
            owners[rule.id] = where
            rules.append(rule)
    loaded = RuleSet(tuple(sorted(rules, key=lambda rule: rule.id)))
    if tested and loaded.rules:
        engine = engine_with(loaded.frozen())
        for rule in loaded.rules:
            for failure in prove(rule, engine):
                raise UsageError(
                    f"{owners[rule.id]}: rule {rule.id}: {failure.key} number {failure.number}: {failure.why}",
                    "Mend the rule or the example; `pii-scan rules check` lists all that fail",
                )
    return loaded


@lru_cache(maxsize=2)
def engine_with(frozen: tuple[str, ...]) -> "DetectEngine":
    """The engine of this process for these rules (`RuleSet.frozen`): every installed detector and theirs."""
    from pii_scan.detect.library import shared_engine

    if not frozen:
        return shared_engine()
    from pii_scan.detect.engine import DetectEngine

    own = [detector_of(rule_from_json(text)) for text in frozen]
    return DetectEngine([*plugins.load("pii_scan.detect", "DETECTOR"), *own])


def rules_of(frozen: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that a case keeps."""
    return tuple(rule_from_json(text) for text in frozen)


def _built_in() -> frozenset[str]:
    detectors = plugins.load("pii_scan.detect", "DETECTOR")
    return frozenset(kind.id for detector in detectors for kind in (detector.kind, *detector.other_kinds))
