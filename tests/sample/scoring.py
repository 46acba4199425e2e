"""Scores a case's revealed findings against `truth.json`: recall and precision per legal class and quality.

`python -m tests.sample.scoring EXPORT_DIR [--truth FILE] [--misses]` where EXPORT_DIR came from
`pii-scan export CASE --output EXPORT_DIR --reveal`.

A value counts once per file, however often it is printed or read there; classes of free text (privileged, medical,
most_sensitive) count once per file. Recall asks whether a true value was
reported with band `high`; precision asks whether what was reported `high` is printed in that file. Portraits and
routing numbers drive no law and are left out, as are files whose bytes were cut off or locked on purpose.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Json = dict[str, Any]
LEFT_OUT = frozenset({"facial_image", "supporting"})
TOPICS = frozenset({"privileged", "most_sensitive", "medical"})
"""Classes of free text: scored once per file, whatever words were found."""
SAME_CLASS = {"acct_with_code": "account", "acct_without_code": "account"}
"""Whether an account stands with or without its code is a matter of the record, not of the value."""
QUALITIES = ("clean", "mild", "moderate", "severe")
_UNITS = frozenset({"APT", "UNIT", "STE", "SUITE", "NO", "#", "APARTMENT"})


def plain_path(address: str) -> str:
    """`file:///a/b%21c.zip!/x` → `/a/b!c.zip!/x`."""
    body = address.partition("://")[2] or address
    return "!/".join(unquote(step) for step in body.split("!/"))


def file_of(address: str, known: frozenset[str]) -> str | None:
    """The entry of the truth that an address lies in: itself, or the nearest container that is listed."""
    path = plain_path(address)
    while True:
        parts = path.split("/")
        for start in range(len(parts)):
            tail = "/".join(parts[start:])
            if tail in known:
                return tail
        if "!/" not in path:
            return None
        path = path.rpartition("!/")[0]


def letters(text: str) -> str:
    return "".join(c for c in text.upper() if c.isalnum())


def name_key(text: str) -> frozenset[str]:
    """Tokens of a name without order, initials' dots and titles."""
    words = re.split(r"[\s,]+", text.upper().replace(".", " ").replace("<", " "))
    return frozenset("".join(c for c in w if c.isalnum()) for w in words if w) - {
        "",
        "JR",
        "SR",
        "III",
        "II",
        "MR",
        "MRS",
        "MS",
        "DR",
    }


def same_name(found: str, true: str) -> bool:
    """Equal tokens; a middle name may be missing, shortened to its initial or spelled out on one side."""
    a, b = name_key(found), name_key(true)
    if a == b:
        return True
    small, large = sorted((a, b), key=len)
    rest = large - small
    if len(small) >= 2 and small < large and len(rest) == 1:
        return True
    return len(a) == len(b) >= 3 and len(a & b) == len(a) - 1 and next(iter(a - b))[0] == next(iter(b - a))[0]


def address_key(text: str) -> tuple[str, frozenset[str], str]:
    """House number, the words of the street's name, ZIP."""
    upper = text.upper().replace("\n", " ")
    number = re.match(r"\W*(\d+)", upper)
    zips = re.findall(r"\b(\d{5})(?:-?\d{4})?\b", upper[number.end() :] if number else upper)
    street = re.split(r"[,;]", upper[number.end() :])[0] if number else upper
    words = [w for w in re.findall(r"[A-Z]{3,}", street) if w not in _UNITS]
    return (number.group(1) if number else "", frozenset(words[:2]), zips[-1] if zips else "")


def same_address(found: str, true: str) -> bool:
    a, b = address_key(found), address_key(true)
    return a[0] == b[0] and bool(a[1] & b[1]) and (a[2] == b[2] or not a[2] or not b[2])


def same_point(found: str, true: str) -> bool:
    try:
        lat, lon = (float(x) for x in found.split(",")[:2])
        true_lat, true_lon = (float(x) for x in true.split(",")[:2])
    except ValueError:
        return False
    return abs(lat - true_lat) < 2e-4 and abs(lon - true_lon) < 2e-4


