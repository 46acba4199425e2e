"""Low, best and high count of people, each with its reason.

* **high**: a primary identifier merges, and so does a pair of `SECONDARY` (name and birth date, name and address…).
  Every further record that names someone is someone else; an identity picture without readable number and name is
  one more person, and so is a second identity number inside one record.
* **best**: the same, but a name without number, birth date and address joins the one person of that name; equal
  names that are all so bare are one person.
* **low**: people of equal name are as few as their SSNs, ITINs, MBIs and birth dates allow; identity pictures that
  could not be read are taken for further pictures of people already counted.

Contradicting primaries never merge, in any of the three.

All on whole columns of numbers, one loaded at a time: about 60 bytes a record, however many there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.link.edges import CONFLICTING, ISSUED, PRIMARY, SECONDARY
from pii_scan.link.groups import PORTION, Edges, components, consistent, mixed, pairs, sharing, starts_of, together
from pii_scan.link.subjects import Subjects, subjects

if TYPE_CHECKING:
    from pii_scan.store.record_columns import RecordColumns

_BIRTH_DAYS = 20_000
"""Days on which the people of a leak may be born: 55 years of adults, as the ages of a population weigh them."""
KEYED = ("name_key", *PRIMARY, *SECONDARY)
"""Columns of keys that linking reads."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people. `low` ≤ `best` ≤ `high`; each reason starts with its share of the differences."""

    low: int
    best: int
    high: int
    reasons: tuple[str, ...]
    records: int
    minors: int


