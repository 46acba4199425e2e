"""Keeps workers busy and survives what parsers do to them.

A node (an item or a member) that stalls past its wall or CPU seconds, or takes its worker down, costs that node
only: what the same task had finished is kept, the task is tried once more alone, and if the same node fails
again it is cut at the last piece of evidence that was handled.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.engine import fork_server
from pii_scan.engine.budget import Charge
from pii_scan.engine.channel import Channel, Position, frames_of
from pii_scan.engine.divided_items import DividedItems
from pii_scan.engine.division import Division, PartEnd
from pii_scan.engine.handover import Told
from pii_scan.engine.memory import address_space, spent
from pii_scan.engine.task import Cut, Task
from pii_scan.engine.unit_nodes import cut_short, unit_nodes
from pii_scan.engine.work import Work
from pii_scan.engine.worker_process import alive, cpu_s, kill
from pii_scan.model.errors import PiiScanError
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.settings import Settings
from pii_scan.store.node_log import NodeLogReader, log_path
from pii_scan.store.paths import CasePaths

if TYPE_CHECKING:
    from concurrent.futures import Future

_RENEWALS = 20
"""So often a pool is started anew before the machine is taken to be unfit."""
_GONE_S = 2.0
"""A task whose worker has been gone for so long gets no answer any more."""
_OVERTAKEN_S = 20.0
"""Nor does one that has not begun so long after a later one has."""
DIVIDE_BYTES = 64 << 20
"""A listed item from this size on whose table can be divided is read by several workers."""


@dataclass(slots=True)
class Supervisor:
    """Owns the pool. Use as a context manager."""

    settings: Settings
    hash_key: bytes
    ledger: str
    keep_output: bool = False
    passwords: tuple[str, ...] = field(default=(), repr=False)
    release: Callable[[Work], None] = lambda _: None
    """Frees the bytes of a work that has to wait: what is tried again may be thousands of items."""
    fetch_again: Callable[[Work], Problem | None] = lambda _: None
    """Gives such a work its bytes back, or says why that cannot be."""
    gets_on: Callable[[Work], None] = lambda _: None
    """Told once of a work when something of it is kept."""
    parts: int = 1
    """In so many a huge table is divided."""
    _pool: Any = None
    _renewals: int = 0
    _turns: int = 0
    _begun: int = 0
    """The highest turn that a worker has begun."""
    _flights: "dict[Future[None], Work]" = field(default_factory=dict)
    _again: deque[Work] = field(default_factory=deque)
    _done: deque[tuple[Work, UnitResult]] = field(default_factory=deque)
    _divided: DividedItems = field(default_factory=DividedItems)

    def __enter__(self) -> "Supervisor":
        self._open()
        return self

    def _open(self) -> None:
        from pebble import ProcessPool

        from pii_scan.engine.worker import prepare

        self._pool = ProcessPool(
            max_workers=self.settings.workers,
            context=fork_server.context(),
            initializer=prepare,
            initargs=(self.settings.limits.memory_bytes, self.keep_output, self.passwords),
        )

    def __exit__(self, *exc: object) -> None:
        self._pool.stop()
        self._pool.join()
        for work in self._flights.values():
            if work.channel is not None:
                work.channel.close()

    @property
    def window(self) -> int:
        return 2 * self.settings.workers + 1

    def free(self) -> int:
        """How many more items may be handed in now."""
        return self.window - len(self._flights)

    @property
    def busy(self) -> bool:
        return bool(self._flights or self._again or self._done or self._divided.wholes)

    @property
    def working(self) -> bool:
        """Whether `results` has something to wait for or to give."""
        return bool(self._flights or self._done or self._divided.parts)

    def submit(self, work: Work) -> None:
        assert work.payload is not None
        work.channel = Channel()
        work.channel.begin_with(work.earlier)
        work.earlier = b""
        work.started = time.monotonic()
        work.stopped_for = None
        work.memory = 0
        work.lost_since = 0.0
        self._turns += 1
        work.turn = self._turns
        task = Task(
            work.address,
            work.payload,
            self.settings,
            work.channel.path,
            self.hash_key,
            self.ledger,
            dict(work.cuts),
            # With a huge table for each worker there is nothing to be gained.
            self.parts if len(self._divided.wholes) < self.settings.workers else 1,
            DIVIDE_BYTES,
            None if work.shared is None or work.part is None else (work.shared.division, work.part),
            None if work.shared is None or work.part is not None else work.shared.joining(),
        )
        self._flights[self._schedule(task)] = work

    def _schedule(self, task: Task) -> "Future[None]":
        from pii_scan.engine.worker import run_task

        while True:
            self._keep_alive()
            try:
                future: Future[None] = self._pool.schedule(run_task, args=(task,))
            except RuntimeError:
                # The pool was given up between the two lines.
                continue
            return future

    def _keep_alive(self) -> None:
        """
        Raises:
            PiiScanError: the machine does not let workers start, or kills them again and again.
        """
        try:
            if self._pool.active:
                return
        except BrokenProcessPool as error:
            if not self._begun:
                raise PiiScanError(
                    "Worker processes cannot be started",
                    "Raise the limits of open files, processes and memory (ulimit -n, -u, -v), or use fewer --workers",
                ) from error
        self._renew()

    def _renew(self) -> None:
        """pebble gives up a pool when a worker dies that holds no task: the system's out-of-memory killer
        asks nobody."""
        self._renewals += 1
        if self._renewals > _RENEWALS:
            raise PiiScanError(
                "Worker processes die again and again without working on anything",
                "Give the machine more memory, or use fewer --workers; what was finished is kept",
            )
        self._pool.stop()
        self._pool.join()
        for future in self._flights:
            if not future.done():
                future.set_exception(BrokenProcessPool())
        self._open()

    def results(self, wait_s: float = 0.2, *, idle: bool = False) -> Iterator[tuple[Work, UnitResult]]:
        """Finished items; waits at most `wait_s` for one. `idle` says that no new item will be handed in, so
        that items to be tried again get the machine to themselves."""
        if idle and not self._flights and self._again:
            work = self._again.popleft()
            problem = self.fetch_again(work) if work.part is None else None
            if problem is None:
                self.submit(work)
            else:
                self._give_up(work, problem)
        self._hand_out_parts(idle)
        if self._flights:
            self._keep_alive()
            finished, _ = wait(self._flights, timeout=wait_s, return_when=FIRST_COMPLETED)
            for future in finished:
                self._land(self._flights.pop(future), future)
            self._watch()
        while self._done:
            yield self._done.popleft()

    def _hand_out_parts(self, idle: bool) -> None:
        """One worker stays with the other items while there are any: they must not wait behind the parts."""
        room = self.settings.workers if idle else max(1, self.settings.workers - 1)
        flying = sum(1 for work in self._flights.values() if work.part is not None)
        for part in self._divided.next_parts(room - flying):
            self.submit(part)

    def _end_part(self, part: Work, end: PartEnd, spent: Charge) -> None:
        """With the last part that ends the item goes back to a worker, who puts together what there is."""
        if (whole := self._divided.end_part(part, end, spent)) is not None:
            self.submit(whole)

    def _watch(self) -> None:
        for future, work in self._flights.items():
            if work.channel is None or work.stopped_for is not None:
                continue
            position = work.channel.position()
            if position is not None:
                self._begun = max(self._begun, work.turn)
            if self._lost(work, position):
                # pebble misses a worker that ends with exit code 0, or before its word that it has begun arrives.
                work.stopped_for = ProblemCode.KILLED
                future.cancel()
                continue
            if position is None:
                continue
            work.memory = address_space(position.pid) or work.memory
            if position.kept and not work.kept:
                work.kept = True
                self.gets_on(work)
            # The worker looks at its own clock between pieces of evidence; this is for the piece that never ends.
            allowed = position.allowed
            if position.wall_s > allowed.wall * 1.25 or cpu_s(position) > allowed.cpu * 1.25:
                work.stopped_for = ProblemCode.TIMED_OUT
                future.cancel()
                # pebble stops a worker with SIGTERM first, which C code in a loop does not see.
                kill(position.pid)

    def _lost(self, work: Work, position: Position | None) -> bool:
        gone = work.turn < self._begun if position is None else not alive(position.pid)
        if not gone:
            work.lost_since = 0.0
        elif not work.lost_since:
            work.lost_since = time.monotonic()
        patience = _OVERTAKEN_S if position is None else _GONE_S
        return bool(work.lost_since) and time.monotonic() - work.lost_since > patience

    def _land(self, work: Work, future: "Future[None]") -> None:
        channel, work.channel = work.channel, None
        assert channel is not None
        position = channel.position()
        try:
            told = Told.of(channel.frames())
            work.earlier = channel.contents()
        except MemoryError:
            work.earlier = b""
            self._give_up(work, Problem(ProblemCode.OUT_OF_MEMORY, "engine", "its results are too many"))
            return
        finally:
            channel.close()
        last = told.frames[-1] if told.frames else None
        if last is not None and isinstance(last.value, Division | PartEnd):
            # Not a finished node: the next task of this work begins with nothing.
            work.earlier = b""
            if isinstance(last.value, Division):
                self._divided.divide(work, last.value, last.charge)
            else:
                self._end_part(work, last.value, last.charge)
            return
        error: BaseException | None
        try:
            error = future.exception()
        except CancelledError as cancelled:
            error = cancelled
        if error is None and work.part is None and (nodes := unit_nodes(told, self._log(work))):
            work.earlier = b""
            self._finish(work, nodes)
            return
        if isinstance(error, BrokenProcessPool):
            self._unlucky(work, position)
            return
        full = isinstance(error, MemoryError) or spent(work.memory, self.settings.limits.memory_bytes)
        code = work.stopped_for or (ProblemCode.OUT_OF_MEMORY if full else ProblemCode.KILLED)
        self._failed(work, position, code)

    def _log(self, work: Work) -> Callable[[], NodeLogReader]:
        unfinished = CasePaths(Path(self.ledger).parent).unfinished
        return lambda: NodeLogReader(log_path(unfinished, self.hash_key, str(work.address)), self.hash_key)

    def _unlucky(self, work: Work, position: Position | None) -> None:
        """Its pool broke, which nothing lays at this item's door; still it does not get endless tries."""
        work.kills += position is None or not position.worth_it
        work.attempts += 1
        if work.kills > self.settings.limits.kills:
            self._give_up(work, _given_up(ProblemCode.KILLED))
        else:
            self._later(work)

    def _later(self, work: Work) -> None:
        if work.part is None:
            self.release(work)
        self._again.append(work)

    def _failed(self, work: Work, position: Position | None, code: ProblemCode) -> None:
        culprit = position.path if position is not None and position.path else "0"
        work.kills += position is None or not position.worth_it
        work.attempts += 1
        failures = work.failures[culprit] = work.failures.get(culprit, 0) + 1
        if work.part is not None and failures > 1:
            self._give_up(work, _given_up(code))
            return
        if culprit in work.cuts or work.kills > self.settings.limits.kills:
            self._give_up(work, _given_up(code))
            return
        if failures > 1:
            work.cuts[culprit] = Cut(position.evidence if position is not None else 0, code)
        self._later(work)

    def _give_up(self, work: Work, problem: Problem) -> None:
        """Even cut short the node takes the worker down, or too many of its members do: what is done is kept."""
        if work.part is not None:
            self._end_part(work, PartEnd(problem), Charge())
            return
        told, work.earlier = Told.of(frames_of(work.earlier)), b""
        self._finish(work, cut_short(told, self._log(work), work.address, _size(work.payload), problem))

    def _finish(self, work: Work, nodes: Sequence[NodeResult]) -> None:
        self._done.append((work, UnitResult(work.address, nodes, work.attempts)))


def _given_up(code: ProblemCode) -> Problem:
    return Problem(code, "engine", "given up after repeated failures")


def _size(payload: Payload | None) -> int | None:
    try:
        return payload.size_bytes if payload is not None else None
    except OSError:
        return None
