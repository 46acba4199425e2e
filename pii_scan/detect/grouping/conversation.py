"""Conversations: every value belongs to one of those who speak, or to the third person they name."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pii_scan.detect.grouping.sweep import Sweep, reading_order
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band, Match

_OWN = re.compile(
    r"(?i)\b(?:my|mine|i am|i'm|i’m|me llamo|mi|mis|soy|mein|meine[nrms]?|ich|mon|ma|mes|meu|minha|mijn|io|mio|mia)\b"
)
"""Words by which a speaker says that what follows is his or her own."""
_REACH = 200
_LABEL = 200
"""Characters within which a turn's `[time] sender: ` ends."""


def by_party(text: Text, matches: Sequence[Match]) -> list[Match]:
    """The same matches in the same order, each with the record of its party and the row of its message.

    The turn's speaker owns what is said in it. A third person named in full owns what follows in that turn, unless
    the speaker says "my"; to name another party (`Hi Maria Lopez,`) changes nothing. Rows of a table inside of a
    message keep their records.
    """
    starts = [turn.start for turn in text.turns]
    taken = max((m.record for m in matches if m.record is not None), default=-1) + 1
    sweep = _Parties(taken, text.text)
    out = list(matches)
    for index in reading_order(matches):
        match = matches[index]
        at = bisect_right(starts, match.spot.start) - 1 if match.spot.start is not None else -1
        turn = text.turns[at] if at >= 0 else None
        spot = match.spot if turn is None or turn.row is None else replace(match.spot, row=turn.row)
        record = match.record
        if match.band is Band.DUMMY:
            record = None
        elif record is None:
            record = sweep.said(match, at, *((-1, 0) if turn is None else (turn.party, turn.start)))
        out[index] = replace(match, spot=spot, record=record)
    return out


class _Parties(Sweep):
    def __init__(self, first: int, text: str) -> None:
        super().__init__(first)
        self._text = text
        self._turn: int | None = None
        self._parties: dict[int, int] = {}
        self._speaker: int | None = None
        self._named_at = 0
        self._label_end = -1

    def said(self, match: Match, turn: int, party: int, begin: int) -> int:
        """The record of a match of this turn, which begins at character `begin`."""
        if turn != self._turn:
            self._turn = turn
            self._speaker = self._current = self._record_of_party(party)
            self._label_end = self._text.find(": ", begin, begin + _LABEL) if party >= 0 else -1
        if match.kind == "person_name" and self._speaker is not None and (match.spot.end or 0) <= self._label_end:
            if match.band is Band.HIGH and "part" not in match.attributes:
                self._know(match.normal.reveal(), self._speaker)
            return self._speaker
        if match.kind == "person_name":
            before = self._current
            record = self.record_of(match, one_person=False)
            if record != self._speaker and record in self._parties.values():
                self._current = before
            self._named_at = match.spot.end or 0
            return record
        if self._current != self._speaker and self._says_own(match):
            self._current = self._speaker
        return self.record_of(match, one_person=False)

    def _record_of_party(self, party: int) -> int | None:
        """Nobody's words, a machine's, open a record of their own when they hold something."""
        if party < 0:
            return None
        if party not in self._parties:
            self._parties[party] = self._open()
        return self._parties[party]

    def _says_own(self, match: Match) -> bool:
        start = match.spot.start or 0
        return _OWN.search(self._text, max(self._named_at, start - _REACH), start) is not None