def same(legal_class: str, found: Json, true: Json) -> bool:
    """Whether a finding is the true value, by its canonical form or else as printed."""
    shown = [str(x) for x in (found.get("normalised"), found.get("value")) if x]
    for text in shown:
        if legal_class == "name" and same_name(text, true["normal"]):
            return True
        if legal_class == "address" and same_address(text, true["normal"]):
            return True
        if legal_class == "geolocation" and same_point(text, true["normal"]):
            return True
        if legal_class == "phone" and letters(text)[-10:] == letters(true["normal"])[-10:]:
            return True
        if legal_class in {"email", "credentials"} and text.lower() == true["normal"].lower():
            return True
        if legal_class == "private_key" and true["normal"].startswith(text.strip()[:20]) and len(text) > 20:
            return True
        if letters(text) and letters(text) in (letters(true["normal"]), letters(true["value"])):
            return True
    return False


def _bucket() -> Json:
    return {"true": 0, "found": 0, "reported": 0, "right": 0, "missed": [], "wrong": []}


def _class(raw: str) -> str:
    return SAME_CLASS.get(raw, raw)


def _scored(entry: Json) -> bool:
    return entry["expected_state"] == "complete" or entry["reason"] in {None, "manual_review", "location_not_read"}


def score(findings: Iterable[Json], truth: Json) -> Json:
    """`{legal_class: {"all": {...}, "clean": {...}, …, "easy": {...}}}`; `easy` is clean and mild together.

    Each bucket holds true, found, recall, reported, right, precision (None where nothing to divide by), missed and
    wrong as (path, value) pairs.
    """
    files = {entry["path"]: entry for entry in truth["files"]}
    known = frozenset(files)
    reported: dict[tuple[str, str], list[Json]] = defaultdict(list)
    strays: list[Json] = []
    for finding in findings:
        if finding.get("band") != "high" or finding["legal_class"] in LEFT_OUT:
            continue
        path = file_of(finding["address"], known)
        if path is None:
            strays.append(finding)
        else:
            reported[path, _class(finding["legal_class"])].append(finding)
    table: dict[str, dict[str, Json]] = defaultdict(lambda: defaultdict(_bucket))
    for path, entry in files.items():
        if not _scored(entry):
            continue
        true_by_class: dict[str, dict[str, Json]] = defaultdict(dict)
        for value in entry["values"]:
            if value["legal_class"] not in LEFT_OUT:
                true_by_class[_class(value["legal_class"])].setdefault(value["normal"], value)
        classes = {*true_by_class, *(c for p, c in reported if p == path), *entry.get("topics", {})}
        for legal_class in classes:
            truths = list(true_by_class[legal_class].values())
            seen: dict[str, Json] = {}
            nobodys = [v for v in entry.get("neutral", []) if _class(v["legal_class"]) == legal_class]
            for finding in reported.get((path, legal_class), []):
                if any(same(legal_class, finding, v) for v in nobodys):
                    continue
                seen.setdefault(letters(str(finding.get("normalised") or finding.get("value") or "")), finding)
            topic = entry.get("topics", {}).get(legal_class)
            if legal_class in TOPICS:
                truths = [{"value": legal_class, "normal": legal_class}] if topic == "must" else []
                seen = {legal_class: {"value": legal_class}} if seen and topic != "may" else {}
            # Equal forms first: comparing all with all takes seconds on the large tables.
            exact = {letters(v["normal"]) for v in truths}
            hits = [letters(v["normal"]) in seen or any(same(legal_class, f, v) for f in seen.values()) for v in truths]
            rights = [key in exact or any(same(legal_class, f, v) for v in truths) for key, f in seen.items()]
            groups = ["all", entry["quality"], *(["easy"] if entry["quality"] in ("clean", "mild") else [])]
            for group in groups:
                bucket = table[legal_class][group]
                bucket["true"] += len(truths)
                bucket["found"] += sum(hits)
                bucket["reported"] += len(seen)
                bucket["right"] += sum(rights)
                bucket["missed"] += [(path, v["value"]) for v, hit in zip(truths, hits, strict=True) if not hit]
                bucket["wrong"] += [
                    (path, f.get("value")) for f, ok in zip(seen.values(), rights, strict=True) if not ok
                ]
    for groups_ in table.values():
        for bucket in groups_.values():
            bucket["recall"] = bucket["found"] / bucket["true"] if bucket["true"] else None
            bucket["precision"] = bucket["right"] / bucket["reported"] if bucket["reported"] else None
    return {"classes": {c: dict(g) for c, g in sorted(table.items())}, "strays": strays}


