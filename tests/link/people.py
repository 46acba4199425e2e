"""Records by hand, and what the linker makes of them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pii_scan.link.grouped import Grouped, ties_batches
from pii_scan.link.people import Counts, PeopleLinker, load
from pii_scan.model.record import Record
from pii_scan.store.part_writer import write_part

BLOCKS = {
    "name": "block:name",
    "birth": "block:birth_date",
    "place": "block:house_zip",
    "ssn": "us_ssn",
    "itin": "us_itin",
    "mbi": "us_medicare_mbi",
    "licence": "us_driver_license",
    "passport": "passport",
    "inmate": "inmate_number",
    "phone": "phone",
    "email": "email",
    "card": "credit_card",
    "account": "us_bank_account",
}


def key(sort: str, value: str) -> str:
    return hashlib.blake2b(f"{sort}/{value}".encode(), digest_size=16).hexdigest()


def record_id(name: str) -> str:
    """32 digits in the order of the names, which have up to 16 letters."""
    return name.encode().hex().ljust(32, "0")


def name_of(record_id: str) -> str:
    return bytes.fromhex(record_id).rstrip(b"\0").decode()


def record(
    name_of_record: str,
    *,
    unread: bool = False,
    issuer: str | None = None,
    state: str | None = None,
    basis: str | None = None,
    minor: bool | None = None,
    **values: str | tuple[str, ...],
) -> Record:
    """A record called `name_of_record`; values are plain words, several as a tuple."""
    keys = {
        BLOCKS[sort]: tuple(key(sort, value) for value in ((plain,) if isinstance(plain, str) else plain))
        for sort, plain in values.items()
    }
    return Record(
        record_id(name_of_record), key("sha", name_of_record), "", 0, keys, (), state, basis, minor, issuer, unread
    )


class Linked:
    """The outcome, with people as sets of record names."""

    def __init__(self, records: Iterable[Record], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        write_part(folder, "part-00000000.parquet", [], [])
        write_part(folder, "part-00000001.parquet", list(records), [])
        workshop = folder / "workshop"
        workshop.mkdir()
        linker = PeopleLinker(load(sorted(map(str, folder.glob("*.parquet"))), workshop))
        self.counts: Counts = linker.run()
        grouped = Grouped.of(linker)
        lives = grouped.residence(self.counts.low / self.counts.best if self.counts.best else 1.0)
        self.places = lives.figures
        self.rows = [row for batch in grouped.people(lives) for row in batch.to_pylist()]
        self.ids = {name_of(row["person_id"]): name_of(min(row["record_ids"])) for row in self.rows}
        self.people = {frozenset(map(name_of, row["record_ids"])) for row in self.rows}
        self.ties = {
            (name_of(row["record_a"]), name_of(row["record_b"]), row["reason"], row["sure"])
            for batch in ties_batches(linker)
            for row in batch.to_pylist()
        }

    @property
    def spread(self) -> tuple[int, int, int]:
        return self.counts.low, self.counts.best, self.counts.high


def groups(*people: str) -> set[frozenset[str]]:
    """`groups("a b", "c")`: a and b are one person, c another."""
    return {frozenset(person.split()) for person in people}
