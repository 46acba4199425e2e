"""Different values of large tables, told exactly: by kind over the whole case and by column, against sets made by hand."""

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from lxml import html as lxml_html

from pii_scan.engine.scan import Job, run
from pii_scan.model.limits import Limits
from pii_scan.model.sensitive import Sensitive
from pii_scan.model.settings import Settings
from pii_scan.model.suppression import SuppressionEntry
from pii_scan.store.reader import CaseReader

COLUMNS = ("id", "ssn", "home_phone", "work_phone", "email", "card_number", "license_number", "license_state", "note")
_STATES = ("OH", "TX", "FL")
Truth = dict[str, set[str]]


def _luhn(digits: str) -> str:
    total = sum(sum(divmod(2 * int(d), 10)) if n % 2 == 0 else int(d) for n, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _styled(chance: random.Random, kind: str, value: str) -> str:
    """The same value as different systems write it."""
    if kind == "us_ssn":
        return chance.choice((f"{value[:3]}-{value[3:5]}-{value[5:]}", f"{value[:3]} {value[3:5]} {value[5:]}"))
    if kind == "phone":
        area, exchange, line = value[:3], value[3:6], value[6:]
        return chance.choice(
            (f"({area}) {exchange}-{line}", f"{area}-{exchange}-{line}", f"+1 {area} {exchange} {line}")
        )
    if kind == "email":
        return chance.choice((value, value.upper(), value.title()))
    return chance.choice((value, "-".join(value[n : n + 4] for n in range(0, 16, 4))))


def _values(chance: random.Random, many: int) -> dict[str, list[str]]:
    ssns = {
        f"{chance.randrange(219, 600)}{chance.randrange(13, 88)}{chance.randrange(1003, 9876)}" for _ in range(many)
    }
    phones = {f"614{chance.randrange(320, 540)}{chance.randrange(2345, 9876)}" for _ in range(many)}
    emails = {f"{chance.choice('abcdefgh')}{chance.randrange(10**6)}.kline@lakeside-mail.net" for _ in range(many)}
    cards = {_luhn(f"4{chance.randrange(10**14, 10**15 - 1)}"[:15]) for _ in range(many)}
    return {"us_ssn": sorted(ssns), "phone": sorted(phones), "email": sorted(emails), "credit_card": sorted(cards)}


def _table(path: Path, chance: random.Random, values: Mapping[str, list[str]], rows: int) -> dict[str, Truth]:
    """Writes a table; the values of each column by kind."""
    kinds = {
        "ssn": "us_ssn",
        "home_phone": "phone",
        "work_phone": "phone",
        "email": "email",
        "card_number": "credit_card",
    }
    odd = {"ssn": ("XXX-XX-1234", "000-12-3456", "", "n/a", "none"), "home_phone": ("", "BLOCKED", "555")}
    by_column: dict[str, Truth] = {name: defaultdict(set) for name in COLUMNS}
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for n in range(rows):
            row = [str(n)]
            for name, kind in kinds.items():
                if name in odd and chance.random() < 0.1:
                    row.append(chance.choice(odd[name]))
                else:
                    value = chance.choice(values[kind])
                    by_column[name][kind].add(value)
                    row.append(_styled(chance, kind, value))
            # One number of two states is two licences.
            number, state = f"RK{chance.randrange(400_000, 400_060)}", chance.choice(_STATES)
            by_column["license_number"]["us_driver_license"].add(f"{state} {number}")
            note = "nothing to add"
            if chance.random() < 0.2:
                ssn, email = chance.choice(values["us_ssn"]), chance.choice(values["email"])
                note = (
                    f"caller gave SSN {_styled(chance, 'us_ssn', ssn)} and mail {_styled(chance, 'email', email)} again"
                )
                by_column["note"]["us_ssn"].add(ssn)
                by_column["note"]["email"].add(email)
            writer.writerow([*row, number, state, note])
    return by_column


@dataclass(frozen=True)
class Leak:
    folder: Path
    columns: dict[str, dict[str, Truth]]
    """File → column → kind → values."""
    whole: Truth

    def scan(self, **more: Any) -> None:
        settings = Settings(workers=2, ocr="off", limits=Limits(cell_rows=300))
        run(Job((str(self.folder / "leak"),), self.case, key_file=self.folder / "key", settings=settings, **more))

    @property
    def case(self) -> Path:
        return self.folder / "case"

    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.case / "report" / "summary.json").read_text())["distinct"]
        return found

    def told_by_column(self) -> dict[tuple[str, str, str], int]:
        """File, column, kind."""
        with CaseReader(self.case) as reader:
            names = {item.content_sha256: Path(item.address).name for item in reader.items()}
            columns = reader.derived("distinct")["columns"]
        return {(names[c["content"]], COLUMNS[c["column"]], c["kind"]): c["distinct"] for c in columns}


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Leak:
    """Three long tables of overlapping values, two of them twice in the leak, a short one and a letter."""
    folder = tmp_path_factory.mktemp("distinct")
    (folder / "leak" / "copy").mkdir(parents=True)
    pool = _values(random.Random(0), 600)
    columns: dict[str, dict[str, Truth]] = {}
    whole: Truth = defaultdict(set)
    for seed, rows in ((1, 900), (2, 700), (3, 400), (4, 60)):
        chance = random.Random(seed)
        values = {kind: chance.sample(some, 300) for kind, some in pool.items()}
        columns[f"{seed}.csv"] = _table(folder / "leak" / f"{seed}.csv", chance, values, rows)
    (folder / "leak" / "copy" / "again.csv").write_bytes((folder / "leak" / "1.csv").read_bytes())
    letter = random.Random(5)
    lines = []
    for kind, label in (("us_ssn", "SSN"), ("email", "E-mail"), ("phone", "Phone")):
        # Some that the tables may have, and one that they have not.
        fresh = {"us_ssn": "601234567", "email": "nobody@elsewhere-mail.net", "phone": "9372240186"}[kind]
        for value in (*letter.sample(pool[kind], 20), fresh):
            lines.append(f"{label}: {_styled(letter, kind, value)}")
            whole[kind].add(value)
    (folder / "leak" / "letter.txt").write_text("\n".join(lines) + "\n")
    for found in columns.values():
        for truth in found.values():
            for kind, some in truth.items():
                whole[kind] |= some
    made = Leak(folder, columns, whole)
    made.scan()
    return made


