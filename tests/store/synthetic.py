"""Units of work made of invented people; plain functions of a number, so that every run gives the same."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pii_scan.model.address import Address, Step
from pii_scan.model.evidence import How, Spot
from pii_scan.model.item import Item
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band, Match
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.record import Record
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.sensitive import Sensitive
from pii_scan.model.state import State
from pii_scan.store.case import Case
from pii_scan.store.entries import ListingEntry, MaskedAddress
from pii_scan.store.reader import CaseReader

KINDS = (
    Kind("us_ssn", LegalClass.SSN, "Social Security number", "US_SSN", identifies=True),
    Kind("person_name", LegalClass.NAME, "Name", "PERSON"),
    Kind("gps_location", LegalClass.GEOLOCATION, "Position"),
)
REPOSITORY = Path(__file__).parents[2]
NAME = "QUENTINA ZABRISKOWICZ"
"""Stands in paths, members, sheets and values of every fifth unit."""


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def ssn(number: int) -> str:
    return f"{219 + number % 300:03d}-{10 + number % 80:02d}-{1000 + number:04d}"


def mask(address: Address) -> MaskedAddress:
    """Stands in for the engine's masker: knows one name."""
    text = str(address)
    if NAME not in text:
        return MaskedAddress(text, False)
    own = address.steps[-1].key.rsplit("/", 1)[-1]
    matches = (match("person_name", NAME, how=How.NAME),) if NAME in own else ()
    return MaskedAddress(text.replace(NAME, "***"), True, matches)


def mask_name(name: str) -> str:
    return name.replace(NAME, "***")


def match(kind: str, raw: str, *, how: How = How.NATIVE, record: int | None = None, spot: Spot | None = None) -> Match:
    normal = raw.replace("-", "") if kind == "us_ssn" else raw
    return Match(
        kind,
        Sensitive(raw),
        Sensitive(normal),
        0.9,
        Band.HIGH,
        spot or Spot(page=1),
        how,
        kind,
        ("label",),
        record=record,
    )


def root(number: int) -> Address:
    name = f"box {NAME} {number}.zip" if number % 5 == 0 else f"box {number}.zip"
    return Address((Step("file", f"/leak/{name}"),))


def unit(number: int) -> UnitResult:
    """An archive with a letter of its own, a form shared with other archives, and a member that is locked."""
    where = root(number)
    letter, form = sha(f"letter {number}"), sha(f"form {number % 7}")
    return UnitResult(
        where,
        (
            NodeResult(where, State.PARTIAL, sha(f"box {number}"), 1000 + number, "application/zip", "archive", 0.9,
                       problems=(Problem(ProblemCode.ENCRYPTED, "extract"),)),
            NodeResult(where.child("zip", f"{NAME}/letter.txt"), State.COMPLETE, letter, 300, "text/plain", "letter", 0.8,
                       matches=(match("us_ssn", ssn(number), record=0), match("person_name", NAME, record=0),
                                match("us_ssn", ssn(number), record=0)),
                       records=(Record(f"{letter[:32]}", letter, "letter", 0, {"us_ssn": (sha(ssn(number))[:32],)}),)),
            NodeResult(where.child("zip", "form.xlsx"), State.COMPLETE, form, 400, "application/xlsx", "customer_table", 0.7,
                       matches=(match("us_ssn", ssn(number % 7 + 500), spot=Spot(sheet=f"List {NAME}", row=2, column=NAME)),
                                match("gps_location", "39.758948,-84.191607")),
                       records=(Record(f"{form[:32]}", form, "customer_table", 0),)),
            NodeResult(where.child("zip", "locked.pdf"), State.SKIPPED, size_bytes=50,
                       problems=(Problem(ProblemCode.ENCRYPTED, "extract", effect=Effect.SKIPPED),)),
        ),
    )  # fmt: skip


def entries(count: int) -> list[ListingEntry]:
    return [ListingEntry(Item(root(n), 1000 + n), mask(root(n))) for n in range(count)]


def make(root_folder: Path, count: int, batches: Sequence[Sequence[int]] | None = None) -> None:
    """A finished case of `count` units; `batches` says which units are committed together and when."""
    with open_case(root_folder) as case:
        case.ledger.add_listing(entries(count))
        case.ledger.finish_listing(count)
        for batch in batches or [range(count)]:
            case.ledger.commit([unit(n) for n in batch], mask, mask_name)


def open_case(root_folder: Path) -> Case:
    return Case.create_or_open(
        root_folder / "case", key_file=root_folder / "the.key", kinds=KINDS, target="file:///leak"
    )


def read(root_folder: Path) -> CaseReader:
    return CaseReader(root_folder / "case", root_folder / "the.key")


def exported(reader: CaseReader) -> dict[str, list[Any]]:
    """All that a report may show, without the row numbers and times that belong to one run."""

    def plain(row: Any) -> dict[str, Any]:
        return {k: v for k, v in asdict(row).items() if k not in {"item_id", "parent_id", "cpu_s"}}

    import duckdb

    with duckdb.connect() as connection:
        records = connection.execute(f"SELECT * FROM '{reader.records_glob}' ORDER BY ALL").fetchall()
    return {
        "items": [plain(row) for row in reader.items()],
        "matches": [plain(row) for row in reader.matches()],
        "problems": [plain(row) for row in reader.problems()],
        "records": records,
    }
