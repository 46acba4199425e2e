"""A listed item and everything inside it, depth first, within one budget."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pii_scan import __version__
from pii_scan.engine import registry
from pii_scan.engine.budget import Budget, Charge, Seconds, node_seconds, own_limits, with_picture
from pii_scan.engine.channel import WorkerEnd
from pii_scan.engine.division import Divided, Division, PartEnd
from pii_scan.engine.handover import Frame, Handover, StartAgain, mark_of
from pii_scan.engine.node import NodeReader
from pii_scan.engine.task import Task
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.filetype.location_formats import LOCATION_FORMATS
from pii_scan.model.address import Address
from pii_scan.model.evidence import Child, Evidence, Fact, Picture, Table, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult
from pii_scan.model.state import State
from pii_scan.store.node_log import NodeLog, log_path
from pii_scan.store.paths import CasePaths

LARGE_TABLE = 8 << 20
"""Bytes from which a table's records go to files of their own, and its reading can be continued."""


@dataclass(slots=True)
class Tree:
    """Walks one task; every finished node goes into the channel at once."""

    task: Task
    end: WorkerEnd
    passwords: tuple[str, ...] = field(default=(), repr=False)
    budget: Budget = field(init=False)
    handover: Handover = field(init=False)

    def __post_init__(self) -> None:
        task, log = self.task, None
        if task.ledger and task.part is None and task.joining is None:
            unfinished = CasePaths(Path(task.ledger).parent).unfinished
            log = NodeLog(log_path(unfinished, task.hash_key, str(task.address)), task.hash_key)
        self.handover = Handover(self.end, log)

    def run(self) -> None:
        """Reads the item to its end; one that cannot be opened ends here with its reason."""
        try:
            try:
                self._walk()
            except StartAgain:
                # Once: with nothing left of it there is nothing to differ from.
                self.handover.start_again()
                self._walk()
        finally:
            self.handover.close()

    def _walk(self) -> None:
        try:
            limits, size = self.task.settings.limits, self.task.payload.size_bytes
            if size > limits.item_bytes:
                self._unopened(ProblemCode.TOO_LARGE, size_bytes=size)
                return
            self.budget = Budget(limits, size)
            if self.task.part is not None:
                self._part(*self.task.part)
                return
            self._visit(self.task.address, self.task.payload, "0")
        except Divided as divided:
            self.handover.send(Frame("0", divided.division, self.budget.spent()))
        except FileNotFoundError:
            self._unopened(ProblemCode.VANISHED)
        except PermissionError:
            self._unopened(ProblemCode.ACCESS_DENIED)
        except OSError as error:
            self._unopened(ProblemCode.UNREADABLE, type(error).__name__)

    def _unopened(self, code: ProblemCode, detail: str = "", size_bytes: int | None = None) -> None:
        reason = Problem(code, "source", detail, Effect.SKIPPED)
        self._send(
            "0", NodeResult(self.task.address, State.SKIPPED, size_bytes=size_bytes, problems=(reason,)), Charge()
        )

    def _part(self, division: Division, number: int) -> None:
        """One part of the item's table, with limits of its own."""
        payload, settings = self.task.payload, self.task.settings
        size = division.size_bytes(number, payload.size_bytes)
        stand = _Stand(self.end, "0", node_seconds(settings.limits, size))
        stand.enter()
        problem: Problem | None = None
        reader = self._reader(division.media_type, division.sha256, "0", lambda _: None)
        given = Input(payload, division.media_type, self.task.address.name, settings.limits, settings, self.passwords)
        # What stands around the table is read when the parts are joined.
        pieces = evidence_of(given)
        try:
            table = next((piece for piece in pieces if isinstance(piece, Table)), None)
            if table is None:
                problem = Problem(ProblemCode.CHANGED, "source", "while it was read")
            else:
                reader.table_part(table, division, number)
        except MemoryError:
            problem = Problem(ProblemCode.OUT_OF_MEMORY, "extract")
        except Exception as error:  # noqa: BLE001 - the worker boundary: an item's failure is a stored problem
            problem = Problem(ProblemCode.INTERNAL, "extract", _where(error))
        self.handover.send(Frame("0", PartEnd(problem), Charge(cpu_s=stand.cpu_s(), wall_s=stand.wall_s())))

    def _reader(
        self, media_type: str, sha256: str, ordinal: str, report: Callable[[Problem], None], size: int | None = None
    ) -> NodeReader:
        """
        Args:
            size: of the node in bytes; None for a part of the listed item.
        """
        task = self.task
        folder = Path(task.ledger).parent if task.ledger else None
        reader = NodeReader(media_type, task.settings, sha256, task.hash_key, report, folder)
        divides = ordinal == "0" and task.payload.path is not None
        least = min(LARGE_TABLE, task.divide_bytes) if divides else LARGE_TABLE
        if folder is not None and (size is None or size >= least):
            reader.workshop = f"{task.address}\0{ordinal}"
            if size is not None and divides:
                reader.joining = task.joining
                reader.divide_into = task.parts if size >= task.divide_bytes else 0
        return reader

    def _send(self, ordinal: str, result: NodeResult, charge: Charge, mark: bytes = b"") -> None:
        self.handover.send(Frame(ordinal, result, charge, mark))

    def _identity(self, sha256: str, media_type: str) -> str:
        """What the results of the listed item depend on, besides the order of work."""
        # The number of workers may change from run to run.
        settings = repr(replace(self.task.settings, workers=1))
        return "\0".join((__version__, sha256, media_type, settings, *self.passwords))

    def _visit(self, address: Address, payload: Payload, ordinal: str, mark: bytes = b"") -> None:
        before, stamp = self.budget.spent(), _stamp(payload)
        stand = _Stand(self.end, ordinal, node_seconds(self.task.settings.limits, payload.size_bytes))
        stand.enter()
        elsewhere = self.task.joining.cpu_s if self.task.joining is not None and ordinal == "0" else 0.0
        problems: list[Problem] = []
        sha256 = payload.sha256()
        media_type = registry.type_table().identify(payload, address.name)
        if ordinal not in self.task.cuts and self._known(sha256, media_type):
            self._send(
                ordinal,
                NodeResult(
                    address, State.COMPLETE, sha256, payload.size_bytes, media_type, known=True, cpu_s=stand.cpu_s()
                ),
                self.budget.since(before),
                mark,
            )
            return
        if ordinal == "0":
            self.handover.begin(self._identity(sha256, media_type))
            if self.handover.finished(ordinal, mark) is not None:
                # Killed when all was read and nothing committed.
                return
        reader = self._reader(media_type, sha256, ordinal, problems.append, payload.size_bytes)
        settings = self.task.settings
        limits = own_limits(settings.limits, payload.size_bytes)
        given = Input(payload, media_type, address.name, limits, settings, self.passwords)
        self._read(given, address, ordinal, reader, problems, stand)
        try:
            found = reader.finish()
        except MemoryError:
            problems.append(Problem(ProblemCode.OUT_OF_MEMORY, "detect"))
            found = None
        except Exception as error:  # noqa: BLE001 - the worker boundary: an item's failure is a stored problem
            problems.append(Problem(ProblemCode.INTERNAL, "detect", _where(error)))
            found = None
        if _stamp(payload) != stamp:
            problems.append(Problem(ProblemCode.CHANGED, "source", "while it was read"))
        state = state_of(problems, self._touched(reader, ordinal), payload.size_bytes)
        if found is None:
            self._send(
                ordinal,
                NodeResult(
                    address,
                    state,
                    sha256,
                    payload.size_bytes,
                    media_type,
                    problems=_distinct(problems),
                    cpu_s=round(stand.cpu_s() + elsewhere, 4),
                ),
                self.budget.since(before),
                mark,
            )
            return
        self._send(
            ordinal,
            NodeResult(
                address,
                state,
                sha256,
                payload.size_bytes,
                media_type,
                found.document_type,
                found.document_confidence,
                found.document_reasons,
                found.matches,
                found.records,
                found.record_parts,
                found.record_files,
                _distinct(problems),
                cpu_s=round(stand.cpu_s() + elsewhere, 4),
                facts=found.facts,
                side_parts=found.side_parts,
            ),
            self.budget.since(before),
            mark,
        )

    def _touched(self, reader: NodeReader, ordinal: str) -> bool:
        return reader.touched or (ordinal == "0" and self.handover.left)

    def _known(self, sha256: str, media_type: str) -> bool:
        if not self.task.ledger:
            return False
        from pii_scan.store.known import known_content

        try:
            return known_content(self.task.ledger, sha256, media_type)
        except sqlite3.Error:
            # Reading once more costs time; not reading would cost the item.
            return False

    def _read(
        self,
        given: Input,
        address: Address,
        ordinal: str,
        reader: NodeReader,
        problems: list[Problem],
        stand: "_Stand",
    ) -> None:
        """Hands every piece of evidence on; whatever a parser does ends here as a problem."""
        cut = self.task.cuts.get(ordinal)
        count = children = 0
        limits = self.task.settings.limits

        def picture() -> None:
            stand.allowed = with_picture(stand.allowed, limits)
            stand.enter(count)

        pieces = evidence_of(given, picture)
        while True:
            if cut is not None and count >= cut.evidence:
                effect = Effect.PARTIAL if self._touched(reader, ordinal) else Effect.SKIPPED
                problems.append(Problem(cut.code, "extract", cut.detail or f"after {count} pieces", effect))
                return
            try:
                piece = next(pieces, None)
                if piece is None:
                    return
                match piece:
                    case Problem():
                        problems.append(piece)
                    case Text():
                        reader.text(piece)
                    case Table():
                        reader.table(piece)
                    case Fact():
                        reader.fact(piece)
                    case Child():
                        reader.wording.children += 1
                        stand.pause()
                        self._child(piece, address, f"{ordinal}/{children}", problems)
                        stand.resume()
                        children += 1
                    case Picture():
                        pass
            except (Divided, StartAgain):
                raise
            except MemoryError:
                problems.append(Problem(ProblemCode.OUT_OF_MEMORY, "extract"))
                return
            except Exception as error:  # noqa: BLE001 - the worker boundary: an item's failure is a stored problem
                problems.append(Problem(ProblemCode.INTERNAL, "extract", _where(error)))
                return
            count += 1
            stand.enter(count)
            if stand.cpu_s() > stand.allowed.cpu or stand.wall_s() > stand.allowed.wall:
                problems.append(Problem(ProblemCode.TIMED_OUT, "extract", f"after {count} pieces"))
                return
            if self.budget.out_of_time():
                problems.append(Problem(ProblemCode.TIMED_OUT, "engine", "the time of the listed item is spent"))
                return

    def _child(self, child: Child, parent: Address, ordinal: str, problems: list[Problem]) -> None:
        address = parent.child(child.scheme, child.key)
        refused = self.budget.refuse(child, address.depth)
        code = child.problem or refused
        if refused is not None and refused is not child.problem:
            problems.append(Problem(refused, "engine", "members left unread"))
        if self.budget.over_members:
            return
        mark = mark_of(child, self.task.hash_key)
        if (earlier := self.handover.finished(ordinal, mark)) is not None:
            self.budget.charge(earlier)
            return
        if code is not None or child.payload is None:
            reason = Problem(code or ProblemCode.UNREADABLE, "extract", effect=Effect.SKIPPED)
            size = child.size_bytes if child.payload is None else child.payload.size_bytes
            self._send(ordinal, NodeResult(address, State.SKIPPED, size_bytes=size, problems=(reason,)), Charge(), mark)
            return
        if child.told:
            # Without a digest: the same bytes elsewhere are read there.
            told = NodeResult(address, State.COMPLETE, size_bytes=child.payload.size_bytes)
            self._send(ordinal, told, Charge(), mark)
            return
        try:
            self._visit(address, child.payload, ordinal, mark)
        except StartAgain:
            raise
        except MemoryError:
            reason = Problem(ProblemCode.OUT_OF_MEMORY, "engine", effect=Effect.SKIPPED)
        except Exception as error:  # noqa: BLE001 - its own failure, and not that of the members after it
            reason = Problem(ProblemCode.INTERNAL, "engine", _where(error), Effect.SKIPPED)
        else:
            return
        failed = NodeResult(address, State.SKIPPED, size_bytes=child.size_bytes, problems=(reason,))
        self._send(ordinal, failed, Charge(), mark)


