"""A store made of lists: synthetic, seeded, about the size of a small leak, with hostile names in it."""

import random
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import pyarrow as pa

from pii_scan.model.record import Person
from pii_scan.store.privileged_calls import PrivilegedCall
from pii_scan.store.rows import ItemRow, MatchRow
from tests.store.linked_rows import people_batch

ROOT = "az://cellblockmedia/uploads"
HOSTILE = (
    "=cmd|' /C calc'!A0.csv",
    "<script>alert(1)</script>.txt",
    "\x1b[31mred\x07.log",
    "invoice_\u202egpj.exe",
    "@SUM(1+1)*cmd.csv",
    '"><img src=x onerror=alert(2)>.png',
)
"""Names as an attacker would want them to arrive, not percent-encoded by the address."""
CANARY = "KZ90817264"
"""A value that only the vault holds."""

_TYPES: dict[str, tuple[str, str, str, tuple[tuple[str, str, str], ...]]] = {
    "drivers_license_front": (
        "critical", "image/jpeg", "ids/{n:05d}_front.jpg",
        (("us_driver_license", "drivers_license", "*******42"), ("person_name", "name", "***"),
         ("date_of_birth", "dob", "***"), ("us_address", "address", "***")),
    ),
    "drivers_license_back": (
        "critical", "image/jpeg", "ids/{n:05d}_back.jpg",
        (("us_driver_license", "drivers_license", "*******42"), ("person_name", "name", "***")),
    ),
    "profile_photo": (
        "high", "image/heic", "profiles/{n}/selfie.heic",
        (("gps_location", "geolocation", "{gps}"), ("facial_image", "facial_image", "***")),
    ),
    "messages": (
        "critical", "text/csv", "messages/2019-{n:02d}.csv",
        (("person_name", "name", "***"), ("phone", "phone", "(***) ***-**47"),
         ("sensitive_content", "most_sensitive", "***"), ("us_ssn", "ssn", "***-**-*789")),
    ),
    "bank_statement": (
        "critical", "application/pdf", "finance/statement {n}.pdf",
        (("us_bank_account", "acct_without_code", "********4471"), ("person_name", "name", "***"),
         ("us_aba_routing", "supporting", "*******93")),
    ),
    "handwritten_note": ("low", "image/png", "notes/note-{n}.png", (("person_name", "name", "***"),)),
    "photo": ("none", "image/jpeg", "misc/IMG_{n}.jpg", ()),
    "config": ("critical", "text/plain", "backup/app-{n}.conf", (("password", "credentials", "***"),)),
    "email": ("medium", "message/rfc822", "mail/{n}.eml",
              (("email", "email", "*****@*******.***"), ("person_name", "name", "***"))),
}  # fmt: skip
_COUNTS = {"drivers_license_front": 160, "drivers_license_back": 120, "profile_photo": 90, "messages": 14,
           "bank_statement": 22, "handwritten_note": 18, "photo": 61, "config": 3, "email": 25}  # fmt: skip
_REASONS = {
    "critical": ("driver's licence number", "ID image"),
    "high": ("position of a home: 3 photos within 40 m",),
    "medium": ("name with e-mail address",),
    "low": ("a portrait or a name alone",),
}
_TROUBLE = (
    ("backup/old.zip", "skipped", "application/zip", "encrypted", "3 of 3 members"),
    ("ids/00917_front.jpg", "partial", "image/jpeg", "truncated", "decoded 412 of 1000 rows"),
    ("video/visit.mp4", "skipped", "video/mp4", "unsupported", "no reader for video/mp4"),
    ("finance/huge.xlsb", "partial", "application/vnd.ms-excel.sheet.binary", "timed_out", "300 s"),
    ("misc/core.dmp", "skipped", "application/octet-stream", "too_large", "4.1 GB"),
    ("notes/note-99.png", "partial", "image/png", "manual_review", "handwriting, quality 0.31"),
)
_PLACES = ((39.8, -84.2), (32.8, -96.8), (34.1, -118.2), (41.9, -87.6), (29.8, -95.4), (40.7, -74.0), (61.2, -149.9))


