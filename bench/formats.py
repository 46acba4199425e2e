"""Every format on real files: what is read, in part, not, and why; and what plain tools read that we do not.

The files are those of `../shared/data/real` (see its README); without them this part says so and measures nothing.
"""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.measure import ROOT, run
from bench.sheet import Goal, Section

REAL = ROOT.parent / "shared" / "data" / "real"
_FOLDERS = ("tika", "mail", "parquet", "exif-samples", "pdf417")
_FAILED = frozenset({"internal", "killed", "timed_out", "out_of_memory"})


def sections(scale: float) -> list[Section]:
    files = chosen(scale)
    if not files:
        return [Section("Formats: not measured, the real files are not on this machine", ("", ""))]
    got = run("format_subjects:compare", files=[str(path) for path in files])
    found: list[dict[str, Any]] = got["files"]
    return [_states(found), _oracles(found, got["oracles"]), _silent(found)]


def chosen(scale: float) -> list[Path]:
    """Files of every folder, evenly over its list."""
    out: list[Path] = []
    for folder in _FOLDERS:
        found = sorted(path for path in (REAL / folder).rglob("*") if path.is_file())
        step = max(1.0, 1 / scale) if scale > 0 else 1.0
        out += [found[int(number * step)] for number in range(int(len(found) / step))]
    return out


def verdict(entry: dict[str, Any]) -> str:
    """complete, partial, encrypted, unsupported or failed."""
    codes = {reason.partition(":")[0] for reason in entry["reasons"]}
    if entry["state"] == "failed" or codes & _FAILED:
        return "failed"
    if codes & {"unsupported", "not_transcribed"}:
        return "unsupported"
    if entry["state"] == "skipped" and "encrypted" in codes:
        return "encrypted"
    return "failed" if entry["state"] == "skipped" else str(entry["state"])


def _states(found: list[dict[str, Any]]) -> Section:
    section = Section(
        "Formats: what becomes of real files",
        (
            "reader", "files", "complete", "partial", "encrypted", "unsupported", "failed", "reasons",
            "CPU-s", "peak MiB", "missed of", "in complete",
        ),
        (
            "Each file in a process of its own, members and all, without OCR and without detection; CPU and peak of "
            "the slowest and largest file. A picture that would need OCR counts as partial.",
            "Many of the files are damaged on purpose. `missed of`: words and members that any plain tool sees and we "
            "do not, over all files of the row; `in complete`: of them in files that are called complete.",
        ),
    )  # fmt: skip
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in found:
        groups[entry["reader"] or "(none)"].append(entry)
    for reader, entries in [*sorted(groups.items()), ("all", found)]:
        counts = Counter(verdict(entry) for entry in entries)
        silent = sum(missed(entry) for entry in entries if entry["state"] == "complete")
        section.add(
            reader, str(len(entries)), *(str(counts[name] or "") for name in
            ("complete", "partial", "encrypted", "unsupported", "failed")), _reasons(entries),
            max(entry["cpu_s"] for entry in entries), max(entry["peak_mb"] for entry in entries),
            str(sum(missed(entry) for entry in entries)), str(silent),
            value=counts["failed"] if reader == "all" else None,
            goal=Goal(at_most=0) if reader == "all" else None,
        )  # fmt: skip
    return section


def missed(entry: dict[str, Any]) -> int:
    """Different words and members that at least one oracle sees and we do not."""
    return len({word for gap in entry["gaps"].values() for part in gap.values() for word in part})


def _reasons(entries: list[dict[str, Any]]) -> str:
    codes = Counter(code for entry in entries for code in {r.partition(":")[0] for r in entry["reasons"]})
    return ", ".join(f"{code} {count}" if count > 1 else code for code, count in codes.most_common(4))


def _oracles(found: list[dict[str, Any]], oracles: list[str]) -> Section:
    section = Section(
        "Formats: beside plain tools",
        ("tool", "files it reads", "files where it sees more", "words", "members", "files called complete among them"),
        ("Words of three and more letters or four and more digits, as sets per file.",),
    )
    for name in oracles:
        asked = [entry for entry in found if name in entry["read_by"]]
        if not asked:
            continue
        more = [entry for entry in asked if name in entry["gaps"]]
        words, members = (sum(len(entry["gaps"][name][part]) for entry in more) for part in ("words", "members"))
        silent = sum(entry["state"] == "complete" for entry in more)
        section.add(name, str(len(asked)), str(len(more)), str(words), str(members), str(silent))
    return section


def _silent(found: list[dict[str, Any]]) -> Section:
    section = Section(
        "Formats: called complete, and a plain tool sees more",
        ("file", "reader", "tool", "words", "members"),
        ("Each line was looked at by hand; what it is stands in the issue's notes. The goal is an empty table.",),
    )
    for entry in found:
        if entry["state"] == "complete":
            for name, gap in entry["gaps"].items():
                section.add(entry["file"], entry["reader"], name, str(len(gap["words"])), str(len(gap["members"])))
    section.add(
        "files", None, None, str(len(section.rows)), None, value=len(section.rows), goal=Goal(at_most=0)
    )  # fmt: skip
    return section
