"""One rule as its author wrote it, checked; what a case keeps and a worker gets is its JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from pii_scan.model.legal_class import LegalClass


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A synthetic text, and the value that must be found in it; empty for any."""

    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of the user's own, by `patterns` or by `words`."""

    id: str
    title: str
    legal_class: str
    patterns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Names and phrases to be found as such: project code names, clients."""
    labels: tuple[str, ...] = ()
    anti_labels: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    label_required: bool = False
    validator: str = "none"
    confidence: float = 0.9
    """0–1: of a value that has the shape, passes the validator and, where one is required, has its label."""
    description: str = ""
    examples: tuple[RuleExample, ...] = ()
    counter_examples: tuple[RuleExample, ...] = ()

    @property
    def law(self) -> LegalClass:
        return LegalClass(self.legal_class)


def rule_to_json(rule: Rule) -> str:
    """Canonical: equal rules give equal texts. Examples stay out: they are tests of the file, and change nothing."""
    plain = asdict(rule)
    del plain["examples"], plain["counter_examples"]
    return json.dumps(plain, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def rule_from_json(text: str) -> Rule:
    """The inverse of `rule_to_json`; what this version does not know is left out."""
    plain: dict[str, Any] = json.loads(text)
    known: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in plain.items() if name in Rule.__slots__
    }
    return Rule(**known)