def test_each_kind_of_the_case_is_counted_once_a_value(leak: Leak) -> None:
    told = leak.told()
    assert {kind: told["by_kind"][kind] for kind in leak.whole} == {k: len(v) for k, v in leak.whole.items()}
    assert told["floors"] == []


def test_each_column_is_counted_once_a_value(leak: Leak) -> None:
    told = leak.told_by_column()
    expected = {
        (file, column, kind): len(values)
        for file, columns in leak.columns.items()
        for column, truth in columns.items()
        for kind, values in truth.items()
        if file != "4.csv"
    }
    # The copy has the same bytes: it is one content, told under one of its names.
    assert {(file.replace("again", "1"), *rest): n for (file, *rest), n in told.items()} == expected
    lines = [json.loads(line) for line in (leak.case / "report" / "findings.jsonl").read_text().splitlines()]
    many = [line for line in lines if line["address"].endswith("/2.csv") and line["spot"].get("column") == "note"]
    assert {(line["kind"], line["distinct"]) for line in many} == {
        (kind, len(values)) for kind, values in leak.columns["2.csv"]["note"].items()
    }
    page = lxml_html.fromstring((leak.case / "report" / "index.html").read_text())
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//section[@id='tables']//tr")]
    number = f"{len(leak.columns['1.csv']['ssn']['us_ssn']):,}"
    assert any(row[0] == "ssn" and number in row for row in rows)


def test_no_value_lies_in_the_side_file(leak: Leak) -> None:
    parts = list((leak.case / "values").glob("*.parquet"))
    text = b"".join(path.read_bytes() for path in parts)
    columns = pq.read_schema(parts[0])
    assert parts and [str(field.type) for field in columns if "key" in field.name] == ["list<element: uint64>"]
    assert [v for values in leak.whole.values() for v in values if v.encode() in text] == []


def test_what_is_suppressed_is_not_counted(leak: Leak) -> None:
    """A single value everywhere, one kind in one file, one file whole: counted again by hand without them."""
    ssn = min(leak.columns["1.csv"]["ssn"]["us_ssn"] & leak.columns["2.csv"]["note"]["us_ssn"])
    entries = (
        SuppressionEntry("known", "a", None, None, "value", ("us_ssn",), values=(Sensitive(ssn),)),
        SuppressionEntry("known", "a", None, None, "kind", ("phone",), address="*/2.csv"),
        SuppressionEntry("known", "a", None, None, "file", address="*/3.csv"),
    )
    before, columns_before = leak.told(), leak.told_by_column()
    leak.scan(suppressions=entries)
    left: Truth = defaultdict(set)
    letter = re.split(r"\n", (leak.folder / "leak" / "letter.txt").read_text())
    left["phone"] = {re.sub(r"\D", "", line)[-10:] for line in letter if line.startswith("Phone")}
    left["us_ssn"] = {re.sub(r"\D", "", line) for line in letter if line.startswith("SSN")}
    for file, columns in leak.columns.items():
        for truth in columns.values() if file != "3.csv" else ():
            for kind in ("us_ssn", "phone"):
                left[kind] |= truth.get(kind, set()) if (file, kind) != ("2.csv", "phone") else set()
    told, columns = leak.told(), leak.told_by_column()
    assert told["by_kind"]["us_ssn"] == len(left["us_ssn"] - {ssn}) < before["by_kind"]["us_ssn"]
    assert told["by_kind"]["phone"] == len(left["phone"]) < before["by_kind"]["phone"]
    assert columns["2.csv", "note", "us_ssn"] == columns_before["2.csv", "note", "us_ssn"] - 1
    assert columns["2.csv", "email", "email"] == columns_before["2.csv", "email", "email"]
    assert not any(file == "3.csv" or (file, kind) == ("2.csv", "phone") for file, _, kind in columns)