@dataclass(slots=True)
class PeopleLinker:
    """Works on the records of one case. Arrays are by node of `subjects`; a label is a group's smallest node."""

    columns: "RecordColumns"
    subjects: Subjects = field(init=False)
    cluster: Any = None
    """Nodes that share an identity number."""
    cluster_edges: Edges = field(init=False)
    certain: Any = None
    """Clusters of one name that share something further."""
    certain_edges: Edges = field(init=False)
    """Of clusters."""
    bare: Any = None
    """Whether all that is certain of a node's group is a name."""
    best: Any = None
    person: Any = None
    """The smallest node of each node's person."""
    namesake: Any = None
    """Of people (by their smallest node): the group that shares names, by its smallest."""
    fewest: Any = None
    """Of such groups: how few people it can be; 0 for a node that names none."""

    def run(self) -> Counts:
        self.subjects = subjects(self.columns)
        self._by_number()
        self._by_name_and_more()
        self._by_bare_name()
        low = self._low()
        return self._counts(low)

    def _by_number(self) -> None:
        import numpy as np

        found = self.subjects
        marks = [found.keys(column) for column in CONFLICTING if self.columns.has(column)]
        parts = []
        for rank, column in enumerate(PRIMARY, 1):
            if not self.columns.has(column):
                continue
            values = found.keys(column)
            node = np.flatnonzero(values)
            value, issuer = values[node], np.zeros(len(node), np.uint64)
            if column in ISSUED:
                issuer = self._issuers(column)[node]
            if column not in CONFLICTING:
                # A second SSN in a record is a spouse's or a misreading: it must not join two people.
                more, keys = found.further(column)
                node, value = np.concatenate([node, more]), np.concatenate([value, keys])
                issuer = np.concatenate([issuer, np.zeros(len(more), np.uint64)])
            parts.append(sharing(node, _issued(value, issuer) if column in ISSUED else value, rank, marks))
        self.cluster, self.cluster_edges = consistent(len(found), together(parts), marks)

    def _issuers(self, column: str) -> Any:
        """A number of the issuer by node, where it is one that gives such numbers; 0 elsewhere."""
        import numpy as np

        words = self.columns.vocabularies["issuer"]
        ours = [number + 1 if ISSUED[column](word) else 0 for number, word in enumerate(words)]
        return np.array([*ours, 0], np.uint64)[self.columns.words("issuer")[self.subjects.rows]]

    def _by_name_and_more(self) -> None:
        import numpy as np

        found, cluster, names = self.subjects, self.cluster, self.subjects.names
        sorts = [column for column in (*CONFLICTING, "birth_key") if self.columns.has(column)]
        marks = [_one_value(len(found), cluster, found.keys(column)) for column in sorts]
        parts = []
        for rank, column in enumerate(SECONDARY, 1):
            if not self.columns.has(column):
                continue
            values = found.keys(column)
            node = np.flatnonzero((values != 0) & (names != 0))
            more, keys = found.further(column)
            more, keys = more[names[more] != 0], keys[names[more] != 0]
            node, value = np.concatenate([node, more]), np.concatenate([values[node], keys])
            parts.append(sharing(cluster[node], mixed(names[node], value), rank, marks))
        label, self.certain_edges = consistent(len(found), together(parts), marks)
        self.certain = label[cluster]

    def _by_bare_name(self) -> None:
        """A name without number, birth date and address joins the one who bears it."""
        import numpy as np

        found, certain, names = self.subjects, self.certain, self.subjects.names
        more = found.has_primary | found.unread()
        for column in ("birth_key", "house_zip_key"):
            if self.columns.has(column):
                more |= found.keys(column) != 0
        name = _one_value(len(found), certain, names)
        bare = name != 0
        bare[certain[more]] = False
        named = np.flatnonzero((names != 0) & ~bare[certain])
        label, number, known = pairs(certain[named], names[named])
        first = starts_of(number)
        people, bearer = np.diff(np.append(first, len(number))), label[first]
        target = np.arange(len(found), dtype=np.uint32)
        of = np.flatnonzero(bare)
        label, number, only = pairs(of, name[of])
        first = starts_of(number)
        # The first of equal bare names, unless one person is known by the name.
        to = label[first]
        if len(known):
            at = np.minimum(np.searchsorted(known, only), len(known) - 1)
            to = np.where((known[at] == only) & (people[at] == 1), bearer[at], to)
        target[label] = to[number]
        self.bare = bare[certain]
        self.best = target[certain]
        smallest = np.full(len(found), np.iinfo(np.uint32).max, np.uint32)
        np.minimum.at(smallest, self.best, np.arange(len(found), dtype=np.uint32))
        self.person = smallest[self.best]

    def _low(self) -> int:
        """How few people there can be."""
        import numpy as np

        found, person, names = self.subjects, self.person, self.subjects.names
        named: Any = slice(None) if names.all() else np.flatnonzero(names)
        node, number = pairs(person[named], names[named])[:2]
        self.namesake = np.arange(len(found), dtype=np.uint32)
        self.namesake[node] = components(node, number)
        self.fewest = np.zeros(len(found), np.uint32)
        self.fewest[self.namesake[node]] = 1
        bears = np.zeros(len(found), bool)
        bears[node] = True
        for column in (*CONFLICTING, "birth_key"):
            if not self.columns.has(column):
                continue
            # Who was read with two values of a sort fits either; the others need one person for each value.
            value = _one_value(len(found), person, found.keys(column))
            who = np.flatnonzero((value != 0) & bears)
            group = pairs(self.namesake[who], value[who])[0]
            np.maximum(self.fewest, np.bincount(group, minlength=len(found)).astype(np.uint32), out=self.fewest)
        numbered = np.zeros(len(found), bool)
        numbered[person[found.has_primary]] = True
        return int(self.fewest.sum(dtype=np.int64)) + int((numbered & ~bears).sum())

    def _counts(self, low: int) -> Counts:
        found = self.subjects
        best = _different(len(found), self.person)
        certain = _different(len(found), self.certain) + self._repeated_names()
        pictures = best - _different(len(found), self.person[found.has_primary | (found.names != 0)])
        further = self._further()
        twins = self._by_chance()
        minor = self.person[self.columns.flags("minor")[found.rows] == 1]
        # Pictures alone still show somebody.
        low, pictures = (1, pictures - 1) if pictures and not low else (low, pictures)
        shares = (
            (pictures, "identity picture without readable name and number: one more person, or none",
             "identity pictures without readable name and number: each one more person, or none"),
            (best - pictures - low, "person who shares a full name with another and is told apart by weak evidence",
             "people who share a full name with another and are told apart by weak evidence"),
            (certain - best, "mention by bare name: a person counted already, or somebody else",
             "mentions by bare name: people counted already, or somebody else"),
            (twins, "person may share full name and birth date with another by chance, so common are the names",
             "people may share full name and birth date with another by chance, so common are the names"),
            (further, "further identity number in somebody's record: one more person, or a misreading",
             "further identity numbers in somebody's record: each one more person, or a misreading"),
        )  # fmt: skip
        return Counts(
            low=low,
            best=best,
            high=certain + twins + further,
            reasons=tuple(f"{count:,} {one if count == 1 else many}" for count, one, many in shares if count),
            records=found.records,
            minors=_different(len(found), minor),
        )

    def _repeated_names(self) -> int:
        """Rows of large tables that say nothing but a name, and the same as another row: one record stands for them."""
        found = self.subjects
        rows = self.columns.counts()[found.rows]
        alone = (rows > 1) & (found.names != 0) & self.columns.bare()[found.rows]
        for column in (*PRIMARY, *SECONDARY):
            if self.columns.has(column):
                alone &= found.keys(column) == 0
        return int((rows[alone] - 1).sum())

    def _by_chance(self) -> int:
        """People who were taken for one because full name and birth date are the same, as they would be by chance.

        Of n people with one name, born on any of D days, D·(1 − (1 − 1/D)ⁿ) different birth dates are seen; that is
        solved for n. Whoever has an SSN, ITIN or MBI is told apart by it.
        """
        import numpy as np

        if not self.columns.has("birth_key"):
            return 0
        found = self.subjects
        who = (found.names != 0) & (found.keys("birth_key") != 0)
        for column in CONFLICTING:
            if self.columns.has(column):
                who &= found.keys(column) == 0
        node = np.flatnonzero(who)
        if not len(node):
            return 0
        _, number, _ = pairs(self.person[node], found.names[node])
        seen = np.minimum(np.bincount(number), _BIRTH_DAYS * 0.9)
        return int((-_BIRTH_DAYS * np.log1p(-seen / _BIRTH_DAYS) - seen).sum())

    def _further(self) -> int:
        """Second SSNs, ITINs and MBIs of records that are nobody's first."""
        import numpy as np

        total = 0
        for column in CONFLICTING:
            _, keys = self.subjects.further(column)
            if len(keys):
                keys.sort()
                keys = keys[starts_of(keys)]
                total += int((~np.isin(keys, self.subjects.keys(column))).sum())
        return total


