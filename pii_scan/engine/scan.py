"""The main job: list, read, detect, store, link, assess, report; interruptible and continued by the same call."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pii_scan import __version__
from pii_scan.engine import registry
from pii_scan.engine.finish import finish
from pii_scan.engine.masking import PathMasker
from pii_scan.engine.progress import Progress, Silent
from pii_scan.engine.summary import Outcome
from pii_scan.engine.supervisor import Supervisor, Work
from pii_scan.model.address import Address
from pii_scan.model.errors import Interrupted, SourceError, UsageError
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import State
from pii_scan.source.source import Access, FetchError, OpenSource
from pii_scan.store.case import Case
from pii_scan.store.entries import ListingEntry, PendingItem

_COMMIT_UNITS = 64
_COMMIT_S = 2.0
_LIST_BATCH = 500
_FETCHERS = 4


@dataclass(frozen=True, slots=True)
class Job:
    """What to scan and where to keep it."""

    targets: tuple[str, ...]
    case: Path
    listing: Path | None = None
    settings: Settings | None = None
    access: Access = field(default_factory=Access)
    key_file: Path | None = None
    keep_worker_output: bool = False


def run(job: Job, progress: Progress | None = None, stop: threading.Event | None = None) -> Outcome:
    """Runs or continues the job; returns how the case stands and where its report lies.

    Raises:
        SourceError: a target cannot be reached, is denied or is absent.
        CaseError: the case is locked, of another version, or has other settings.
        Interrupted: `stop` was set; what was finished is kept.
    """
    progress = progress or Silent()
    stop = stop or threading.Event()
    sources = open_sources(job)
    try:
        _refuse_case_inside(job.case, sources)
        described = [source.describe() for source in sources]
        with Case.create_or_open(
            job.case,
            key_file=job.key_file,
            settings=job.settings,
            target=" ".join(described),
            show_target=partial(_shown, described),
            tool_version=__version__,
            kinds=registry.kinds().values(),
        ) as case:
            _Run(case, sources, job, progress, stop).go()
            _heed(case, stop)
            case.ledger.set_meta(finished=case.journal.now())
            return finish(case, progress, lambda: _heed(case, stop))
    finally:
        for source in sources:
            source.close()


def _heed(case: Case, stop: threading.Event) -> None:
    """
    Raises:
        Interrupted: somebody asked to stop.
    """
    if stop.is_set():
        case.journal.append("interrupted")
        raise Interrupted("Interrupted; everything finished so far is kept", "Run the same command to continue")


def _shown(targets: Sequence[str], hash_key: bytes) -> str:
    """The targets as the case may show them: a folder or container can bear a person's name."""
    masker = PathMasker(hash_key)
    return " ".join(masker.address(Address.parse(target)).text for target in targets)


def open_sources(job: Job) -> list[OpenSource]:
    """One open source per target; a listing file is joined with the target it stands for."""
    opened: list[OpenSource] = []
    if job.listing is not None:
        from pii_scan.source.listing import open_listing

        opened.append(open_listing(job.listing, job.targets, job.access))
        return opened
    if not job.targets:
        raise UsageError("Nothing to scan", "Name a TARGET or a --listing FILE")
    for target in job.targets:
        for source in registry.sources():
            if source.recognise(target):
                opened.append(source.open(target, job.access))
                break
        else:
            raise UsageError(f"No source knows how to read {target!r}", "See `pii-scan plugins` for the targets")
    return opened


def _refuse_case_inside(case: Path, sources: Sequence[OpenSource]) -> None:
    """A case below its own target would write into the evidence, and the next run would read the first."""
    folder = os.path.realpath(case)
    for source in sources:
        place = Address.parse(source.describe()).steps[0]
        if place.scheme == "file" and Path(folder).is_relative_to(place.key):
            raise UsageError(
                "The case folder lies inside the target, and the evidence is never written to",
                "Name a folder outside of it with --case",
            )


