# ruff: noqa: E501, ARG005, SIM905 -- a table of one line a sort; every maker is called with the row, which few need
"""A zoo of tables with known column kinds and decoys: `python -m tools.corpora.table_zoo [TABLES]` judges every column.

Decoys are what has the shape of an identifier and is none: order and tracking numbers, SKUs, timestamps, ZIP+4,
sensor data, versions, hashes, account-like counters. Headers come in many writings, some cryptic, some missing.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from pii_scan.detect.column import judge_column, settle
from pii_scan.detect.compose import compose
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine

Maker = Callable[[Random], Callable[[int], str]]
_FIRST = (
    "Alba Bram Cosima Dorian Elske Fabian Greta Hollis Imre Juno Kester Lorna Maria José Ana Wei Priya Omar".split()
)
_LAST = "Ashgrove Brambilla Corriston Dunmarrow Everleigh Farrowby Okafor Nguyen García Smith Johnson Lee".split()
_CITIES = "Dayton Tampa Fresno Austin Joplin Tulsa Macon Reno".split()
_STATES = "OH FL CA TX MO OK GA NV".split()


@dataclass(frozen=True, slots=True)
class Sort:
    """What a column may be. `kinds` any of which is right; empty: it must have none."""

    name: str
    headers: tuple[str, ...]
    make: Maker
    kinds: tuple[str, ...] = ()
    bare: bool = False
    """Whether it must be known under a cryptic or missing header too."""


def _luhn(body: str) -> str:
    total = sum((d * 2 - 9 * (d > 4)) if i % 2 == 0 else d for i, d in enumerate(int(c) for c in reversed(body)))
    return body + str(-total % 10)


def _dashed_ssn(r: Random) -> Callable[[int], str]:
    form = r.choice(["{}-{}-{}", "{}{}{}", "{} {} {}"])
    return lambda i: form.format(
        f"{r.choice([*range(1, 666), *range(667, 900)]):03d}", f"{r.randint(1, 99):02d}", f"{r.randint(1, 9999):04d}"
    )


def _phone(r: Random) -> Callable[[int], str]:
    form = r.choice(["({}) {}-{}", "{}-{}-{}", "{}{}{}", "+1{}{}{}", "{}.{}.{}", "1-{}-{}-{}"])
    return lambda i: form.format(
        r.choice([614, 415, 512, 813, 216, 937]),
        r.randint(200, 998) // 100 * 100 + r.randint(20, 99),
        f"{r.randint(0, 9999):04d}",
    )


def _card(r: Random) -> Callable[[int], str]:
    gap = r.choice(["", " ", "-"])

    def make(_: int) -> str:
        digits = _luhn("4" + "".join(str(r.randrange(10)) for _ in range(14)))
        return gap.join(digits[k : k + 4] for k in range(0, 16, 4))

    return make


def _date(r: Random, first: int, last: int) -> Callable[[int], str]:
    form = r.choice(["{0}-{1:02d}-{2:02d}", "{1:02d}/{2:02d}/{0}", "{1}/{2}/{0}"])
    return lambda i: form.format(r.randint(first, last), r.randint(1, 12), r.randint(1, 28))


def _stamp(r: Random) -> Callable[[int], str]:
    form = r.choice(
        [
            "{0}-{1:02d}-{2:02d}T{3:02d}:{4:02d}:00Z",
            "{0}-{1:02d}-{2:02d} {3:02d}:{4:02d}:07.123",
            "{1}/{2}/{0} {3}:{4:02d}",
        ]
    )
    return lambda i: form.format(
        r.randint(2012, 2025), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), r.randint(0, 59)
    )


def _iban(r: Random) -> Callable[[int], str]:
    def make(_: int) -> str:
        bban = "37040044" + "".join(str(r.randrange(10)) for _ in range(10))
        check = 98 - int(bban + "131400") % 97
        return f"DE{check:02d}{bban}"

    return make


def _digits(low: int, high: int) -> Maker:
    def maker(r: Random) -> Callable[[int], str]:
        length = r.randint(low, high)
        return lambda i: "".join(str(r.randrange(10)) for _ in range(length))

    return maker


def _counter(r: Random) -> Callable[[int], str]:
    start, step = r.choice([1, 1000, 100_000_000, 219_000_000, 4_000_000_000]), r.randint(1, 9)
    return lambda i: str(start + i * step)


def _simple(make: Callable[[Random, int], str]) -> Maker:
    return lambda r: lambda i: make(r, i)


SORTS = (
    Sort("ssn", ("ssn", "SSN", "social_security_number", "SocSecNo", "Soc Sec #", "ss_num", "taxpayer ssn"), _dashed_ssn, ("us_ssn",)),
    Sort("phone", ("phone", "Phone Number", "mobile", "cell_phone", "home_tel", "called_number", "contactPhone", "telefono"), _phone, ("phone",)),
    Sort("email", ("email", "e-mail", "EMAIL_ADDR", "correo", "userEmail"), _simple(lambda r, i: f"{r.choice(_FIRST).lower()}.{r.choice(_LAST).lower()}{i}@example.{r.choice(['org', 'com'])}"), ("email",), True),
    Sort("card", ("card_number", "cc_num", "CreditCard", "pan", "card no"), _card, ("credit_card",), True),
    Sort("birth", ("dob", "birth_date", "DateOfBirth", "born", "fecha_nacimiento", "BIRTHDT"), lambda r: _date(r, 1935, 2008), ("date_of_birth",)),
    Sort("iban", ("iban", "IBAN", "bank account iban"), _iban, ("iban", "us_bank_account"), True),
    Sort("name", ("name", "full_name", "customer name", "patientName", "Employee"), _simple(lambda r, i: f"{r.choice(_FIRST)} {r.choice(_LAST)}"), ("person_name",)),
    Sort("inmate", ("inmate_id", "inmate number", "InmateNo", "doc_number", "booking_no"), _digits(6, 8), ("inmate_number", "booking_number")),
    Sort("ip", ("ip", "client_ip", "ip_address"), _simple(lambda r, i: f"198.51.{r.randint(0, 99)}.{r.randint(1, 254)}"), ("ip_address",)),
    Sort("order", ("order_id", "order no", "OrderNumber", "po_number", "invoice_no"), _digits(9, 9)),
    Sort("order dashed", ("order_ref", "order_no", "work order"), _simple(lambda r, i: f"{r.randint(100, 999)}-{r.randint(10, 99)}-{r.randint(1000, 9999)}")),
    Sort("tracking", ("tracking_number", "tracking", "shipment_no"), _digits(12, 20)),
    Sort("sku", ("sku", "SKU", "item_code", "part_no", "product_id"), _simple(lambda r, i: f"{r.choice('ABCDXK')}{r.choice('ABCDXK')}-{r.randint(1000, 99999)}-{r.choice(['S', 'M', 'L'])}")),
    Sort("upc", ("upc", "ean", "gtin", "barcode"), _simple(lambda r, i: _luhn(f"0{r.randint(10**9, 10**10 - 1)}"))),
    Sort("stamp", ("created_at", "ts", "updated", "timestamp", "last_login", "event_time"), _stamp),
    Sort("day", ("order_date", "ship_date", "invoice date", "due", "date"), lambda r: _date(r, 2010, 2025)),
    Sort("zip4", ("zip4", "zip+4", "plus4", "route"), _simple(lambda r, i: f"{r.randint(10000, 99999)}-{r.randint(1000, 9999)}")),
    Sort("sensor", ("temp_c", "humidity", "voltage", "rpm", "reading", "accel_x"), _simple(lambda r, i: f"{r.uniform(-40, 999):.{r.choice([2, 3, 5])}f}")),
    Sort("counter", ("id", "row_id", "seq", "rec_no", "line"), _counter),
    Sort("amount", ("amount", "total", "price", "qty", "balance"), _simple(lambda r, i: f"{r.uniform(0, 99999):,.2f}")),
    Sort("epoch", ("epoch", "unix_time", "ts_ms", "modified"), _simple(lambda r, i: str(1_300_000_000 + r.randrange(400_000_000)))),
    Sort("hash", ("sha1", "etag", "checksum", "digest"), _simple(lambda r, i: f"{r.getrandbits(160):040x}")),
    Sort("uuid", ("uuid", "guid", "request_id", "trace_id"), _simple(lambda r, i: f"{r.getrandbits(32):08x}-{r.getrandbits(16):04x}-4{r.getrandbits(12):03x}-a{r.getrandbits(12):03x}-{r.getrandbits(48):012x}")),
    Sort("version", ("version", "build", "firmware"), _simple(lambda r, i: f"{r.randint(0, 20)}.{r.randint(0, 99)}.{r.randint(0, 9999)}")),
    Sort("status", ("status", "type", "category", "channel"), _simple(lambda r, i: r.choice(["open", "closed", "pending", "returned"]))),
    Sort("flag", ("active", "flag", "is_valid"), _simple(lambda r, i: r.choice(["Y", "N"]))),
    Sort("city", ("city", "town", "site"), _simple(lambda r, i: r.choice(_CITIES)), ("", "us_address", "city")),
    Sort("serial", ("serial_no", "device_serial", "asset_tag", "meter_no"), _simple(lambda r, i: f"{r.choice('ABCDEF')}{r.randint(10**7, 10**8 - 1)}")),
    Sort("ten digits", ("ticket", "case_no", "transaction_id", "batch"), _digits(10, 10)),
    Sort("sixteen digits", ("txn_ref", "voucher", "gift_code", "session_no"), _digits(16, 16)),
)  # fmt: skip
_NEUTRAL = ("number", "no", "value", "ref", "code", "field", "data", "key", "attribute", "nbr")
_CRYPTIC = ("c{n}", "F{n:03d}", "col_{n}", "x{n}", "V{n}")


def main(tables: int) -> None:
    engine, context = shared_engine(), Context()
    right = total = 0
    misjudged: Counter[tuple[str, str, str]] = Counter()
    for number in range(tables):
        r = Random(f"zoo {number}")
        sorts = r.sample(SORTS, r.randint(5, 14))
        cryptic = number % 3 == 2
        forms = r.choice((_CRYPTIC, _NEUTRAL))
        form = r.choice(forms)
        names = [
            (form if forms is _CRYPTIC else r.choice(_NEUTRAL)).format(n=n + 1) if cryptic else r.choice(sort.headers)
            for n, sort in enumerate(sorts)
        ]
        names = [name if names.index(name) == n else f"{name}_{n}" for n, name in enumerate(names)]
        rows = r.choice([60, 200, 800])
        cells = []
        for sort in sorts:
            make, gaps = sort.make(r), r.choice([0.0, 0.0, 0.05, 0.3])
            cells.append([None if r.random() < gaps else make(i) for i in range(rows)])
        columns = settle([judge_column(engine.detectors, n, c, context) for n, c in zip(names, cells, strict=True)])
        together = compose(names)
        grouped = {i for g in (*together.names, *together.addresses) for i in g.indices}
        for n, (sort, column) in enumerate(zip(sorts, columns, strict=True)):
            kind = column.judgement.kind_id or ""
            if kind and column.judgement.confidence < 0.5:
                # Only possible: it makes nobody and lifts no risk above medium.
                kind = ""
            if cryptic and sort.kinds and not sort.bare:
                # Without a header it may be known by its cells, and must not be taken for another kind.
                ok = kind == "" or kind in sort.kinds
            else:
                ok = kind in sort.kinds if sort.kinds else kind == ""
            total += 1
            right += ok or n in grouped
            if not (ok or n in grouped):
                misjudged[sort.name, names[n] if not cryptic else "(cryptic)", kind or "none"] += 1
    print(f"{tables} tables, {total} columns: {right} right, {right / total:.4f}")
    for (sort, header, kind), count in misjudged.most_common():
        print(f"{count:4d}  {sort} under {header!r}: {kind}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
