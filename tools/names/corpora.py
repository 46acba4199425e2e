"""Labelled sentences of the open corpora, as running text with the places of people.

Licences: WNUT-17 and the Broad Twitter Corpus CC BY 4.0, CrossNER MIT.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pii_scan.detect.person.word_set import word_set

_PERSONS = frozenset({"per", "person", "politician", "writer", "researcher", "musicalartist", "scientist"})
"""Types that are people; CrossNER has finer ones for each domain."""
_CLOSING = word_set(", . ; : ! ? ) ] } % 's ’s n't 'm 're 've 'll ...")
_OPENING = word_set("( [ { $ # @ £ €")
_QUOTES = frozenset(['"', "''", "``"])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it would be written, its tokens' places in it and their types."""

    text: str
    places: tuple[tuple[int, int], ...]
    types: tuple[str, ...]
    """`B-person`, `I-person`, `other` (inside another entity) or `O`, one for each token."""
    source: str

    def persons(self) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        for (start, end), kind in zip(self.places, self.types, strict=True):
            if kind == "B-person":
                out.append((start, end))
            elif kind == "I-person" and out:
                out[-1] = (out[-1][0], end)
        return out


def splits(folder: Path) -> dict[str, list[Sentence]]:
    """`train` for the model, `dev` for its settings, `test`, which neither has seen.

    WNUT-17's own test split is not in the folder: its dev split takes that place. The Broad Twitter Corpus is cut by
    section: `e` sets, `f` tests, the others train.
    """
    out: dict[str, list[Sentence]] = {"train": [], "dev": [], "test": []}
    for section in "abgh":
        out["train"] += read(folder / "btc" / f"{section}.conll", "btc")
    out["dev"] += read(folder / "btc" / "e.conll", "btc")
    out["test"] += read(folder / "btc" / "f.conll", "btc")
    out["train"] += read(folder / "wnut17" / "train.conll", "wnut17")
    out["test"] += read(folder / "wnut17" / "dev.conll", "wnut17")
    for path in sorted((folder / "crossner").glob("*.txt")):
        domain, _, split = path.stem.partition("-")
        # CrossNER's train splits are tiny; the model takes half of each dev split as well.
        found = list(read(path, f"crossner {domain}"))
        if split == "dev":
            out["train"] += found[::2]
            out["dev"] += found[1::2]
        else:
            out[split] += found
    return out


def read(path: Path, source: str) -> Iterator[Sentence]:
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8", errors="replace").splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if line.strip() and len(cells) > 1:
            rows.append((cells[0].strip(), cells[-1].strip()))
        elif rows:
            yield _sentence(rows, source)
            rows = []


def _sentence(rows: list[tuple[str, str]], source: str) -> Sentence:
    text, places, quoted = "", [], False
    for number, (token, _) in enumerate(rows):
        last = rows[number - 1][0] if number else ""
        quote = token in _QUOTES
        glued = not number or token in _CLOSING or last in _OPENING or (quoted and (quote or last in _QUOTES))
        quoted ^= quote
        text += "" if glued else " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return Sentence(text, tuple(places), tuple(_folded(kind) for _, kind in rows), source)


def _folded(kind: str) -> str:
    where, _, what = kind.partition("-")
    if not what:
        return "O"
    return f"{where}-person" if what.lower() in _PERSONS else "other"
