"""Takes suppressions into a case and works out what they leave out: before linking, risk and report."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.detect.detector import Context
from pii_scan.engine import registry
from pii_scan.engine.masking import PathMasker
from pii_scan.engine.records import name_blocks
from pii_scan.link.muted import Muted
from pii_scan.model.errors import CaseError, UsageError
from pii_scan.model.evidence import Text
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band
from pii_scan.model.suppression import Suppression, SuppressionEntry, SuppressionStatus
from pii_scan.store import derived
from pii_scan.store.keys import keyed_hash, value_key
from pii_scan.store.record_schema import KEY_COLUMNS
from pii_scan.store.suppressions import put, set_effect

if TYPE_CHECKING:
    from pii_scan.store.case import Case
    from pii_scan.store.reader import CaseReader
    from pii_scan.store.rows import MatchRow

_LABELS = 3
"""Labels of a kind with which a value is read, to learn its canonical form."""
_CARDS = {"us_state_id": "us_driver_license"}
"""Kinds that share a number space in records."""
_BLOCKS = {
    "person_name": ("block:name", "block:first", "block:last", "block:phonetic", "block:initials"),
    "date_of_birth": ("block:birth_date",),
    "us_address": ("block:house_zip",),
    "address": ("block:house_zip",),
}
"""What a kind adds to a record besides its own key."""


def add_suppressions(case: "Case", entries: Sequence[SuppressionEntry]) -> int:
    """Stores those that the case does not have; the number of new or changed ones.

    Raises:
        UsageError: a kind is none of the case's, or a reason holds what it should not.
    """
    if not entries:
        return 0
    reader = case.reader()
    known = reader.suppressions()
    qualifiers: dict[str, set[str]] = defaultdict(set)
    if any(entry.values for entry in entries):
        for match in reader.matches():
            qualifiers[match.kind].add(match.qualifier)
    changed = 0
    for entry in entries:
        _look_over(case, reader, entry)
        wanted = _resolved(case, entry, qualifiers)
        if wanted.id in known:
            there = known[wanted.id][0]
            if entry.created is None:
                wanted = replace(wanted, created=there.created)
            # What was withdrawn stays so though the same file is given again.
            if wanted == replace(there, withdrawn=""):
                continue
        put(case, wanted)
        changed += 1
    return changed


def withdraw(case: "Case", name: str) -> None:
    """
    Raises:
        UsageError: there is none of this id, or it was withdrawn before.
    """
    found = case.reader().suppressions().get(name)
    if found is None or found[0].withdrawn:
        raise UsageError(f"The case has no suppression {name!a} that stands", "`pii-scan suppress CASE` lists them")
    put(case, replace(found[0], withdrawn=case.journal.now()[:10]))


def apply_suppressions(case: "Case") -> Muted:
    """Judges which stand today, finds the items they mean, counts what they leave out (derived `suppressions`), and
    returns what the linking of people leaves out."""
    reader = case.reader()
    stored = [suppression for suppression, _ in reader.suppressions().values()]
    if not stored:
        return Muted()
    today = date.fromisoformat(case.journal.now()[:10])
    statuses = {s.id: s.status(today) for s in stored}
    active = [s for s in stored if statuses[s.id] is SuppressionStatus.ACTIVE]
    set_effect(case, statuses, _places(case, reader, [s for s in active if s.address]))
    matches: Counter[str] = Counter()
    items: dict[str, set[int]] = defaultdict(set)
    for match in reader.matches():
        if match.suppressed:
            matches[match.suppressed] += match.count
            items[match.suppressed].add(match.item_id)
    shown = [
        {
            "id": s.id, "status": statuses[s.id].value, "reason": s.reason, "author": s.author, "created": s.created,
            "expires": s.expires or None, "withdrawn": s.withdrawn or None, "kinds": list(s.kinds),
            "findings": list(s.findings), "values": s.values, "address": s.address or None,
            "matches": matches[s.id], "items": len(items[s.id]),
        }
        for s in stored
    ]  # fmt: skip
    derived.write_derived(case, "suppressions", shown)
    return _muted(case, reader, active) if active else Muted()


def refuse_inside(case: Path, files: Iterable[Path]) -> None:
    """A file with values in clear has no business in the case.

    Raises:
        UsageError: one lies there.
    """
    for file in files:
        if file.resolve().is_relative_to(case.resolve()):
            raise UsageError("The suppressions file lies inside the case folder", "Keep it elsewhere: it is in clear")


def _look_over(case: "Case", reader: "CaseReader", entry: SuppressionEntry) -> None:
    kinds = reader.kinds
    for kind in entry.kinds:
        if kind not in kinds:
            raise UsageError(
                f"{entry.where}: suppression: the case knows no kind {kind!a}", "See `pii-scan plugins --sort kinds`"
            )
    engine, own = registry.detect_engine(case.settings.rules), registry.kinds(case.settings.rules)
    for text in (entry.reason, entry.id):
        for match in engine.scan(Text(text), Context()):
            if match.band is Band.HIGH and own[match.kind].legal_class not in (LegalClass.NAME, LegalClass.SUPPORTING):
                raise UsageError(
                    f"{entry.where}: suppression: the reason or id holds a value ({match.kind})",
                    "Both are shown in the report: write them without",
                )


def _resolved(case: "Case", entry: SuppressionEntry, qualifiers: "dict[str, set[str]]") -> Suppression:
    hash_key = case.key.hash_key
    keys: set[str] = set()
    records: set[str] = set()
    for kind in entry.kinds if entry.values else ():
        for value in entry.values:
            for normal, issuer in _forms(value.reveal(), kind, case.settings.rules):
                keys.update(value_key(hash_key, kind, normal, q) for q in {"", issuer, *qualifiers[kind]})
                records.update(_record_keys(hash_key, kind, normal))
    address, sealed = "", ""
    if entry.address:
        address = PathMasker(hash_key, rules=case.settings.rules).name(entry.address)
        sealed = keyed_hash(hash_key, "suppressed address", entry.address)
        case.vault.put_many({sealed: entry.address.encode()})
    values = [keyed_hash(hash_key, "suppressed value", value.reveal()) for value in entry.values]
    says = "\0".join(
        (entry.reason, entry.author, str(entry.expires), *sorted(entry.kinds), *sorted(entry.findings), *sorted(values),
         sealed)
    )  # fmt: skip
    return Suppression(
        id=entry.id or "s-" + keyed_hash(hash_key, "suppression", says)[:12],
        reason=entry.reason,
        author=entry.author,
        created=entry.created.isoformat() if entry.created else case.journal.now()[:10],
        expires=entry.expires.isoformat() if entry.expires else "",
        kinds=tuple(sorted(entry.kinds)),
        findings=tuple(sorted(entry.findings)),
        value_keys=tuple(sorted(keys)),
        record_keys=tuple(sorted(records)),
        values=len(entry.values),
        address=address,
        sealed_address=sealed,
    )


def _forms(value: str, kind: str, rules: tuple[str, ...]) -> set[tuple[str, str]]:
    """(canonical form, qualifier): as the kind's own detector reads the value, and the usual forms besides."""
    text = value.strip()
    compact = "".join(char for char in text if char.isalnum())
    words = " ".join(re.findall(r"[^\W_]+", text))
    plain = {text, text.lower(), text.upper(), compact.upper(), words.upper(), re.sub(r"\D", "", text)}
    found = {(form, "") for form in plain if form}
    engine = registry.detect_engine(rules)
    leads = [""] + [f"{label}: " for label in _labels(kind, rules)]
    for lead in leads:
        for match in engine.scan(Text(lead + text), Context()):
            start, end = match.spot.start, match.spot.end
            if match.kind == kind and start == len(lead) and end == len(lead) + len(text):
                found.add((match.normal.reveal(), match.qualifier))
    return found


