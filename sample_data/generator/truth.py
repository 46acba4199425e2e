"""What stands in which file: written down while it is printed, so that recall and precision can be counted."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from sample_data.generator.people import Person

LEGAL_CLASS = {
    "us_ssn": "ssn", "us_ssn_last4": "ssn_partial", "us_itin": "taxpayer_id", "us_driver_license": "drivers_license",
    "us_state_id": "state_id", "passport": "passport", "us_medicare_mbi": "health_insurance",
    "inmate_number": "booking_number", "credit_card": "acct_without_code", "card_security_code": "acct_with_code",
    "iban": "acct_without_code", "us_bank_account": "acct_without_code", "us_aba_routing": "supporting",
    "email": "email", "phone": "phone", "date_of_birth": "dob", "password": "credentials",
    "private_key": "private_key", "us_address": "address", "person_name": "name", "gps_location": "geolocation",
    "us_alien_number": "other_gov_id", "us_ein": "supporting",
}  # fmt: skip

DATE_STYLES = {
    "us": "%m/%d/%Y", "dash": "%m-%d-%Y", "iso": "%Y-%m-%d", "mon": "%d %b %Y", "long": "%B %d, %Y",
    "packed": "%m%d%Y", "ymd": "%Y%m%d", "short": "%m/%d/%y", "es": "%d/%m/%Y",
}  # fmt: skip

Value = dict[str, Any]


def alnum(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).upper()


@dataclass(slots=True)
class FileTruth:
    """One file or member. The printing methods return the text and note it down."""

    path: str
    document_type: str
    quality: str = "clean"
    expected_state: str = "complete"
    reason: str | None = None
    values: list[Value] = field(default_factory=list)
    decoys: list[Value] = field(default_factory=list)
    neutral: list[Value] = field(default_factory=list)
    """Real in form but nobody's (a shop's address, a bank's service line): reporting it is neither right nor wrong."""
    topics: dict[str, str] = field(default_factory=dict)
    """Free-text classes (most_sensitive, privileged, medical): `must` be reported for the file, or `may`."""
    portraits: int = 0
    """Faces that are drawn on it: a portrait detector may or may not take them for one."""

    def note(self, kind: str, value: str, normal: str, person: Person | None = None, row: int | None = None) -> str:
        entry: Value = {"kind": kind, "legal_class": LEGAL_CLASS[kind], "value": value, "normal": normal}
        if person:
            entry["person"] = person.id
        if row is not None:
            entry["row"] = row
        for old in self.values:
            if (
                row is None
                and old["kind"] == kind
                and old["normal"] == normal
                and old["value"] == value
                and old.get("person") == entry.get("person")
            ):
                old["count"] = old.get("count", 1) + 1
                return value
        self.values.append(entry)
        return value

    def decoy(self, kind: str, value: str, why: str) -> str:
        """Has the shape of `kind` but is none: reporting it with high confidence is wrong."""
        self.decoys.append(
            {"kind": kind, "legal_class": LEGAL_CLASS[kind], "value": value, "normal": alnum(value), "why": why}
        )
        return value

    def nobodys(self, kind: str, value: str, normal: str = "") -> str:
        self.neutral.append(
            {"kind": kind, "legal_class": LEGAL_CLASS[kind], "value": value, "normal": normal or value.upper()}
        )
        return value

    def name(self, p: Person, style: str = "fl", row: int | None = None) -> str:
        """Styles: fl, fml (with middle), lf (`Last, First`), lfm, first/last apart are printed by the caller."""
        middle = f" {p.middle}" if p.middle else ""
        text = {
            "fl": f"{p.first} {p.last}",
            "fml": f"{p.first}{middle} {p.last}",
            "fil": f"{p.first} {p.middle[:1] + '. ' if p.middle else ''}{p.last}",
            "lf": f"{p.last}, {p.first}",
            "lfm": f"{p.last}, {p.first}{middle}",
        }[style.lower()]
        text = text.upper() if style.isupper() else text
        middle_part = {"fml": p.middle, "fil": p.middle[:1], "lfm": p.middle}.get(style.lower(), "")
        normal = " ".join(part for part in (p.first, middle_part, p.last) if part).upper()
        return self.note("person_name", text, normal, p, row)

    def born(self, p: Person, style: str = "us", row: int | None = None) -> str:
        text = p.born.strftime(DATE_STYLES[style])
        return self.note("date_of_birth", text, p.born.isoformat(), p, row)

    def ssn(self, p: Person, style: str = "-", row: int | None = None) -> str:
        """`style` is what stands between the groups; `""` prints nine bare digits."""
        text = style.join((p.ssn[:3], p.ssn[3:5], p.ssn[5:]))
        return self.note("us_ssn", text, p.ssn, p, row)

    def last4(self, p: Person, row: int | None = None) -> str:
        return self.note("us_ssn_last4", p.ssn[5:], p.ssn[5:], p, row)

    def phone(self, p: Person, style: str = "paren", row: int | None = None) -> str:
        return self.number(p.phone, style, p, row)

    def number(self, ten: str, style: str = "paren", person: Person | None = None, row: int | None = None) -> str:
        a, b, c = ten[:3], ten[3:6], ten[6:]
        text = {
            "paren": f"({a}) {b}-{c}", "dash": f"{a}-{b}-{c}", "dot": f"{a}.{b}.{c}", "bare": ten, "e164": f"+1{ten}",
            "one": f"1-{a}-{b}-{c}", "space": f"{a} {b} {c}",
        }[style]  # fmt: skip
        return self.note("phone", text, f"+1{ten}", person, row)

    def email(self, p: Person, row: int | None = None) -> str:
        return self.note("email", p.email, p.email.lower(), p, row)

    def address(self, p: Person, style: str = "line", row: int | None = None) -> str:
        """Styles: line, lines (two), upper, uplines, alt (`street<TAB>city...` is the caller's own)."""
        join = "\n" if "lines" in style else ", "
        text = f"{p.street_line}{join}{p.city_line}"
        text = text.upper() if style.startswith("up") else text
        self.note("us_address", text.replace("\n", ", "), f"{p.street_line}, {p.city_line}".upper(), p, row)
        return text

    def licence(self, p: Person, state_id: bool = False, printed: str | None = None, row: int | None = None) -> str:
        kind = "us_state_id" if state_id else "us_driver_license"
        return self.note(kind, printed or p.licence, alnum(p.licence), p, row)

    def card(self, p: Person, style: str = " ", row: int | None = None) -> str:
        n = p.card
        groups = (n[:4], n[4:10], n[10:]) if len(n) == 15 else (n[:4], n[4:8], n[8:12], n[12:])
        return self.note("credit_card", style.join(groups), n, p, row)

    def cvv(self, p: Person, row: int | None = None) -> str:
        return self.note("card_security_code", p.cvv, p.cvv, p, row)

    def account(self, p: Person, row: int | None = None) -> str:
        return self.note("us_bank_account", p.account, p.account, p, row)

    def routing(self, p: Person, row: int | None = None) -> str:
        return self.note("us_aba_routing", p.routing, p.routing, p, row)

    def inmate(self, p: Person, row: int | None = None) -> str:
        return self.note("inmate_number", p.inmate, alnum(p.inmate), p, row)

    def gps(self, p: Person | None, latitude: float, longitude: float) -> None:
        self.note("gps_location", f"{latitude:.6f},{longitude:.6f}", f"{latitude:.6f},{longitude:.6f}", p)


