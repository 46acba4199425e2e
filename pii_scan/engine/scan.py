"""The main job: list, read, detect, store, link, assess, report; interruptible and continued by the same call."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from pii_scan import __version__
from pii_scan.engine import fork_server, registry
from pii_scan.engine.attempts import cuts, refused, suspect
from pii_scan.engine.committer import Committer
from pii_scan.engine.feed import Feed
from pii_scan.engine.finish import finish
from pii_scan.engine.job import Job, open_sources, refuse_writing_inside
from pii_scan.engine.masking import PathMasker
from pii_scan.engine.progress import Progress, Silent
from pii_scan.engine.summary import Outcome
from pii_scan.engine.supervisor import Supervisor
from pii_scan.engine.versions import versions
from pii_scan.engine.work import Work
from pii_scan.law.run import remember
from pii_scan.model.address import Address
from pii_scan.model.errors import Interrupted, PiiScanError, SourceError
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.settings import audited
from pii_scan.model.state import State
from pii_scan.source.source import FetchError, OpenSource, exhausted
from pii_scan.store.case import Case
from pii_scan.store.entries import ListingEntry, PendingItem
from pii_scan.store.node_log import log_path

_LIST_BATCH = 500
_FETCHERS = 4


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
        refuse_writing_inside(job, sources)
        fork_server.start()
        described = [source.describe() for source in sources]
        rules = () if job.settings is None else job.settings.rules
        with Case.create_or_open(
            job.case,
            key_file=job.key_file,
            settings=job.settings,
            target=" ".join(described),
            show_target=partial(_shown, described, rules),
            tool_version=__version__,
            kinds=registry.kinds(rules).values(),
        ) as case:
            case.ledger.set_meta(versions=versions())
            _suppress(case, job)
            if job.passwords:
                case.journal.append("passwords", count=len(job.passwords))
            _list_attorneys(case, job)
            remember(case, job.law)
            _Run(case, sources, job, progress, stop).go()
            _heed(case, stop)
            shutil.rmtree(case.paths.unfinished, ignore_errors=True)
            case.ledger.set_meta(finished=case.journal.now())
            # Once more: the issuers that make a listed value another one are known only now.
            _suppress(case, job)
            return finish(case, progress, lambda: _heed(case, stop))
    finally:
        for source in sources:
            source.close()


def _suppress(case: Case, job: Job) -> None:
    """Before the work, so that a mistake in them costs no scan and a killed run has them."""
    if job.suppressions:
        from pii_scan.engine.suppress import add_suppressions

        add_suppressions(case, job.suppressions)


def _list_attorneys(case: Case, job: Job) -> None:
    if job.attorney_lists:
        from pii_scan.engine.attorney_lists import add_lists

        add_lists(case, job.attorney_lists)


def _heed(case: Case, stop: threading.Event) -> None:
    """
    Raises:
        Interrupted: somebody asked to stop.
    """
    if stop.is_set():
        case.journal.append("interrupted")
        raise Interrupted("Interrupted; everything finished so far is kept", "Run the same command to continue")


def _shown(targets: Sequence[str], rules: tuple[str, ...], hash_key: bytes) -> str:
    """The targets as the case may show them: a folder or container can bear a person's name."""
    masker = PathMasker(hash_key, rules=rules)
    return " ".join(masker.address(Address.parse(target)).text for target in targets)


