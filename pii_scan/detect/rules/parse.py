"""A file's entry → a checked `Rule`. Every error names file, line, rule and remedy, and quotes no text of the rule."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from pii_scan.detect.rules.document import Entry, place, read_entries
from pii_scan.detect.rules.pattern_form import PatternError, pattern_form
from pii_scan.detect.rules.rule import Rule, RuleExample
from pii_scan.detect.rules.validators import VALIDATORS
from pii_scan.model.errors import UsageError
from pii_scan.model.legal_class import LegalClass

MOST_WAYS = 1_000_000
"""Ways to try a pattern on one cell of 200 characters; more could stall a worker."""
MOST_WORDS = 20_000
_ID = re.compile(r"[a-z][a-z0-9_]{1,59}")
_LISTS = ("patterns", "words", "labels", "anti_labels", "headers")
_SINGLE = {"pattern": "patterns", "word": "words", "label": "labels", "header": "headers"}
_KEYS = frozenset(
    {"id", "title", "legal_class", "label_required", "validator", "confidence", "description", "examples",
     "counter_examples", *_LISTS, *_SINGLE}
)  # fmt: skip


def read_rules(path: Path) -> list[tuple[Rule, str]]:
    """The rules of one file, each checked by itself, and where they stand (`acme.toml:12`).

    Raises:
        UsageError: what is wrong and where.
    """
    return [(_Parser(path, entry).rule(), place(path, entry.line)) for entry in read_entries(path, ("rule", "rules"))]


class _Parser:
    def __init__(self, path: Path, entry: Entry) -> None:
        self._path = path
        self._entry = entry
        self._values: Mapping[str, Any] = entry.values
        given = self._values.get("id")
        self._name = given if isinstance(given, str) and _ID.fullmatch(given) else f"number {entry.number}"

    def _fail(self, key: str, message: str, remedy: str) -> NoReturn:
        where = place(self._path, self._entry.line_of(key))
        raise UsageError(f"{where}: rule {self._name}: {message}", remedy)

    def rule(self) -> Rule:
        unknown = sorted(set(self._values) - _KEYS)
        if unknown:
            self._fail(unknown[0], f"there is no key {unknown[0]!a}", f"Known are {', '.join(sorted(_KEYS))}")
        rule_id = self._text("id")
        if not _ID.fullmatch(rule_id):
            self._fail("id", "the id is no name of a kind", "Lower case letters, digits and _, such as acme_member")
        lists = {key: self._list(key) for key in _LISTS}
        rule = Rule(
            id=rule_id,
            title=self._text("title"),
            legal_class=self._choice("legal_class", [name.value for name in LegalClass]),
            **lists,
            label_required=self._flag("label_required"),
            validator=self._choice("validator", list(VALIDATORS), "none"),
            confidence=self._confidence(),
            description=self._text("description", ""),
            examples=self._examples("examples"),
            counter_examples=self._examples("counter_examples"),
        )
        self._together(rule)
        return rule

    def _together(self, rule: Rule) -> None:
        if bool(rule.patterns) == bool(rule.words):
            self._fail("patterns", "a rule has either patterns or words", "Keep one of them; make two rules for both")
        if rule.words and (rule.label_required or rule.labels or rule.headers or rule.validator != "none"):
            self._fail("words", "a list of words stands for itself", "Leave labels, headers and validator out")
        if rule.label_required and not rule.labels and not rule.headers:
            self._fail("label_required", "a label is required and none is named", "Add labels, headers or both")
        for number, pattern in enumerate(rule.patterns, 1):
            self._pattern("patterns", f"pattern {number}", pattern)
        for number, header in enumerate(rule.headers, 1):
            self._pattern("headers", f"header {number}", header)
        for number, word in enumerate(rule.words, 1):
            # Two ideographs are a word, two letters are not.
            if sum(char.isalnum() for char in word) < (3 if word < "\u2e80" else 2):
                self._fail("words", f"word {number} is shorter than three letters", "Such a word stands everywhere")
        if len(rule.words) > MOST_WORDS:
            self._fail("words", f"more than {MOST_WORDS:,} words", "Split the rule")
        for key in ("labels", "anti_labels"):
            for number, label in enumerate(getattr(rule, key), 1):
                if not any(char.isalnum() for char in label):
                    self._fail(
                        key, f"{key[:-1].replace('_', '-')} {number} holds no letter", "Write a word or a phrase"
                    )

    def _pattern(self, key: str, what: str, pattern: str) -> None:
        try:
            form = pattern_form(pattern, anchors=key == "headers")
            if key == "patterns" and form.shortest < 3:
                raise PatternError("it matches tokens of less than three characters", "Ask for three or more")
            if form.ways > MOST_WAYS:
                raise PatternError(
                    "it can be tried in too many ways: repeats stand inside repeats or follow one another",
                    "Give counts such as {2,6}, fewer optional parts, or two patterns",
                )
            compiles(pattern)
        except PatternError as error:
            self._fail(key, f"{what}: {error.message}", error.remedy)

    def _text(self, key: str, default: str | None = None) -> str:
        value = self._values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            self._fail(key, f"{key} is missing or no text", f'Write {key} = "…"')
        return value.strip()

    def _flag(self, key: str) -> bool:
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self._fail(key, f"{key} is neither true nor false", f"Write {key} = true")
        return value

    def _choice(self, key: str, known: list[str], default: str | None = None) -> str:
        value = self._text(key, default)
        if value not in known:
            self._fail(key, f"{key} is none that is known", f"One of {', '.join(known)}")
        return value

    def _confidence(self) -> float:
        value = self._values.get("confidence", 0.9)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0.15 <= value <= 0.99:
            self._fail("confidence", "the confidence is not within 0.15 and 0.99", "From 0.7 on a match is certain")
        return float(value)

    def _list(self, key: str) -> tuple[str, ...]:
        single = next((name for name, many in _SINGLE.items() if many == key), "")
        if single in self._values:
            if key in self._values:
                self._fail(single, f"both {single} and {key}", f"Keep {key}")
            return (self._text(single),)
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            self._fail(key, f"{key} is no list of texts", f'Write {key} = ["…", "…"]')
        return tuple(dict.fromkeys(value))

    def _examples(self, key: str) -> tuple[RuleExample, ...]:
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self._fail(key, f"{key} is no list", f'Write {key} = ["…"]')
        found: list[RuleExample] = []
        for number, entry in enumerate(value, 1):
            if isinstance(entry, str) and entry.strip():
                found.append(RuleExample(entry))
            elif (
                isinstance(entry, dict)
                and set(entry) <= {"text", "value"}
                and all(isinstance(text, str) for text in entry.values())
                and entry.get("text")
            ):
                found.append(RuleExample(**entry))
            else:
                self._fail(key, f"{key}: number {number} is no text", 'Write a text, or { text = "…", value = "…" }')
        return tuple(found)


def compiles(pattern: str) -> None:
    """
    Raises:
        PatternError: one of the two engines does not take it.
    """
    from pii_scan.detect.backend import resolve

    remedy = "Check brackets, ranges and counts"
    wrapped = f"(?:{pattern})".encode("ascii")
    try:
        re.compile(wrapped)
    except re.error:
        raise PatternError("it does not compile", remedy) from None
    if resolve("auto") == "re2":
        import re2

        options = re2.Options()
        options.log_errors = False
        try:
            re2.compile(wrapped, options=options)
        except re2.error:
            raise PatternError("RE2 does not compile it", remedy) from None
