"""What the rules look at, computed once per item from its wording."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from pii_scan.model.evidence import How, Wording

_LOOK = 20_000
"""Characters of text that are looked at; what a document is shows on its first pages."""
_SHORT = 9
"""Letters below which a phrase must stand as whole words: `total` is not in `totally`."""
_CONFUSED = str.maketrans({"0": "O", "1": "I", "L": "I", "|": "I", "5": "S", "8": "B", "$": "S", "!": "I", "Q": "O"})
_PLAIN = str.maketrans("ÁÀÂÃÄÅÇČĆÉÈÊËÍÌÎÏÑŃÓÒÔÕÖØŠŚÚÙÛÜÝŽŹŻŁ|$", "AAAAAACCCEEEEIIIINNOOOOOOSSUUUUYZZZLIS")
_NOT_SIGN = re.compile(r"[^A-Z0-9]+")
_NOT_SIGN_OR_SPACE = re.compile(r"[^A-Z0-9\s]+")


@lru_cache(maxsize=4096)
def _needle(phrase: str) -> tuple[str, str]:
    """A phrase of a rule squeezed as a whole and word by word."""
    return squeeze(phrase), f" {_spaced(phrase)} "


def squeeze(text: str) -> str:
    """Upper-case letters and digits only, with the pairs that OCR confuses made one: `Dr1ver License` and
    `DRIVERLICENSE` become equal."""
    return _NOT_SIGN.sub("", text.upper().translate(_PLAIN)).translate(_CONFUSED)


def _spaced(text: str) -> str:
    """Every word squeezed; one pass over the text, not one for each word."""
    return " ".join(_NOT_SIGN_OR_SPACE.sub("", text.upper().translate(_PLAIN)).translate(_CONFUSED).split())


@dataclass
class Signs:
    """Read-only view; the properties are computed on first use."""

    wording: Wording
    _found: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """Visible text, without barcodes, MRZ and metadata."""
        parts = [t.text for t in self.wording.texts if t.how not in (How.BARCODE, How.MRZ, How.METADATA, How.NAME)]
        return "\n".join(parts)[:_LOOK]

    @cached_property
    def squeezed(self) -> str:
        return squeeze(self.text)

    @cached_property
    def spaced(self) -> str:
        """Words, each squeezed, with a space around each."""
        return f" {_spaced(self.text)} "

    @cached_property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def barcode(self) -> str:
        return "\n".join(t.text for t in self.wording.texts if t.how is How.BARCODE)

    @cached_property
    def mrz(self) -> str:
        texts = [t.text for t in self.wording.texts if t.how is How.MRZ]
        found = re.findall(r"^[A-Z0-9<]{28,46}$", self.text.replace(" ", ""), re.MULTILINE)
        return "\n".join(texts + [line for line in found if line.count("<") >= 3])

    @cached_property
    def name(self) -> str:
        return re.sub(r"[^a-z0-9]+", " ", re.sub(r"([a-z])([A-Z])", r"\1 \2", self.wording.name).lower())

    @cached_property
    def headers(self) -> frozenset[str]:
        """Column headers of all tables: lower case, separators as single spaces."""
        return frozenset(
            re.sub(r"[^a-z0-9#]+", " ", re.sub(r"([a-z])([A-Z])", r"\1 \2", cell).lower()).strip()
            for row in self.wording.headers
            for cell in row
            if not re.fullmatch(r"column_\d+", cell)
        )

    @cached_property
    def facts(self) -> dict[str, Any]:
        return {fact.name: fact.value for fact in self.wording.facts}

    def number(self, fact: str, default: float = 0.0) -> float:
        value = self.facts.get(fact, default)
        return float(value) if isinstance(value, int | float) else default

    @cached_property
    def is_image(self) -> bool:
        return self.wording.media_type.startswith("image/")

    @cached_property
    def is_scan(self) -> bool:
        """An image, or a file whose text came out of pictures."""
        return self.is_image or any(t.how in (How.OCR, How.HANDWRITING, How.BARCODE) for t in self.wording.texts)

    def has_header(self, pattern: str) -> bool:
        return any(re.search(pattern, header) for header in self.headers)

    def has(self, phrase: str) -> bool:
        """Whether the phrase stands in the text, OCR noise allowed (one error in each half of a long one)."""
        known = self._found.get(phrase)
        if known is None:
            needle, words = _needle(phrase)
            if len(needle) < _SHORT:
                known = words in self.spaced
            else:
                known = _tolerant(needle, self.squeezed, noisy=self.is_scan)
            self._found[phrase] = known
        return known


def _tolerant(needle: str, hay: str, *, noisy: bool) -> bool:
    if needle in hay:
        return True
    if not noisy or len(needle) < 10:
        return False
    half = len(needle) // 2
    left, right = needle[:half], needle[half:]
    at = hay.find(left)
    while at >= 0:
        rest = hay[at + half : at + len(needle) + 1]
        if _near(right, rest):
            return True
        at = hay.find(left, at + 1)
    at = hay.find(right)
    while at >= 0:
        if _near(left[::-1], hay[max(0, at - half - 1) : at][::-1]):
            return True
        at = hay.find(right, at + 1)
    return False


def _near(word: str, hay: str) -> bool:
    """Whether `hay` starts with `word` but for one changed, missing or added sign."""
    for index, sign in enumerate(word):
        if index >= len(hay):
            return index == len(word) - 1
        if sign != hay[index]:
            rest = word[index + 1 :]
            return (
                hay[index + 1 :].startswith(rest)
                or hay[index:].startswith(rest)
                or hay[index + 1 :].startswith(word[index:])
            )
    return True
