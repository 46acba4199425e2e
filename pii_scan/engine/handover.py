"""Where a worker leaves the nodes that it has finished, and what it need not read because an earlier try left it.

First in the channel, which is memory. An item on which more than seconds are spent gets a node log in the case's
folder: the channel is emptied into it, and whatever ends the run, the next one goes on behind the last entry.
"""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from pii_scan.engine.budget import Charge
from pii_scan.engine.channel import WorkerEnd
from pii_scan.engine.task import ordinal_key
from pii_scan.model.evidence import Child
from pii_scan.model.result import NodeResult
from pii_scan.store.node_log import NodeLog

MOVE_BYTES = 1 << 20
"""So much in the channel, or …"""
MOVE_S = 5.0
"""… so long at work, and the log is begun."""


class Turn(Enum):
    """Said in the channel between the nodes."""

    MOVED = "moved"
    """What was sent before this lies in the log."""
    VOID = "void"
    """What was sent before this does not count, nor does the log."""


class Frame(NamedTuple):
    """One thing that a worker says."""

    ordinal: str
    value: Any
    """A `NodeResult`, a `Division`, a `PartEnd` or a `Turn`."""
    charge: Charge
    mark: bytes = b""


class StartAgain(Exception):
    """The item is not what an earlier try had found it to be."""


@dataclass(slots=True)
class Told:
    """What the frames of a channel come to."""

    frames: list[Frame] = field(default_factory=list)
    logged: bool = False
    """The log counts, before the frames."""

    @classmethod
    def of(cls, frames: Iterable[Frame]) -> "Told":
        told = cls()
        for frame in frames:
            if isinstance(frame.value, Turn):
                told.frames.clear()
                told.logged = frame.value is Turn.MOVED
            else:
                told.frames.append(frame)
        return told


def mark_of(child: Child, hash_key: bytes) -> bytes:
    """By which a member is known again: its name and its size."""
    size = -1 if child.payload is None else child.payload.size_bytes
    text = f"{child.scheme}\0{child.key}\0{size}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=hash_key[:64], digest_size=8).digest()


class Handover:
    """For one task."""

    def __init__(self, end: WorkerEnd, log: NodeLog | None) -> None:
        """
        Args:
            end: holds what earlier tries of the same run had finished.
            log: None where there is no case to keep one in.
        """
        self._end, self._log = end, log
        told = Told.of(end.frames())
        self._earlier = told.frames
        """Of earlier tries, where they are not in the log."""
        self._logged = told.logged
        self._identity = ""
        self._began = time.monotonic()
        self._first_sent = 0.0
        self._kept_from = 0
        """Where this task's own entries in the log begin."""
        self._at = self._log_ends = 0
        """How far the walk has passed what was finished: places in the log, behind its end the numbers of frames."""

    def begin(self, identity: str) -> None:
        """The bytes are known now: what an earlier run left of the same ones counts.

        Args:
            identity: what the results of the item depend on.
        """
        self._identity = identity
        if self._log is None:
            return
        if self._log.resume(identity):
            if not self._logged:
                # The log goes further than the tries of this run, which had not come to this line.
                self._earlier, self._logged = [], True
                self._say(Turn.MOVED)
            if self._earlier and self._move():
                self._earlier = []
            self._at, self._log_ends = self._log.first, self._log.end
            self._kept_from = self._log.end
        elif self._logged:
            self._earlier, self._logged = [], False
            self._say(Turn.VOID)

    @property
    def left(self) -> bool:
        """Whether an earlier try has finished anything."""
        return bool(self._earlier) or self._log_ends > NodeLog.first

    def finished(self, ordinal: str, mark: bytes) -> Charge | None:
        """What a node took that an earlier try has finished; None for one to be read. Asked in the order of the walk.

        Raises:
            StartAgain: something else stood in its place.
        """
        path, at = ordinal_key(ordinal), self._at
        while (found := self._found(at)) is not None:
            of, known, charge, at = found
            if of == path:
                if known and known != mark:
                    raise StartAgain
                self._at = at
                return charge
            if of[: len(path)] != path:
                raise StartAgain
        # Something inside it may be finished: that is asked for next.
        return None

    def _found(self, at: int) -> tuple[tuple[int, ...], bytes, Charge, int] | None:
        """What stands at a place, and where the next one is."""
        if at < self._log_ends and self._log is not None and (entry := self._log.entry(at)) is not None:
            return entry.path, entry.mark, Charge(*entry.spent), entry.next
        index = at - self._log_ends
        if not 0 <= index < len(self._earlier):
            return None
        frame = self._earlier[index]
        return ordinal_key(frame.ordinal), frame.mark, frame.charge, at + 1

    def send(self, frame: Frame) -> None:
        """Hands over what is finished; a disk that takes no more leaves it in memory."""
        result = isinstance(frame.value, NodeResult)
        if result:
            if self._logged and not self._identity:
                # It cannot be opened any more, or the ledger has its bytes by now: whose they are nobody knows.
                self.start_again()
            self._note_gain()
        if result and self._logged and self._log is not None:
            try:
                self._append(frame)
            except OSError:
                self._log = None
            else:
                return
        self._end.send(frame)
        # A listed item that is finished is on its way already.
        if result and frame.ordinal != "0" and self._log is not None and self._identity and self._long():
            self._move()

    def _note_gain(self) -> None:
        """The first node is left out: before it lies the way to it, past all that was finished."""
        now = time.monotonic()
        self._first_sent = self._first_sent or now
        self._end.gained_s = now - self._first_sent
        if self._log is not None and self._logged:
            self._end.kept = self._log.synced > max(self._kept_from, NodeLog.first)

    def start_again(self) -> None:
        """Nothing of what was finished counts."""
        self._say(Turn.VOID)
        if self._log is not None:
            self._log.discard()
        self._earlier, self._logged, self._at, self._log_ends, self._kept_from = [], False, 0, 0, 0

    def close(self) -> None:
        if self._log is not None:
            self._log.close()

    def _long(self) -> bool:
        return self._end.held_bytes > MOVE_BYTES or time.monotonic() - self._began > MOVE_S

    def _move(self) -> bool:
        """Puts what the channel holds into the log."""
        assert self._log is not None
        try:
            if not self._logged:
                self._log.create(self._identity)
            before = self._log.end
            try:
                for frame in Told.of(self._end.frames()).frames:
                    self._append(frame)
            except OSError:
                self._log.cut(before)
                raise
        except OSError:
            self._log = None
            return False
        self._logged = True
        self._say(Turn.MOVED)
        return True

    def _append(self, frame: Frame) -> None:
        assert self._log is not None
        charge = frame.charge
        spent = (charge.children, charge.unpacked, charge.cpu_s, charge.wall_s, charge.opened)
        self._log.append(ordinal_key(frame.ordinal), frame.mark, spent, frame.value)

    def _say(self, turn: Turn) -> None:
        self._end.send(Frame("", turn, Charge()))
