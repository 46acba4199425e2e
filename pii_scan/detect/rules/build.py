"""A rule → the `Detector` that the engine runs, like any other."""

from collections.abc import Callable
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.rules.rule import Rule, RuleExample
from pii_scan.detect.rules.validators import VALIDATORS
from pii_scan.detect.rules.words import finder
from pii_scan.detect.score import logit
from pii_scan.model.kind import Kind

STANDARD = "a rule of the user's own"
_LABEL_WEIGHT = 4.0
_PRIORITY = 1.5


def detector_of(rule: Rule) -> Detector:
    """`confidence` holds where the value stands as the rule demands it: with its label where one is required. A
    further label then adds to it, an anti-label takes away."""
    kind = Kind(rule.id, rule.law, rule.title)
    examples, counter_examples = _examples(rule.examples), _examples(rule.counter_examples)
    if rule.words:
        return Detector(
            kind=kind,
            standard=STANDARD,
            priority=_PRIORITY,
            find=finder(kind, rule.words, rule.confidence),
            # A phrase may go on in the next line, which a gate does not see.
            gate=rule.words if all(word.isascii() and word.isalnum() for word in rule.words) else (),
            validator="list of words",
            examples=examples,
            counter_examples=counter_examples,
        )
    validator = VALIDATORS[rule.validator]
    worth = log(1 / validator.passes)
    return Detector(
        kind=kind,
        standard=STANDARD,
        priority=_PRIORITY,
        patterns=rule.patterns,
        check=_check(rule.validator),
        labels=tuple(label.lower() for label in rule.labels),
        anti_labels=tuple(label.lower() for label in rule.anti_labels),
        label_required=rule.label_required,
        label_weight=_LABEL_WEIGHT,
        prior=logit(rule.confidence) - worth - (_LABEL_WEIGHT if rule.label_required else 0.0),
        headers=rule.headers,
        validator=validator.title,
        examples=examples,
        counter_examples=counter_examples,
    )


def _check(name: str) -> Callable[[Candidate], Verdict | None]:
    validator = VALIDATORS[name]
    worth = log(1 / validator.passes)
    reason = (f"rule:{name}",)

    def check(candidate: Candidate) -> Verdict | None:
        passed = validator.test(candidate.text, candidate.context.reference_date)
        return None if passed is None else Verdict(passed.normal, worth, reason, passed.dummy)

    return check


def _examples(examples: tuple[RuleExample, ...]) -> tuple[Example, ...]:
    return tuple(Example(example.text, example.value) for example in examples)