@cache
def _labels(kind: str, rules: tuple[str, ...]) -> tuple[str, ...]:
    detectors = registry.detect_engine(rules).detectors
    return tuple(
        label for d in detectors if kind in {d.kind.id, *(k.id for k in d.other_kinds)} for label in d.labels[:_LABELS]
    )


def _record_keys(hash_key: bytes, kind: str, normal: str) -> set[str]:
    """What a record knows of the value; of a name only the whole of it."""
    found = {value_key(hash_key, _CARDS.get(kind, kind), normal)}
    if kind == "person_name" and (name := name_blocks(normal).get("block:name")):
        found.add(value_key(hash_key, "block:name", name))
    elif kind == "date_of_birth":
        found.add(value_key(hash_key, "block:birth_date", normal))
    return found


def _places(case: "Case", reader: "CaseReader", suppressions: Sequence[Suppression]) -> list[tuple[str, int]]:
    """(id, item): an address means an item, and all that lies inside it."""
    if not suppressions:
        return []
    globs: list[tuple[str, re.Pattern[str]]] = []
    for suppression in suppressions:
        data = case.vault.get(suppression.sealed_address)
        if data is None:
            raise CaseError("The vault lacks an address", "Run `pii-scan verify` on the case")
        globs.append((suppression.id, glob_regex(data.decode())))
    found: list[tuple[str, int]] = []
    for item in reader.items():
        texts = [item.address]
        if item.address_masked:
            texts.append(reader.reveal_address(item.item_id))
        above = [part for text in texts for part in _with_containers(text)]
        found += [(name, item.item_id) for name, glob in globs if any(glob.fullmatch(text) for text in above)]
    return found