class Leak:
    """The folder that is made, and its truth."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.seed = seed
        self.files: list[FileTruth] = []
        self.people: dict[str, Person] = {}
        self.privileged_calls = 0

    def rng(self, name: str) -> Random:
        """Own dice for each file, so that adding one changes no other."""
        return Random(f"{self.seed}:{name}")

    def truth(
        self, path: str, document_type: str, quality: str = "clean", state: str = "complete", reason: str | None = None
    ) -> FileTruth:
        entry = FileTruth(path, document_type, quality, state, reason)
        self.files.append(entry)
        return entry

    def write(self, path: str, data: bytes) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def as_json(self) -> str:
        kinds: dict[str, set[str]] = {}
        for entry in self.files:
            for value in entry.values:
                if "person" in value:
                    kinds.setdefault(value["person"], set()).add(value["kind"])
        people: list[dict[str, Any]] = [
            {"id": p.id, "name": p.upper, "state": p.state, "minor": p.minor, "kinds": sorted(kinds[p.id])}
            for p in sorted(self.people.values(), key=lambda q: q.id)
            if p.id in kinds
        ]
        residents: dict[str, int] = {}
        for row in people:
            if {"us_address", "us_driver_license", "us_state_id"} & set(row["kinds"]):
                residents[str(row["state"])] = residents.get(str(row["state"]), 0) + 1
        files = []
        for entry in sorted(self.files, key=lambda f: f.path):
            line: dict[str, Any] = {
                "path": entry.path, "document_type": entry.document_type, "quality": entry.quality,
                "expected_state": entry.expected_state, "reason": entry.reason, "portraits": entry.portraits,
            }  # fmt: skip
            place = self.root / entry.path
            if "!/" not in entry.path and place.is_file():
                line["sha256"] = hashlib.sha256(place.read_bytes()).hexdigest()
            files.append(
                {
                    **line,
                    "values": entry.values,
                    "decoys": entry.decoys,
                    "neutral": entry.neutral,
                    "topics": entry.topics,
                }
            )
        head = {
            "seed": self.seed,
            "people_count": len(people),
            "residents": dict(sorted(residents.items())),
            "privileged_calls": self.privileged_calls,
        }
        parts = [json.dumps(head, ensure_ascii=False)[:-1], ', "people": [\n']
        parts.append(",\n".join(json.dumps(row, ensure_ascii=False) for row in people))
        parts.append('\n], "files": [\n')
        parts.append(",\n".join(json.dumps(row, ensure_ascii=False) for row in files))
        parts.append("\n]}\n")
        return "".join(parts)


def us_date(day: date) -> str:
    return day.strftime("%m/%d/%Y")