@dataclass(slots=True)
class _Run:
    case: Case
    sources: Sequence[OpenSource]
    job: Job
    progress: Progress
    stop: threading.Event
    masker: PathMasker = field(init=False)
    units: list[UnitResult] = field(default_factory=list)
    committing: list[int] = field(default_factory=list)
    in_hand: set[int] = field(default_factory=set)
    """Items handed out and not committed yet: bounded by the window and the commit batch."""
    committed_at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.masker = PathMasker(self.case.key.hash_key)

    def go(self) -> None:
        self._list()
        if not self.stop.is_set():
            self._work()

    def _list(self) -> None:
        """Every run lists again: what appeared meanwhile is added, what is known is left as it is."""
        for number, source in enumerate(self.sources):
            batch: list[ListingEntry] = []
            for item in source.list():
                if self.stop.is_set():
                    self._add(batch)
                    return
                batch.append(ListingEntry(item, self.masker.address(item.address), number))
                if len(batch) >= _LIST_BATCH:
                    self._add(batch)
                    batch = []
            self._add(batch)
        self.case.ledger.finish_listing(self.progress.items)
        self.case.journal.append("listed", items=self.progress.items, bytes=self.progress.bytes)

    def _add(self, batch: list[ListingEntry]) -> None:
        self.case.ledger.add_listing(batch)
        self.progress.listed(len(batch), sum(entry.item.size_bytes or 0 for entry in batch))

    def _work(self) -> None:
        settings = self.case.settings
        with (
            ThreadPoolExecutor(_FETCHERS, thread_name_prefix="fetch") as fetchers,
            Supervisor(
                settings, self.case.key.hash_key, str(self.case.paths.ledger), self.job.keep_worker_output
            ) as pool,
        ):
            feed = _Feed(self, fetchers, pool.window + _FETCHERS)
            while not self.stop.is_set():
                while pool.free() > 0 and (ready := feed.next(block=not pool.busy)) is not None:
                    pending, fetched = ready
                    if isinstance(fetched, Problem):
                        self._keep(pending.item_id, _unfetched(pending, fetched))
                    else:
                        pool.submit(Work(pending.address, fetched, pending.item_id))
                        feed.held[pending.item_id] = (pending, fetched)
                for work, unit in pool.results(idle=feed.exhausted):
                    pending, payload = feed.held.pop(work.ticket)
                    self.sources[pending.target_id].release(payload)
                    self._keep(work.ticket, unit)
                self._commit()
                if feed.exhausted and not pool.busy:
                    break
            self._commit(force=True)
            feed.drop()

    def _keep(self, item_id: int, unit: UnitResult) -> None:
        self.units.append(unit)
        self.committing.append(item_id)
        self.progress.finished(unit)

    def _commit(self, *, force: bool = False) -> None:
        due = len(self.units) >= _COMMIT_UNITS or time.monotonic() - self.committed_at > _COMMIT_S
        if self.units and (due or force):
            self.case.ledger.commit(self.units, self.masker.address, self.masker.name)
            self.in_hand.difference_update(self.committing)
            self.units, self.committing = [], []
            self.committed_at = time.monotonic()


@dataclass(slots=True)
class _Feed:
    """Pending items with their bytes at hand, a bounded number ahead of the workers."""

    run: _Run
    fetchers: ThreadPoolExecutor
    ahead: int
    held: dict[int, tuple[PendingItem, Payload]] = field(default_factory=dict)
    _queue: "list[tuple[PendingItem, Future[Payload | Problem]]]" = field(default_factory=list)
    _source: Iterator[PendingItem] | None = None
    _drained: bool = False

    @property
    def exhausted(self) -> bool:
        return self._drained and not self._queue

    def next(self, *, block: bool) -> tuple[PendingItem, Payload | Problem] | None:
        """The next fetched item in the run's order; None if there is none (or none ready and not `block`)."""
        self._fill()
        if not self._queue:
            return None
        pending, future = self._queue[0]
        if not block and not future.done():
            return None
        self._queue.pop(0)
        return pending, future.result()

    def _fill(self) -> None:
        if self._source is None:
            self._source = _pending(self.run.case, self.run.in_hand)
        while not self._drained and len(self._queue) < self.ahead:
            pending = next(self._source, None)
            if pending is None:
                self._drained = True
                return
            self._queue.append((pending, self.fetchers.submit(self._fetch, pending)))

    def _fetch(self, pending: PendingItem) -> Payload | Problem:
        try:
            payload = self.run.sources[pending.target_id].fetch(pending.item)
        except FetchError as error:
            return error.problem
        return payload

    def drop(self) -> None:
        for pending, future in self._queue:
            if not future.cancel() and not isinstance(got := future.result(), Problem):
                self.run.sources[pending.target_id].release(got)


def _pending(case: Case, in_hand: set[int]) -> Iterator[PendingItem]:
    """In the seeded order; each is written down as an attempt before it is handed out."""
    while batch := case.ledger.pending(32, in_hand):
        case.ledger.begin_attempts([pending.item_id for pending in batch])
        in_hand.update(pending.item_id for pending in batch)
        yield from batch


def _unfetched(pending: PendingItem, problem: Problem) -> UnitResult:
    facts: dict[str, str | int | float] = {}
    if guess := _guess(pending.item):
        facts["guess"] = guess
    node = NodeResult(
        pending.address, State.SKIPPED, size_bytes=pending.item.size_bytes, problems=(problem,), facts=facts
    )
    return UnitResult(pending.address, (node,))


def _guess(item: Item) -> str:
    from pii_scan.source.guess import guess

    return guess(item)


__all__ = ["Job", "SourceError", "open_sources", "run"]