def _with_containers(address: str) -> Iterator[str]:
    steps = address.split("!/")
    for count in range(len(steps), 0, -1):
        yield "!/".join(steps[:count])


def glob_regex(glob: str) -> re.Pattern[str]:
    """`*` stands for anything, `/` too, `?` for one character; without a scheme it may begin at any folder."""
    pattern = glob if "://" in glob or glob.startswith("*") else f"*/{glob.lstrip('/')}"
    parts = (".*" if char == "*" else "." if char == "?" else re.escape(char) for char in re.sub(r"\*+", "*", pattern))
    return re.compile("".join(parts), re.DOTALL)


def _muted(case: "Case", reader: "CaseReader", active: Sequence[Suppression]) -> Muted:
    """From the matches themselves: a content lies at several places, and what is left out at one may count at
    another. Memory grows with what is left out."""
    hash_key = case.key.hash_key
    muted = Muted()
    for suppression in active:
        if suppression.value_keys and not suppression.address:
            muted.keys.update(("", key) for key in suppression.record_keys)
    by_value = {s.id: s for s in active if s.by_value}
    values: dict[tuple[str, str, str], MatchRow] = {}
    for match in reader.matches():
        if match.suppressed and match.band != Band.DUMMY:
            content = match.content_sha256 or ""
            muted.columns.update((content, column) for column in _columns(match.kind))
            muted.classes.add((content, match.legal_class))
            if match.suppressed in by_value:
                values[match.record_id or "", match.kind, match.value_key] = match
    for match in reader.matches():
        if not match.suppressed and match.band != Band.DUMMY:
            content = match.content_sha256 or ""
            muted.columns.difference_update((content, column) for column in _columns(match.kind))
            muted.classes.discard((content, match.legal_class))
            values.pop((match.record_id or "", match.kind, match.value_key), None)
    opened = reader.reveal_many({match.sealed_key for match in values.values()})
    for (record, kind, key), match in values.items():
        suppression = by_value[match.suppressed]
        ids = {*suppression.findings, *suppression.value_keys}
        everywhere = not suppression.address and (key in ids or match.finding_id in ids)
        normal = opened.get(match.sealed_key, ("", ""))[1]
        if normal and (everywhere or record):
            scope = "" if everywhere else record
            muted.keys.update((scope, name) for name in _record_keys(hash_key, kind, normal))
    muted.contents.update(_covered_contents(reader))
    return muted


def _columns(kind: str) -> set[str]:
    """Where a record keeps values of a kind; some kinds share one."""
    return {KEY_COLUMNS.get(name, name) for name in (kind, *_BLOCKS.get(kind, ()))}


def _covered_contents(reader: "CaseReader") -> set[str]:
    """Contents all of whose places are left out whole."""
    covered = reader.covered_items()
    if not covered:
        return set()
    everywhere: dict[str, bool] = {}
    for item in reader.items():
        if item.content_sha256 is not None:
            before = everywhere.get(item.content_sha256, True)
            everywhere[item.content_sha256] = before and item.item_id in covered
    return {content for content, all_of_it in everywhere.items() if all_of_it}


__all__ = ["add_suppressions", "apply_suppressions", "glob_regex", "refuse_inside", "withdraw"]
