"""A listed item and everything inside it, depth first, within one budget."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pii_scan import __version__
from pii_scan.engine import registry
from pii_scan.engine.budget import Budget, Charge, node_seconds, own_limits, with_picture
from pii_scan.engine.channel import WorkerEnd
from pii_scan.engine.division import Divided, Division, PartEnd
from pii_scan.engine.handover import Frame, Handover, StartAgain, mark_of
from pii_scan.engine.node import NodeFindings, NodeReader
from pii_scan.engine.node_clock import NodeClock
from pii_scan.engine.node_state import state_of
from pii_scan.engine.readers import evidence_of
from pii_scan.engine.task import Task
from pii_scan.extract.extractor import Input
from pii_scan.model.address import Address
from pii_scan.model.errors import place_of
from pii_scan.model.evidence import Child, Fact, Picture, Table, Text
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
        except (MemoryError, StartAgain):
            raise
        except Exception as error:  # noqa: BLE001 - the worker boundary: an item's failure is a stored problem
            self._unopened(ProblemCode.INTERNAL, place_of(error), stage="engine")

    def _unopened(
        self, code: ProblemCode, detail: str = "", size_bytes: int | None = None, stage: str = "source"
    ) -> None:
        reason = Problem(code, stage, detail, Effect.SKIPPED)
        self._send(
            "0", NodeResult(self.task.address, State.SKIPPED, size_bytes=size_bytes, problems=(reason,)), Charge()
        )

    def _part(self, division: Division, number: int) -> None:
        """One part of the item's table, with limits of its own."""
        payload, settings = self.task.payload, self.task.settings
        size = division.size_bytes(number, payload.size_bytes)
        clock = NodeClock(self.end, "0", node_seconds(settings.limits, size))
        clock.tell()
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
            problem = Problem(ProblemCode.INTERNAL, "extract", place_of(error))
        self.handover.send(Frame("0", PartEnd(problem), Charge(cpu_s=clock.cpu_s(), wall_s=clock.wall_s())))

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
            reader.tables.workshop = f"{task.address}\0{ordinal}"
            if size is not None and divides:
                reader.tables.joining = task.joining
                reader.tables.divide_into = task.parts if size >= task.divide_bytes else 0
        return reader

    def _send(self, ordinal: str, result: NodeResult, charge: Charge, mark: bytes = b"") -> None:
        self.handover.send(Frame(ordinal, result, charge, mark))

    def _identity(self, sha256: str, media_type: str) -> str:
        """What the results of the listed item depend on, besides the order of work."""
        # The number of workers may change from run to run.
        settings = repr(replace(self.task.settings, workers=1))
        return "\0".join((__version__, sha256, media_type, settings, *self.passwords))

    def _visit(self, address: Address, payload: Payload, ordinal: str, mark: bytes = b"") -> None:
        before, stamp, size = self.budget.spent(), _stamp(payload), payload.size_bytes
        clock = NodeClock(self.end, ordinal, node_seconds(self.task.settings.limits, size))
        clock.tell()
        elsewhere = self.task.joining.cpu_s if self.task.joining is not None and ordinal == "0" else 0.0
        problems: list[Problem] = []
        sha256 = payload.sha256()
        media_type = registry.type_table().identify(payload, address.name)
        if ordinal not in self.task.cuts and self._known(sha256, media_type):
            self._send(
                ordinal,
                NodeResult(address, State.COMPLETE, sha256, size, media_type, known=True, cpu_s=clock.cpu_s()),
                self.budget.since(before),
                mark,
            )
            return
        if ordinal == "0":
            self.handover.begin(self._identity(sha256, media_type))
            if self.handover.finished(ordinal, mark) is not None:
                # Killed when all was read and nothing committed.
                return
        reader = self._reader(media_type, sha256, ordinal, problems.append, size)
        settings = self.task.settings
        limits = own_limits(settings.limits, size)
        given = Input(payload, media_type, address.name, limits, settings, self.passwords)
        self._read(given, address, ordinal, reader, problems, clock)
        try:
            found = reader.finish()
        except MemoryError:
            problems.append(Problem(ProblemCode.OUT_OF_MEMORY, "detect"))
            found = None
        except Exception as error:  # noqa: BLE001 - the worker boundary: an item's failure is a stored problem
            problems.append(Problem(ProblemCode.INTERNAL, "detect", place_of(error)))
            found = None
        if _stamp(payload) != stamp:
            problems.append(Problem(ProblemCode.CHANGED, "source", "while it was read"))
        state = state_of(problems, self._touched(reader, ordinal), size)
        result = NodeResult(
            address,
            state,
            sha256,
            size,
            media_type,
            problems=tuple(dict.fromkeys(problems)),
            cpu_s=round(clock.cpu_s() + elsewhere, 4),
        )
        self._send(ordinal, result if found is None else _with(found, result), self.budget.since(before), mark)

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
        clock: NodeClock,
    ) -> None:
        """Hands every piece of evidence on; whatever a parser does ends here as a problem."""
        cut = self.task.cuts.get(ordinal)
        count = children = 0
        limits = self.task.settings.limits

        def picture() -> None:
            clock.allowed = with_picture(clock.allowed, limits)
            clock.tell(count)

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
                        clock.pause()
                        self._child(piece, address, f"{ordinal}/{children}", problems)
                        clock.resume()
                        children += 1
                    case Picture():
                        pass
            except (Divided, StartAgain):
                raise
            except MemoryError:
                problems.append(Problem(ProblemCode.OUT_OF_MEMORY, "extract"))
                return
            except Exception as error:  # noqa: BLE001 - the worker boundary: an item's failure is a stored problem
                problems.append(Problem(ProblemCode.INTERNAL, "extract", place_of(error)))
                return
            count += 1
            clock.tell(count)
            if clock.over:
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
            reason = Problem(ProblemCode.INTERNAL, "engine", place_of(error), Effect.SKIPPED)
        else:
            return
        failed = NodeResult(address, State.SKIPPED, size_bytes=child.size_bytes, problems=(reason,))
        self._send(ordinal, failed, Charge(), mark)


def _with(found: NodeFindings, result: NodeResult) -> NodeResult:
    return replace(
        result,
        document_type=found.document_type,
        document_confidence=found.document_confidence,
        document_reasons=found.document_reasons,
        matches=found.matches,
        records=found.records,
        record_parts=found.record_parts,
        record_files=found.record_files,
        facts=found.facts,
        side_parts=found.side_parts,
    )


def _stamp(payload: Payload) -> tuple[int, int, int] | None:
    """What a change of the bytes behind a path would change; None where there is no path, or nothing behind it."""
    if payload.path is None:
        return None
    try:
        info = os.stat(payload.path)
    except OSError:
        return None
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns
