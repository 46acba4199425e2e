"""One node from evidence to matches, records and document type."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.detect.detector import Context
from pii_scan.detect.grouping.conversation import by_party
from pii_scan.detect.grouping.privilege import marked
from pii_scan.detect.ids.barcode_payload import plain_payload
from pii_scan.engine import registry
from pii_scan.engine.division import Division
from pii_scan.engine.match_fold import HELD, LISTED_PER_KIND, MatchFold
from pii_scan.engine.node_tables import NodeTables
from pii_scan.model.evidence import Fact, Table, Text, Wording
from pii_scan.model.match import Match
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.record import Record
from pii_scan.model.result import SidePart
from pii_scan.model.settings import Settings

if TYPE_CHECKING:
    from pii_scan.detect.document.guess import DocumentGuess

_BUFFER_CHARS = 4 << 20
_CONVERSATION = "message"
"""Layer of mail and of threads."""
_TEXT_RECORDS = 1 << 40
"""Groups inside texts are numbered from here on, rows of tables from 0."""
_FIGURES = frozenset(
    {
        "ocr_engine",
        "face_count",
        "text_boxes",
        "barcode_format",
        "picture_class",
        "triage_audit",
        "pages",
        "frames",
        "picture_hash",
    }
)


@dataclass(slots=True)
class NodeFindings:
    """What `NodeReader.finish` gives."""

    matches: tuple[Match, ...]
    records: tuple[Record, ...]
    record_parts: tuple[bytes, ...]
    record_files: tuple[str, ...]
    document_type: str
    document_confidence: float
    document_reasons: tuple[str, ...]
    facts: dict[str, str | int | float]
    side_parts: tuple[SidePart, ...] = ()


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
    folder: Path | None = None
    """The case's, for what is too large to be held in memory."""
    wording: Wording = field(init=False)
    guess: "DocumentGuess | None" = None
    matches: list[Match] = field(default_factory=list)
    chars: int = 0
    held: int = 0
    waiting: list[Text] = field(default_factory=list)
    text_records: int = _TEXT_RECORDS
    fold: MatchFold = field(init=False)
    tables: NodeTables = field(init=False)

    def __post_init__(self) -> None:
        self.wording = Wording(media_type=self.media_type)
        self.fold = MatchFold(
            self.sha256, self.hash_key, registry.kinds(self.settings.rules), self.settings.reference_date
        )
        self.tables = NodeTables(self.media_type, self.settings, self.sha256, self.hash_key, self.report, self.folder)

    @property
    def touched(self) -> bool:
        """Whether anything at all was read."""
        return bool(self.wording.texts or self.wording.facts or self.tables.count or self.wording.children)

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
        """
        Raises:
            Divided: several are to read the table.
        """
        for match in self.tables.read(table, self._context()):
            self._keep(match)
        calls = self.tables.calls
        self.wording.headers.append(table.columns)
        self.wording.calls, self.wording.attorneys = calls.calls, calls.attorneys if calls.listed else 0
        self._fold_matches()

    def table_part(self, table: Table, division: Division, number: int) -> None:
        """Reads one part; what it finds is left in the case's folder for unfinished tables."""
        self.tables.read_part(table, division, number, self._context())

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
        groups: dict[int, int] = {}
        read_as = plain_payload(text)
        found = registry.detect_engine(self.settings.rules).scan(read_as, self._context(read_as.how.value))
        found = marked(found) if text.layer == _CONVERSATION else found
        for match in by_party(text, found) if text.turns else found:
            if read_as is not text:
                match = replace(match, how=text.how)
            if match.record is not None:
                # A group's number is unique within its own text only: page 2 has a first row as well.
                match = replace(match, record=groups.setdefault(match.record, self.text_records + len(groups)))
            self._keep(_placed(match, text))
        self.text_records += len(groups)
        self._fold_matches()

    def _keep(self, match: Match) -> None:
        wanted = self.settings.detector_filter
        if not wanted or match.kind in wanted:
            self.matches.append(match)

    def _fold_matches(self) -> None:
        """Hashes what is held, once it is much, so that memory stays bounded."""
        if len(self.matches) >= HELD and self.guess is None:
            self._settle()
        if len(self.matches) >= HELD and self.guess is not None:
            self.matches = self.fold.take(self.matches, self.wording, self.guess, last=False)

    def finish(self) -> NodeFindings:
        """Searches what is still waiting, groups matches into records and hashes what links them."""
        if self.guess is None:
            self._settle()
        assert self.guess is not None
        context = self._context()
        for fact in self.wording.facts:
            for match in registry.detect_engine(self.settings.rules).scan_fact(fact, context):
                self._keep(match)
        self.fold.take(self.matches, self.wording, self.guess, last=True)
        if self.fold.folded:
            detail = f"places past {LISTED_PER_KIND:,} of a kind are counted and linked, not listed"
            self.report(Problem(ProblemCode.PARTLY_READ, "detect", detail, Effect.NOTE))
        facts: dict[str, str | int | float] = {
            fact.name: fact.value for fact in self.wording.facts if fact.name in _FIGURES
        }
        if self.fold.checks:
            facts["fields"] = "; ".join(map(str, self.fold.checks))
            if differing := ", ".join(dict.fromkeys(c.field for c in self.fold.checks if c.differs)):
                detail = f"barcode, zone and print of an identity document differ: {differing}"
                self.report(Problem(ProblemCode.MANUAL_REVIEW, "detect", detail, Effect.NOTE))
        if unread := sum(record.number_unread for record in self.fold.records):
            facts["number_unread"] = unread
        if self.chars:
            facts["chars"] = self.chars
        facts |= self.tables.facts()
        self.tables.values.add(self.fold.unlisted())
        return NodeFindings(
            (*self.fold.matches, *self.fold.lines()),
            tuple(self.fold.records),
            (*self.tables.parts, *self.fold.parts),
            tuple(self.tables.files),
            self.guess.type,
            self.guess.confidence,
            self.guess.reasons,
            facts,
            self.tables.side_parts(),
        )


def _placed(match: Match, text: Text) -> Match:
    """Counts from the beginning of the item, of which a long text is a stretch."""
    spot = match.spot
    if not text.offset or spot.start is None or spot.end is None:
        return match
    line = None if spot.line is None else spot.line + text.first_line - 1
    return replace(match, spot=replace(spot, start=spot.start + text.offset, end=spot.end + text.offset, line=line))
