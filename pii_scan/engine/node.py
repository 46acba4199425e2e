"""One node from evidence to matches, records and document type."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pii_scan.detect.detector import Context
from pii_scan.engine import registry
from pii_scan.engine.records import build_records, large_table_parts
from pii_scan.model.evidence import Fact, How, Spot, Table, Text, Wording
from pii_scan.model.match import Band, Match
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.record import Record
from pii_scan.model.sensitive import Sensitive
from pii_scan.model.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.document.guess import DocumentGuess

_BUFFER_CHARS = 4 << 20
_MATCHES_PER_KIND = 20_000
_FIGURES = frozenset({"ocr_engine", "face_count", "text_boxes", "barcode_format", "picture_class", "pages", "frames"})


@dataclass(slots=True)
class NodeFindings:
    """What `NodeReader.finish` gives."""

    matches: tuple[Match, ...]
    records: tuple[Record, ...]
    record_parts: tuple[bytes, ...]
    document_type: str
    document_confidence: float
    document_reasons: tuple[str, ...]
    facts: dict[str, str | int | float]


@dataclass(slots=True)
class NodeReader:
    """Takes evidence piece by piece. It is not told the item's name: equal bytes give equal findings.

    Texts wait until the document's type is known, because type is context; past `_BUFFER_CHARS` the type is
    guessed from what has come and every further text is searched at once, so that memory stays bounded.
    """

    media_type: str
    settings: Settings
    sha256: str
    hash_key: bytes
    report: Callable[[Problem], None]
    wording: Wording = field(init=False)
    guess: "DocumentGuess | None" = None
    matches: list[Match] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    rows: int = 0
    tables: int = 0
    chars: int = 0
    held: int = 0
    waiting: list[Text] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    overflow: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wording = Wording(media_type=self.media_type)

    @property
    def touched(self) -> bool:
        """Whether anything at all was read."""
        return bool(self.wording.texts or self.wording.facts or self.tables or self.wording.children)

    def text(self, text: Text) -> None:
        self.chars += len(text.text)
        if self.guess is not None:
            self._search(text)
            return
        self.wording.texts.append(text)
        self.waiting.append(text)
        self.held += len(text.text)
        if self.held > _BUFFER_CHARS:
            self._settle()

    def table(self, table: Table) -> None:
        from pii_scan.detect.table import scan_table

        context = self._context()
        at = self.rows

        def hash_rows(batch: "pa.RecordBatch") -> None:
            nonlocal at
            self.parts.extend(large_table_parts((batch,), self.sha256, at, self.hash_key, registry.kinds()))
            at += batch.num_rows

        scan = scan_table(registry.detect_engine(), table, context, self.settings.limits.cell_rows, hash_rows)
        self.wording.headers.append(table.columns)
        self.tables += 1
        for match in scan.matches:
            moved = match if match.record is None else replace(match, record=match.record + self.rows)
            self._keep(moved)
        self.rows += scan.rows

    def fact(self, fact: Fact) -> None:
        self.wording.facts.append(fact)

    def _context(self, how: str = "native") -> Context:
        return Context(
            document_type=self.guess.type if self.guess else "",
            document_confidence=self.guess.confidence if self.guess else 0.0,
            reference_date=self.settings.reference_date,
            how=how,
        )

    def _settle(self) -> None:
        from pii_scan.detect.document.classify import classify

        self.guess = classify(self.wording)
        waiting, self.waiting = self.waiting, []
        for text in waiting:
            self._search(text)

    def _search(self, text: Text) -> None:
        for match in registry.detect_engine().scan(text, self._context(text.how.value)):
            self._keep(match)

    def _keep(self, match: Match) -> None:
        wanted = self.settings.detector_filter
        if wanted and match.kind not in wanted:
            return
        seen = self.counts.get(match.kind, 0)
        self.counts[match.kind] = seen + match.count
        if seen >= _MATCHES_PER_KIND and match.count == 1:
            self.overflow[match.kind] = self.overflow.get(match.kind, 0) + 1
        else:
            self.matches.append(match)

    def finish(self) -> NodeFindings:
        """Searches what is still waiting, groups matches into records and hashes what links them."""
        from pii_scan.detect.grouping.records import group

        if self.guess is None:
            self._settle()
        assert self.guess is not None
        context = self._context()
        for fact in self.wording.facts:
            for match in registry.detect_engine().scan_fact(fact, context):
                self._keep(match)
        if self.guess.type == "specimen":
            # Nobody is on a specimen card, however well its numbers check.
            self.matches = [replace(match, band=Band.DUMMY) for match in self.matches]
        grouped = group(self.matches, self.wording, self.guess)
        records = build_records(grouped, self.sha256, self.guess.type, self.hash_key, registry.kinds())
        overflow = tuple(_overflow(kind, count) for kind, count in sorted(self.overflow.items()))
        if overflow:
            self.report(
                Problem(
                    ProblemCode.PARTLY_READ,
                    "detect",
                    "matches past 20,000 of a kind are counted, not listed",
                    Effect.NOTE,
                )
            )
        facts: dict[str, str | int | float] = {
            fact.name: fact.value for fact in self.wording.facts if fact.name in _FIGURES
        }
        if self.chars:
            facts["chars"] = self.chars
        if self.rows:
            facts["rows"] = self.rows
        return NodeFindings(
            tuple(grouped) + overflow,
            records,
            tuple(self.parts),
            self.guess.type,
            self.guess.confidence,
            self.guess.reasons,
            facts,
        )


def _overflow(kind: str, count: int) -> Match:
    return Match(
        kind=kind,
        raw=Sensitive(""),
        normal=Sensitive(""),
        confidence=0.5,
        band=Band.POSSIBLE,
        spot=Spot(),
        how=How.NATIVE,
        detector="engine",
        reasons=("counted_not_listed",),
        count=count,
    )
