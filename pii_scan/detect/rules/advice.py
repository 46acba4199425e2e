"""What a rule that is valid may still do badly: find everything, or be slow."""

from pii_scan.detect.rules.pattern_form import pattern_form
from pii_scan.detect.rules.rule import Rule
from pii_scan.detect.rules.validators import VALIDATORS

_LONG = 200
"""Characters; tables look at no longer cell."""
_WEAK = 0.02


def advice(rule: Rule) -> list[str]:
    """Sentences for the author, fixed words and numbers; empty where there is nothing to say."""
    found: list[str] = []
    proof = VALIDATORS[rule.validator].passes
    for number, pattern in enumerate(rule.patterns, 1):
        form = pattern_form(pattern)
        name = f"pattern {number}"
        if not form.literals and proof > _WEAK and not rule.label_required:
            found.append(
                f"{name} takes every token of its shape: nothing in it is fixed and no check proves it; "
                "set label_required, or lower the confidence below 0.7"
            )
        if form.unbounded:
            found.append(
                f"{name} has no upper length: slow, and it runs into what follows; write counts such as {{4,12}}"
            )
        elif form.longest > _LONG:
            found.append(f"{name} may be longer than {_LONG} characters: cells of tables that long are not looked at")
        if form.spreads:
            found.append(f"{name} may run over the end of a line: slow on long texts; name the characters it may hold")
    for number, word in enumerate(rule.words, 1):
        if len(word) < 5 and word.isalpha():
            found.append(f"word {number} is short and may be an ordinary word or a part of a name")
    if not rule.examples:
        found.append("no examples: nothing shows that the rule works")
    if not rule.counter_examples:
        found.append("no counter_examples: nothing shows what it must leave alone")
    return found
