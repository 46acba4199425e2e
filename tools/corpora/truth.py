"""A document that knows where its values stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Value:
    """A value to write."""

    topic: str
    text: str
    labelled: bool = True
    """False where nothing near it says what it is."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands, in characters."""

    topic: str
    start: int
    end: int
    labelled: bool = True


_TABLE_FILES = {"csv": ",", "tsv": "\t", "semicolons": ";", "export": ","}
"""Layouts of both hands that are whole files of rows."""


@dataclass(frozen=True, slots=True)
class Document:
    text: str
    spans: tuple[Span, ...]
    style: str
    how: str = "native"
    """`ocr` for a noisy one: see `model.evidence.How`."""

    @property
    def delimiter(self) -> str:
        """What parts the cells, if the document would lie in a file that a table reader opens; else empty."""
        return _TABLE_FILES.get(self.style, "")


@dataclass(slots=True)
class Sheet:
    """Writes a document piece by piece."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0

    def write(self, *pieces: str | Value) -> "Sheet":
        for piece in pieces:
            text = piece if isinstance(piece, str) else piece.text
            if isinstance(piece, Value) and piece.topic:
                self.spans.append(Span(piece.topic, self.length, self.length + len(text), piece.labelled))
            self.parts.append(text)
            self.length += len(text)
        return self

    def fill(self, template: str, values: Sequence[Value] | dict[str, str | Value]) -> "Sheet":
        """Writes a template; `{0}` or `{name}` becomes a value with its place."""
        named = values if isinstance(values, dict) else {str(n): value for n, value in enumerate(values)}
        rest = template
        while "{" in rest:
            plain, _, rest = rest.partition("{")
            key, _, rest = rest.partition("}")
            self.write(plain, named[key])
        return self.write(rest)

    def document(self, style: str, how: str = "native") -> Document:
        return Document("".join(self.parts), tuple(self.spans), style, how)