@dataclass(slots=True)
class _Run:
    case: Case
    sources: Sequence[OpenSource]
    job: Job
    progress: Progress
    stop: threading.Event
    masker: PathMasker = field(init=False)
    committer: Committer = field(init=False)
    in_hand: set[int] = field(default_factory=set)
    """Items handed out and not committed yet: bounded by the window and the commit batch."""
    begun: set[int] = field(default_factory=set)
    """Those of them that are written down as an attempt."""
    pending: dict[int, PendingItem] = field(default_factory=dict)
    """Those of them that the workers have."""
    access_times_noted: bool = False

    def __post_init__(self) -> None:
        self.masker = PathMasker(self.case.key.hash_key, rules=self.case.settings.rules)
        self.committer = Committer(self.case.ledger, self.masker.address, self.masker.name)
        self.progress.rules = self.case.settings.rules

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
        self.case.journal.append("listed", items=self.progress.items, bytes=self.progress.bytes, versions=versions())
        self._note_access_times()

    def _note_access_times(self) -> None:
        changes = any(getattr(source, "changes_access_times", False) for source in self.sources)
        if changes and not self.access_times_noted:
            self.access_times_noted = True
            self.case.journal.append("access_times_may_change", remedy="mount the evidence read-only")
            # The report's chain of custody shows it.
            self.case.ledger.set_meta(access_times="may have changed; mount the evidence read-only")

    def _add(self, batch: list[ListingEntry]) -> None:
        self.case.ledger.add_listing(batch)
        self.progress.listed(len(batch), sum(entry.item.size_bytes or 0 for entry in batch))

    def _work(self) -> None:
        settings = audited(self.case.settings, self.progress.items)
        ledger = str(self.case.paths.ledger)
        with (
            ThreadPoolExecutor(_FETCHERS, thread_name_prefix="fetch") as fetchers,
            Supervisor(
                settings,
                self.case.key.hash_key,
                ledger,
                self.job.keep_worker_output,
                self.job.passwords,
                release=self._release_work,
                fetch_again=self._fetch_again,
                gets_on=self._gets_on,
                parts=_parts(self.progress.items, settings.workers),
            ) as pool,
        ):
            feed = Feed(self.waiting(), self.fetch, self._release, fetchers, pool.window + _FETCHERS)
            try:
                self._serve(pool, feed)
            except KeyboardInterrupt:
                self.case.ledger.withdraw_attempts(self.begun)
                raise
            except OSError:
                # The machine ran out of something; what is finished may still find room.
                with suppress(OSError, sqlite3.Error):
                    self._commit(force=True)
                raise
            self._commit(force=True)
            if self.stop.is_set():
                self.case.ledger.withdraw_attempts(self.begun)
            feed.drop()
        self._note_access_times()

    def _serve(self, pool: Supervisor, feed: Feed) -> None:
        alone: int | None = None
        while not self.stop.is_set():
            while alone is None and pool.free() > 0 and (ready := feed.next(pool.working)) is not None:
                pending, fetched = ready
                if isinstance(fetched, Problem):
                    self._keep(pending.item_id, _unfetched(pending, fetched))
                    continue
                if suspect(pending):
                    alone = pending.item_id
                    self._begin([pending])
                self.pending[pending.item_id] = pending
                pool.submit(Work(pending.address, fetched, pending.item_id, cuts=cuts(pending)))
            for work, unit in pool.results(idle=feed.exhausted or alone is not None):
                self._release_work(work)
                del self.pending[work.ticket]
                self._keep(work.ticket, unit)
                if work.ticket == alone:
                    alone = None
                    self._commit(force=True)
            self._commit()
            if feed.exhausted and not pool.busy:
                break

    def waiting(self) -> Iterator[PendingItem]:
        """In the seeded order; each is written down as an attempt before it is handed out, but for a suspect, which
        is handed out when it can run alone."""
        while batch := self.case.ledger.pending(32, self.in_hand):
            self._begin([pending for pending in batch if not suspect(pending)])
            self.in_hand.update(pending.item_id for pending in batch)
            yield from batch

    def _begin(self, items: Sequence[PendingItem]) -> None:
        self.case.ledger.begin_attempts([pending.item_id for pending in items])
        self.begun.update(pending.item_id for pending in items)

    def fetch(self, pending: PendingItem) -> Payload | Problem:
        """The bytes of an item, or why there are none.

        Raises:
            OSError: this machine is `exhausted`.
        """
        if (problem := refused(pending, self._left_of)) is not None:
            return problem
        size = pending.item.size_bytes
        if size is not None and size > self.case.settings.limits.item_bytes:
            return Problem(ProblemCode.TOO_LARGE, "source", effect=Effect.SKIPPED)
        try:
            return self.sources[pending.target_id].fetch(pending.item)
        except FetchError as error:
            return error.problem
        except PiiScanError:
            raise
        except Exception as error:
            if exhausted(error):
                raise
            # Whatever a library makes of one item's address or answer, the other items are read.
            return Problem(ProblemCode.UNREADABLE, "source", type(error).__name__, Effect.SKIPPED)

    def _left_of(self, pending: PendingItem) -> bool:
        """Whether members of it are finished: a worker sees whether they are of these bytes, and reads no more."""
        return log_path(self.case.paths.unfinished, self.case.key.hash_key, str(pending.address)).exists()

    def _gets_on(self, work: Work) -> None:
        if self.pending[work.ticket].attempts:
            self.case.ledger.forget_earlier_attempts(work.ticket)

    def _release_work(self, work: Work) -> None:
        if work.payload is not None:
            self._release(self.pending[work.ticket], work.payload)
            work.payload = None

    def _release(self, pending: PendingItem, payload: Payload) -> None:
        self.sources[pending.target_id].release(payload)

    def _fetch_again(self, work: Work) -> Problem | None:
        fetched = self.fetch(self.pending[work.ticket])
        if isinstance(fetched, Problem):
            return fetched
        work.payload = fetched
        return None

    def _keep(self, item_id: int, unit: UnitResult) -> None:
        self.committer.keep(item_id, unit)
        self.progress.finished(unit)

    def _commit(self, *, force: bool = False) -> None:
        done = self.committer.commit(force=force)
        self.in_hand.difference_update(done)
        self.begun.difference_update(done)


def _parts(items: int, workers: int) -> int:
    """In how many parts a huge table is read. With other items beside it workers come to it at different times, and the
    last part must not take long."""
    return workers if items <= 1 or workers == 1 else 2 * workers


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