def load(parts: Iterable[str], folder: Path) -> "RecordColumns":
    """The columns that linking works on, kept in `folder`."""
    from pii_scan.store.record_columns import RecordColumns

    return RecordColumns.load(parts, folder, KEYED)


def _issued(value: Any, issuer: Any) -> Any:
    """Where the same digits were given by two issuers, the issuer is part of the number."""
    import numpy as np

    if not len(value):
        return value
    order = np.argsort(value)
    first = starts_of(value[order])
    low = np.minimum.reduceat(np.where(issuer == 0, ~np.uint64(0), issuer)[order], first)
    high = np.maximum.reduceat(issuer[order], first)
    several = np.zeros(len(value), bool)
    several[order] = np.repeat(low < high, np.diff(np.append(first, len(value))))
    return np.where(several, mixed(value, issuer + np.uint64(1)), value)


def _one_value(count: int, label: Any, value: Any) -> Any:
    """By label: the value that all its nodes with one have; 0 for none or several."""
    import numpy as np

    high, low = np.zeros(count, np.uint64), np.full(count, ~np.uint64(0))
    for start in range(0, len(value), PORTION):
        some = value[start : start + PORTION]
        there = some != 0
        of, some = label[start : start + PORTION][there], some[there]
        np.maximum.at(high, of, some)
        np.minimum.at(low, of, some)
    high[low != high] = 0
    return high


def _different(count: int, labels: Any) -> int:
    import numpy as np

    seen = np.zeros(count, bool)
    seen[labels] = True
    return int(seen.sum())
