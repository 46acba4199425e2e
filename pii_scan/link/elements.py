"""Data elements by person and state: what breach-notification law asks of the linked records.

Law tests records, not hits: an element counts with a name where both stand in one record. Of each person there are four
sets of elements: `named` (with a full name), `possible` (with a name that was read weakly or on another record of the
person, on a card whose number was not read, or of a sort that may be something else), `alone` and `alone_possible`
(without any name). People of the same sets and state are counted together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.link.groups import mixed, starts_of
from pii_scan.link.residence import BASES
from pii_scan.model.legal_class import LegalClass as L
from pii_scan.store.record_marks import LOGIN, SECRET

if TYPE_CHECKING:
    from pii_scan.link.grouped import Grouped
    from pii_scan.link.residence import Residence
    from pii_scan.store.record_columns import RecordColumns

ELEMENTS = tuple(L)[: tuple(L).index(L.PRIVATE_KEY) + 1]
_BIT = {element: 1 << number for number, element in enumerate(ELEMENTS)}
_NAME, _EMAIL = 1 << len(ELEMENTS), 1 << len(ELEMENTS) + 1
_CARD: Mapping[str, L] = {
    "drivers_license_front": L.DRIVERS_LICENSE,
    "drivers_license_back": L.DRIVERS_LICENSE,
    "state_id_front": L.STATE_ID,
    "state_id_back": L.STATE_ID,
    "passport": L.PASSPORT,
    "ssn_card": L.SSN,
    "medicare_card": L.HEALTH_INSURANCE,
    "permanent_resident_card": L.OTHER_GOV_ID,
    "national_id_card": L.OTHER_GOV_ID,
    "visa": L.OTHER_GOV_ID,
}
"""Identity documents and the element that their number is; each also bears its holder's name."""
_MAY_BE_OTHER = _BIT[L.ALPR] | _BIT[L.EMPLOYER_ID] | _BIT[L.PRIVATE_KEY]
"""Law means plates that a reader recorded, employer's numbers with their code, and keys of one individual: a plate, a
number or a key as such may be none of these."""
_ROWS = 500_000
"""Records of one portion; a person is never divided."""
SETS = ("named", "possible", "alone", "alone_possible")


@dataclass(slots=True)
class _Tally:
    """(state, the four sets) → low, best, high."""

    counts: dict[tuple[int, ...], list[int]] = field(default_factory=dict)

    def add(self, at: int, states: Any, sets: list[Any]) -> None:
        """
        Args:
            at: 0 for low, 1 for best, 2 for high.
            states: of each person, -1 for none.
            sets: of each person, an array a set.
        """
        import numpy as np

        if not len(states):
            return
        code = mixed(states.astype(np.int64).astype(np.uint64), *sets)
        _, first, numbers = np.unique(code, return_index=True, return_counts=True)
        for row, number in zip(first.tolist(), numbers.tolist(), strict=True):
            key = (int(states[row]), *(int(one[row]) for one in sets))
            self.counts.setdefault(key, [0, 0, 0])[at] += number


def elements(grouped: "Grouped", lives: "Residence", low_share: float) -> dict[str, Any]:
    """As the store keeps it under `elements`. `low` is not scaled by `low_share` yet, since a sum is rounded once.

    `unlinked`: records that stand for nobody, an e-mail address with its password say; not people.
    """
    import numpy as np

    columns = grouped.columns
    states = columns.vocabularies["state"]
    say = _Say.of(columns)
    tally = _Tally()
    ends = np.append(grouped.first, len(grouped.rows))
    begin = 0
    while begin < len(grouped.first):
        end = max(begin + 1, int(np.searchsorted(ends, ends[begin] + _ROWS, "right")) - 1)
        starts = ends[begin:end] - ends[begin]
        named, possible, alone, unsure, bears = say.of_records(grouped.rows[int(ends[begin]) : int(ends[end])])
        named, possible, alone, unsure = (
            np.bitwise_or.reduceat(one, starts) for one in (named, possible, alone, unsure)
        )
        # The name on another record of the same person is a weaker link than one beside the element.
        possible |= np.where(np.maximum.reduceat(bears, starts), alone | unsure, np.uint64(0))
        possible &= ~named
        unsure &= ~alone
        sets = [named, possible, alone, unsure]
        some = slice(begin, end)
        home = lives.state[some]
        tally.add(1, home, sets)
        sure = (home >= 0) & (lives.basis[some] < len(BASES) - 1) & ~lives.torn[some]
        tally.add(0, home[sure], [one[sure] for one in sets])
        low, high = np.searchsorted(lives.claims, [begin * len(states), end * len(states)])
        claims = lives.claims[int(low) : int(high)]
        who = claims // max(len(states), 1) - begin
        tally.add(2, claims % max(len(states), 1), [one[who] for one in sets])
        begin = end
    people = [
        {
            "state": states[state] if state >= 0 else None,
            **{name: _names(one) for name, one in zip(SETS, sets, strict=True)},
            # Whoever lives in no known state is in no claim.
            "low": low, "best": best, "high": high if state >= 0 else best,
        }
        for (state, *sets), (low, best, high) in tally.counts.items()
    ]  # fmt: skip
    return {"low_share": low_share, "people": _ordered(people), "unlinked": _ordered(_unlinked(grouped, say))}