def ledger(export: Path, truth: Json) -> Json:
    """Compares `coverage.csv` and `items.csv` with the truth: files not accounted for, other states, other types."""
    files = {entry["path"]: entry for entry in truth["files"]}
    known = frozenset(files)
    rows: dict[str, dict[str, list[dict[str, str]]]] = {
        "coverage.csv": defaultdict(list),
        "items.csv": defaultdict(list),
    }
    for name, by_path in rows.items():
        with (export / name).open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                path = file_of(row["address"], known)
                # A page or an embedded picture is accounted for with the file that holds it.
                if path is not None and plain_path(row["address"]).endswith(path):
                    by_path[path].append(row)
    states, types = [], []
    for path, entry in files.items():
        covered = rows["coverage.csv"].get(path, [])
        if covered and entry["expected_state"] not in {row["state"] for row in covered}:
            states.append((path, entry["expected_state"], covered[0]["state"], covered[0]["reason"]))
        seen = rows["items.csv"].get(path, [])
        if seen and entry["document_type"] and seen[0]["document_type"] != entry["document_type"]:
            types.append((path, entry["document_type"], seen[0]["document_type"]))
    return {"unaccounted": sorted(known - set(rows["coverage.csv"])), "states": states, "types": types}


def pretty(result: Json) -> str:
    """A table: class, recall and precision on clean + mild items, then recall per quality."""

    def show(share: float | None) -> str:
        return "   - " if share is None else f"{share:5.2f}"

    lines = [f"{'class':<20}{'true':>6}{'recall':>8}{'prec.':>7}   " + "".join(f"{q:>16}" for q in QUALITIES)]
    for legal_class, groups in result["classes"].items():
        easy = groups.get("easy") or _bucket() | {"recall": None, "precision": None}
        cells = []
        for quality in QUALITIES:
            g = groups.get(quality)
            cells.append(f"{g['found']:>5}/{g['true']:<4}{show(g['precision'])} " if g else " " * 16)
        lines.append(
            f"{legal_class:<20}{easy['true']:>6}{show(easy['recall']):>8}{show(easy['precision']):>7}   "
            + "".join(cells)
        )
    if result["strays"]:
        lines.append(f"{len(result['strays'])} findings in files that the truth does not know")
    return "\n".join(lines)


def load(export: Path) -> list[Json]:
    path = export / "findings.jsonl" if export.is_dir() else export
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description="Scores revealed findings against the sample's truth.")
    parser.add_argument("export", type=Path)
    parser.add_argument("--truth", type=Path, default=Path(__file__).parents[2] / "sample_data" / "truth.json")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was wrong")
    args = parser.parse_args()
    truth = json.loads(args.truth.read_text(encoding="utf-8"))
    result = score(load(args.export), truth)
    print(pretty(result))
    if args.export.is_dir():
        for word, entries in ledger(args.export, truth).items():
            print(f"{len(entries)} files: {word}")
            for line in entries if args.misses else ():
                print("   ", line)
    if args.misses:
        for legal_class, groups in result["classes"].items():
            for word in ("missed", "wrong"):
                for path, value in groups["all"][word]:
                    print(f"{word:<7}{legal_class:<18}{path}: {value!r}")


if __name__ == "__main__":
    main()