class FakeCase:
    """Has the attributes of the store's reader."""

    def __init__(self, seed: int = 7, scale: float = 1.0) -> None:
        self._items: list[ItemRow] = []
        self._matches: list[MatchRow] = []
        self._risk: dict[int, tuple[str, tuple[str, ...]]] = {}
        self._random = random.Random(seed)
        self._derived: dict[str, Any] = _derived()
        self.meta: dict[str, Any] = {
            "case_id": "0f3c", "format_version": 1, "tool_version": "0.1.0", "target": ROOT,
            "seed": 20260507, "settings": {"ocr": "auto", "workers": 2}, "created": "2026-05-07T02:11:09Z",
            "started": "2026-05-07T02:11:10Z", "finished": "2026-05-07T03:02:44Z",
            "versions": {"tesseract": "5.3.0", "rules": "2026.05"},
        }  # fmt: skip
        self.journal_tip = "9b1f" * 16
        self.kinds = {"us_ssn": {"legal_class": "ssn", "title": "Social Security number"}}
        for name, (risk, media, path, kinds) in _TYPES.items():
            for n in range(max(1, int(_COUNTS[name] * scale))):
                self._add(f"{ROOT}/{path.format(n=n)}", media, name, risk, kinds)
        for path, state, media, code, detail in _TROUBLE:
            problem = ((code, "extract", state, detail),)
            self._add(f"{ROOT}/{path}", media, "", "unknown", (), state=state, problems=problem)
        for name in HOSTILE:
            self._add(f"{ROOT}/odd/{name}", "text/plain", "log", "medium", (("email", "email", "***@***.***"),))
        self._add(f"{ROOT}/a.zip!/ids/{HOSTILE[1]}", "image/jpeg", "photo", "none", (), depth=1)
        self._matches.append(self._match(1, "us_ssn", "ssn", "***-**-6789", band="dummy"))
        self._matches.append(self._match(2, "us_ssn", "ssn", "*******89", band="possible"))
        self._items.sort(key=lambda row: (row.address, row.item_id))

    def items(self) -> Iterator[ItemRow]:
        return iter(self._items)

    def matches(self) -> Iterator[MatchRow]:
        return iter(self._matches)

    def item_risk(self) -> dict[int, tuple[str, tuple[str, ...]]]:
        return self._risk

    def privileged_calls(self) -> Iterator[PrivilegedCall]:
        for n in range(3):
            yield PrivilegedCall(
                level=("confirmed", "probable", "possible")[n], reasons=("attorney_list", "not_recorded"), item_id=1,
                address=ROOT, table_name="", row=2 + n, start="2015-01-03T07:52:20", duration_s=61, facility=HOSTILE[0],
                state="OH", recording=True, attorney=(7, 8), attorney_masked="+*********43", inmate=(9 + n, 1),
                inmate_masked="******1", account=None, account_masked="", source="list:0a1b2c3d4e5f6071", source_row=4,
            )  # fmt: skip

    def open_token(self, left: int, right: int) -> str:
        return f"opened {left} {right}"

    def derived(self, name: str) -> Any:
        return self._derived.get(name)

    def people_batches(self) -> "Iterator[pa.RecordBatch]":
        yield people_batch(
            [
                Person("p1", ("r1",), ("name",), None, None, None),
                Person("p2", ("r161", "r2"), ("drivers_license", "name"), "OH", "address", False),
            ]
        )

    def reveal_many(self, sealed_keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        return {key: (CANARY + key, CANARY) for key in sealed_keys}

    def reveal_address(self, item_id: int) -> str:
        return f"{ROOT}/{CANARY}/{item_id}"

    def _add(self, address: str, media: str, document: str, risk: str, kinds: tuple[tuple[str, str, str], ...],
             state: str = "complete", problems: tuple[tuple[str, str, str, str], ...] = (), depth: int = 0) -> None:  # fmt: skip
        number = len(self._items) + 1
        # Every twentieth file lies there twice.
        sha = f"{(number - 1 if number % 20 == 0 else number):064x}" if state != "skipped" else None
        self._items.append(
            ItemRow(
                item_id=number, parent_id=None if depth == 0 else 1, address=address, address_masked=False,
                depth=depth, listed=depth == 0, size_bytes=self._random.randint(2_000, 900_000), modified=None,
                media_type=media, content_sha256=sha, document_type=document, document_confidence=0.93,
                state=state, problems=problems,
            )
        )  # fmt: skip
        self._risk[number] = (risk, _REASONS.get(risk, ()))
        for kind, legal_class, masked in kinds:
            self._matches.append(self._match(number, kind, legal_class, masked))

    def _match(self, item_id: int, kind: str, legal_class: str, masked: str, band: str = "high") -> MatchRow:
        number = len(self._matches)
        lat, lon = self._random.choice(_PLACES)
        gps = f"{lat + self._random.randint(-9, 9) / 10:.1f},{lon + self._random.randint(-9, 9) / 10:.1f}"
        return MatchRow(
            match_id=f"{number:032x}", finding_id=f"{number // 2:032x}", record_id=f"r{item_id}", item_id=item_id,
            address=f"{ROOT}/item{item_id}", content_sha256=f"{item_id:064x}", kind=kind, legal_class=legal_class,
            masked=masked.format(gps=gps), value_key=sha256(b"%d" % self._random.randint(1, 400)).hexdigest()[:32], confidence=0.97312345,
            band=band, spot={"page": 1, "line": 3, "box": None}, source_layer="ocr", detector=kind,
            reasons=("label:dl",), count=1, sealed_key=f"s{number}",
        )  # fmt: skip


def _derived() -> dict[str, Any]:
    figures = {"OH": (61, 66, 71), "TX": (48, 52, 60), "CA": (33, 39, 44), "FL": (20, 21, 25), "NY": (11, 12, 16),
               "IL": (9, 9, 10), "PA": (6, 7, 7), "GA": (5, 5, 6), "AZ": (2, 3, 3), "WA": (1, 2, 2), "AK": (1, 1, 1)}  # fmt: skip
    return {
        "people": {
            "low": 207, "best": 231, "high": 262, "records": 420, "minors": 4,
            "reasons": ["24 pairs share name and birth date but no ID number: joined in the low count only",
                        "31 licence images whose number was not read could be people already counted"],
        },
        "residents": {
            "states": [
                {"state": code, "low": low, "best": best, "high": high, "address": best - best // 3,
                 "issuing_state": best // 3 - best // 9, "weak": best // 9}
                for code, (low, best, high) in figures.items()
            ],
            "unknown": 14, "conflicting": 3,
        },
        "severity": {"se": 4.25, "level": "very high", "dpc": 4, "ei": 1, "cb": 0.25,
                     "reasons": ["DPC 4: government IDs and health data with names",
                                 "EI 1: scanned IDs name the person", "CB +0.25: open to everybody"]},
        "call_records": {"calls": 3_012, "numbers": 417, "privileged": {"confirmed": 22, "probable": 9, "possible": 31},
                         "first": "2015-01-03T07:52:20", "last": "2015-04-08T09:57:58", "inmates": 12,
                         "facilities": [{"facility": HOSTILE[0], "calls": 3_012, "confirmed": 22, "probable": 9,
                                         "possible": 31, "recorded": 5}],
                         "privileged_by": {"attorney_list": 22, "label": 9}, "privileged_inmates": 4,
                         "attorneys": {"listed_numbers": 8, "lists_given": 0, "lists_found": 1},
                         "longest_gap": {"seconds": 5399, "since": "2015-01-26T12:30:08", "until": "2015-01-26T14:00:07"},
                         "states": [{"state": "OH", "calls": 1_900}, {"state": "TX", "calls": 1_112}]},
        "homes": [{"lat": 39.8, "lon": -84.2, "points": 3, "radius_m": 40, "reasons": ["3 photos on 3 days"]},
                  {"lat": 32.8, "lon": -96.8, "points": 5, "radius_m": 25, "reasons": ["5 photos, 4 at night"]}],
    }  # fmt: skip
