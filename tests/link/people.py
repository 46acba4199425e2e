"""Records by hand, and what the linker makes of them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import duckdb

from pii_scan.link.people import Counts, PeopleLinker
from pii_scan.link.residence import residents
from pii_scan.model.record import Record
from pii_scan.store.records import write_part

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
    return Record(name_of_record, key("sha", name_of_record), "", 0, keys, (), state, basis, minor, issuer, unread)


class Linked:
    """The outcome, with people as sets of record names."""

    def __init__(self, records: Iterable[Record], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        write_part(folder, "part-00000000.parquet", [], [])
        write_part(folder, "part-00000001.parquet", list(records), [])
        with duckdb.connect(":memory:") as con:
            con.execute("SET threads = 1")
            self.counts: Counts = PeopleLinker(con, f"{folder}/*.parquet").run()
            rows = con.execute("SELECT person_id, list(record_id) FROM person GROUP BY person_id").fetchall()
            self.people = {frozenset(ids) for _, ids in rows}
            self.ids = {person: min(ids) for person, ids in rows}
            self.ties = set(con.execute("SELECT record_a, record_b, reason, sure FROM tie").fetchall())
            self.places = residents(con, self.counts.low / self.counts.best if self.counts.best else 1.0)

    @property
    def spread(self) -> tuple[int, int, int]:
        return self.counts.low, self.counts.best, self.counts.high


def groups(*people: str) -> set[frozenset[str]]:
    """`groups("a b", "c")`: a and b are one person, c another."""
    return {frozenset(person.split()) for person in people}