def _ordered(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same whatever the order of the records."""
    return sorted(entries, key=lambda entry: (entry["state"] or "", *(entry.get(name, ()) for name in SETS)))


@dataclass(frozen=True, slots=True)
class _Say:
    """What each record says, by its number among all."""

    bits: Any
    """Elements, `_NAME` and `_EMAIL`."""
    full_name: Any
    document: Any
    unread: Any
    marks: Any
    card: Any
    """By number of the document type, -1 at the end for none: its number's element, 0 for none."""

    @classmethod
    def of(cls, columns: "RecordColumns") -> "_Say":
        import numpy as np

        classes, bits = columns.classes(), np.zeros(columns.rows, np.uint64)
        wanted = {element.value: bit for element, bit in _BIT.items()}
        wanted |= {L.NAME.value: _NAME, L.EMAIL.value: _EMAIL}
        for at, name in enumerate(columns.vocabularies["classes"]):
            if bit := wanted.get(name):
                bits |= np.where(classes >> np.uint64(at) & np.uint64(1), np.uint64(bit), np.uint64(0))
        card = [_BIT[_CARD[word]] if word in _CARD else 0 for word in columns.vocabularies["document_type"]]
        return cls(
            bits,
            columns.keys("name_key") != 0,
            columns.words("document_type"),
            columns.flags("number_unread") == 1,
            columns.marks(),
            np.array([*card, 0], np.uint64),
        )

    def of_records(self, rows: Any) -> tuple[Any, Any, Any, Any, Any]:
        """(named, possible, alone, alone_possible, whether any name was read or must stand on the card) by record."""
        import numpy as np

        bits, none = self.bits[rows], np.uint64(0)
        card = self.card[self.document[rows]]
        # A state's identity card and its licence share a number space; what the card is decides.
        licence, identity = np.uint64(_BIT[L.DRIVERS_LICENSE]), np.uint64(_BIT[L.STATE_ID])
        swap = (card == identity) & (bits & licence != 0)
        bits = np.where(swap, bits & ~licence | identity, bits)
        found = bits & np.uint64(_NAME - 1)
        unsure = found & (np.uint64(_MAY_BE_OTHER) | self._incomplete(bits, self.marks[rows]))
        sure = found & ~unsure
        full = self.full_name[rows]
        with_name = full & (bits & np.uint64(_NAME) != 0)
        bears = full | (card != 0)
        unread = np.where(self.unread[rows], card, none)
        possible = np.where(with_name, unsure, np.where(bears, found, none)) | unread
        return (
            np.where(with_name, sure, none),
            possible,
            np.where(bears, none, sure),
            np.where(bears, none, unsure),
            bears,
        )

    @staticmethod
    def _incomplete(bits: Any, marks: Any) -> Any:
        """Elements that lack their second half in the record: a code without its account, a secret without its login
        (or one that opens nothing by itself: a hash, a token)."""
        import numpy as np

        code, number = np.uint64(_BIT[L.ACCT_WITH_CODE]), np.uint64(_BIT[L.ACCT_WITHOUT_CODE])
        login = (bits & np.uint64(_EMAIL) != 0) | (marks & LOGIN != 0)
        out = np.where(bits & number != 0, np.uint64(0), code)
        return out | np.where(login & (marks & SECRET != 0), np.uint64(0), np.uint64(_BIT[L.CREDENTIALS]))


def _unlinked(grouped: "Grouped", say: _Say) -> list[dict[str, Any]]:
    """Records with an element that no person stands behind, by state."""
    import numpy as np

    columns = grouped.columns
    rest = np.ones(columns.rows, bool)
    rest[grouped.rows] = False
    rows = np.flatnonzero(rest & (say.bits & np.uint64(_NAME - 1) != 0))
    if not len(rows):
        return []
    # A record that two readings wrote is one.
    ids = mixed(*columns.ids())
    rows = rows[~np.isin(ids[rows], ids[grouped.rows])]
    order = rows[np.argsort(ids[rows], kind="stable")]
    rows = order[starts_of(ids[order])]
    if not len(rows):
        return []
    named, possible, alone, unsure, _ = say.of_records(rows)
    sure, unsure = alone | named, unsure | possible
    state = columns.words("state")[rows]
    code = mixed(state.astype(np.int64).astype(np.uint64), sure, unsure)
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    counts = np.bincount(which, weights=columns.counts()[rows]).astype(np.int64)
    states = columns.vocabularies["state"]
    return [
        {
            "state": states[int(state[row])] if state[row] >= 0 else None,
            "alone": _names(int(sure[row])),
            "alone_possible": _names(int(unsure[row])),
            "records": number,
        }
        for row, number in zip(first.tolist(), counts.tolist(), strict=True)
    ]


def _names(bits: int) -> list[str]:
    return [element.value for element, bit in _BIT.items() if bits & bit]
