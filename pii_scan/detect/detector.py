"""What a detector is. Each file of a family folder ends in `DETECTOR = Detector(...)`.

Two routes lead to a match:

* `patterns` + `check`: broad token shapes that the engine finds for all detectors in one pass over the
  bytes, then `check` on each candidate. For everything with a shape of its own.
* `find`: a function over a whole `Text`, for what no single token shows (an AAMVA barcode, an MRZ, an
  address, a labelled name). `find_fact` does the same for a `Fact` (a GPS position).

Columns of tables use `headers` (what the column is called) and `check` on its cells.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pii_scan.detect.header_forms import tidy
from pii_scan.detect.header_words import header_words
from pii_scan.detect.normalise import fold
from pii_scan.model.evidence import Fact, Text, WordBox
from pii_scan.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Context:
    """What a detector may know besides the text itself."""

    document_type: str = ""
    """Design §3's plain words (`drivers_license_front`), empty where unknown."""
    document_confidence: float = 0.0
    reference_date: date = date(2026, 1, 1)
    how: str = "native"
    name: str = ""
    """The item's own name; a weak hint."""


@dataclass(slots=True)
class Candidate:
    """A token that has the shape. `start`/`end` are character offsets into the text.

    Not changed once made: a frozen class would cost five times as much, and there are many.
    """

    text: str
    start: int
    end: int
    pattern: int
    """Index into the detector's `patterns`."""
    before: str
    """Up to 96 characters before, the same line and the one above; lower case."""
    after: str
    """Up to 48 characters after, lower case."""
    context: Context
    label: str = ""
    """The detector's label found nearest to the candidate as it stands in the text (lower case, so that it
    can be looked up in `before` or `after`), empty if none. For a table cell: the header as words."""
    column: bool = False
    """True where the candidate is a cell of a table and `label` its header."""


@dataclass(slots=True)
class Verdict:
    """What `check` says of a candidate it lets pass. Not changed once made (see Candidate)."""

    normal: str = field(repr=False)
    """Canonical form (see Match.normal)."""
    log_odds: float = 0.0
    """Natural log of how much likelier the kind is than chance, given check and shape alone; e.g.
    ln(1 / share of random tokens that pass). The engine adds prior and context."""
    reasons: tuple[str, ...] = ()
    dummy: bool = False
    qualifier: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    start: int | None = None
    """Narrower span, where the value is only a part of the candidate."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of `find` or `find_fact`: already judged, so it carries its own confidence (0–1)."""

    kind: Kind
    raw: str
    normal: str
    confidence: float
    start: int | None = None
    end: int | None = None
    reasons: tuple[str, ...] = ()
    dummy: bool = False
    qualifier: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    group: int | None = None
    """Hits of one text with the same number belong to one person (fields of one barcode)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A synthetic text and what must (or, in `counter_examples`, must not) be found in it."""

    text: str
    normal: str = ""
    how: str = "native"
    document_type: str = ""


ANY_DIGITS = (0, 1000)


@dataclass(frozen=True)
class Detector:
    """One kind (or, for a structured source such as AAMVA, several through `find`)."""

    kind: Kind
    standard: str
    """Name, edition and link of what defines the value."""
    patterns: tuple[str, ...] = ()
    """RE2 syntax, ASCII, no look-around, no back-references; matched on bytes, longest span wins. Use
    `\\b`-free shapes: the engine rejects a candidate whose neighbour character is a letter or digit of
    the same token."""
    cell_patterns: tuple[int, ...] = ()
    """Indices of patterns that are for cells of tables alone (a number without its leading zeros)."""
    digits: tuple[int, int] = ANY_DIGITS
    """Fewest and most digits of a candidate, for patterns that cannot say it themselves."""
    check: Callable[[Candidate], Verdict | None] | None = None
    labels: tuple[str, ...] = ()
    """Words and phrases that announce the value, lower case, English and Spanish; whole words."""
    anti_labels: tuple[str, ...] = ()
    """Words that speak against it (`order`, `tracking`, `invoice no`)."""
    label_required: bool = False
    """True where the check is too weak to stand alone."""
    label_patterns: tuple[int, ...] = ()
    """Indices of patterns that need a label, where the detector's others do not."""
    label_optional: tuple[str, ...] = ()
    """Texts (`Context.how`) in which `label_required` does not hold: on a card read by OCR the label may be lost."""
    label_weight: float = 4.0
    """Log-odds that a near label adds; an anti-label takes the same away."""
    prior: float = -3.0
    """Log-odds of a token of this shape being the kind, before check and context."""
    priority: float = 0.0
    """Log-odds by which its hits go before others of the same characters; not part of the confidence. For kinds that
    a user brings: who names a member number knows it better than we do."""
    document_types: tuple[str, ...] = ()
    """In documents of these types the value is expected: counts as a label."""
    headers: tuple[str, ...] = ()
    """Regular expressions (searched, case-insensitive) over a column header whose camelCase and
    separators were turned into single spaces: `^ssn$`, `social security`."""
    labels_are_headers: bool = True
    """Whether a label of two words or more, as the whole of a header, is one of its headers too. False where it also
    heads columns of amounts or of something else (`student loan`)."""
    find: Callable[[Text, Context], Iterable[Found]] | None = None
    gate: tuple[str, ...] = ()
    """Words and phrases, written like labels, without which `find` has nothing to do: it is then called only on
    the stretches of text around them (whole lines, some hundred characters on either side), with offsets into the
    stretch. Empty: it gets every text whole. All gates and labels are looked up in one shared pass, so a gate
    costs nothing; a `find` without one must itself pass over plain text at 200 MB/s or more (`Sieve`)."""
    find_fact: Callable[[Fact, Context], Iterable[Found]] | None = None
    column_odds: Callable[[Sequence[str], str, Context], float | None] | None = None
    """Log-odds that a column is the kind though its header is none of `headers`, by all its cells together:
    distinct cells (a sample) and header words (empty without a header). None where they say nothing."""
    beside: tuple[str, ...] = ()
    """Kinds that must be columns of the same table for `beside_odds` to count."""
    beside_odds: Callable[[Sequence[str], Context], float | None] | None = None
    """Log-odds of a column whose header says nothing, where columns of the kinds in `beside` stand with it."""
    hows: tuple[str, ...] = ("native", "ocr", "handwriting", "metadata", "name", "carved")
    """Which texts it looks at; AAMVA only `barcode`, MRZ `mrz` and `ocr`."""
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()
    validator: str = ""
    """What `check` or `find` verifies beyond the shape, in plain words: `Luhn, IIN ranges`, `mod 97-10`,
    `area and group never issued`, `label only`. Printed by `pii-scan plugins` and in the docs."""
    not_covered: str = ""
    """One honest sentence for the docs."""
    other_kinds: tuple[Kind, ...] = ()
    """Further kinds that `find` yields."""

    @cached_property
    def header_regex(self) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{h})" for h in self.headers), re.IGNORECASE) if self.headers else None

    @cached_property
    def label_headers(self) -> frozenset[str]:
        """Labels of two words and more, as whole headers; single words are too open for a column."""
        if not self.labels_are_headers:
            return frozenset()
        words = {header_words(fold(label)) for label in self.labels}
        return frozenset(form for w in words if " " in w for form in (w, tidy(w)))


__all__ = ["Candidate", "Context", "Detector", "Example", "Found", "Verdict", "WordBox"]