@dataclass(slots=True)
class _Stand:
    """Time spent on one node, without its children."""

    end: WorkerEnd
    ordinal: str
    allowed: Seconds
    cpu_entered: float = field(default_factory=time.process_time)
    wall_entered: float = field(default_factory=time.monotonic)
    cpu_before: float = 0.0
    wall_before: float = 0.0

    def enter(self, evidence: int = 0) -> None:
        self.end.at(self.ordinal, evidence, self.wall_s(), self.cpu_s(), self.allowed)

    def cpu_s(self) -> float:
        return self.cpu_before + time.process_time() - self.cpu_entered

    def wall_s(self) -> float:
        return self.wall_before + time.monotonic() - self.wall_entered

    def pause(self) -> None:
        self.cpu_before, self.wall_before = self.cpu_s(), self.wall_s()

    def resume(self) -> None:
        self.cpu_entered, self.wall_entered = time.process_time(), time.monotonic()


def _stamp(payload: Payload) -> tuple[int, int, int] | None:
    """What a change of the bytes behind a path would change; None where there is no path."""
    if payload.path is None:
        return None
    info = os.stat(payload.path)
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns


def evidence_of(given: Input, picture: Callable[[], None] = lambda: None) -> Iterator[Evidence]:
    """The readers of the media type in turn; a reader that refuses costs nothing; pictures are read in place.

    Args:
        picture: told before one is read.
    """
    unread = LOCATION_FORMATS.get(given.media_type)
    if unread is not None:
        yield Problem(ProblemCode.LOCATION_NOT_READ, "extract", unread, Effect.NOTE)
    readers: tuple[Extractor, ...] = registry.type_table().readers(given.media_type)
    for extractor in readers:
        pieces = extractor.extract(given)
        try:
            first = next(pieces, None)
        except NotThisFormat:
            continue
        while first is not None:
            if isinstance(first, Picture):
                picture()
                yield from _picture(first, given)
            else:
                yield first
            first = next(pieces, None)
        return
    yield Problem(ProblemCode.UNSUPPORTED, "extract", effect=Effect.SKIPPED)


def _picture(picture: Picture, given: Input) -> Iterator[Evidence]:
    from pii_scan.extract.image.picture import read_picture

    yield from read_picture(picture, given)


def state_of(problems: list[Problem], touched: bool, size_bytes: int) -> State:
    effects = {problem.effect for problem in problems}
    if Effect.SKIPPED in effects and not touched:
        return State.SKIPPED
    if effects & {Effect.PARTIAL, Effect.SKIPPED}:
        return State.PARTIAL if touched else State.SKIPPED
    if not touched and size_bytes:
        # Bytes were there and nothing came out of them: that is not clean.
        problems.append(Problem(ProblemCode.PARTLY_READ, "extract", "no text, table or property found"))
        return State.PARTIAL
    return State.COMPLETE


def _distinct(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))


def _where(error: Exception) -> str:
    """Class and place of an error, without its text: that may quote the file."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = trace.tb_frame.f_globals.get("__name__", "?") if trace is not None else "?"
    return f"{type(error).__name__} in {place}:{trace.tb_lineno if trace is not None else 0}"
