"""Writes the tables of docs/reference out of the code; `--check` only tells which pages differ.

A page says where a table belongs with a pair of comment lines, `generated: NAME` and `end`. What stands
around them is written by hand and left alone.
"""

import argparse
import dataclasses
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pii_scan import plugins
from pii_scan.model.errors import ExitCode
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.problem import ProblemCode
from pii_scan.report.words import CLASSES, class_title, problem_words

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
BLOCK = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

EXIT_CODES = {
    ExitCode.DONE: ("done", "every item was read in full; or the command did what it was asked"),
    ExitCode.ERROR: ("error", "anything that has no code of its own"),
    ExitCode.USAGE: ("usage", "an unknown option or value, no target, a case folder inside its own target"),
    ExitCode.INCOMPLETE: ("incomplete", "the run is done, and at least one item was read in part or not at all"),
    ExitCode.SOURCE: ("source", "the target is absent, unreachable, or refuses access"),
    ExitCode.MISSING: ("missing", "a program or a Python package that is needed is not installed"),
    ExitCode.CASE: (
        "case",
        "the case is in use, of another format, has other settings or another target, or its key is not at hand",
    ),
    ExitCode.VERIFICATION: ("verification", "`verify` found something that is not as it was written"),
    ExitCode.FAIL_ON: ("fail-on", "an item reaches the level of `--fail-on`"),
    ExitCode.INTERRUPTED: ("interrupted", "SIGINT or SIGTERM; run the same command again to continue"),
}

LIMITS = {
    "wall_s": (
        "--item-timeout",
        "seconds of wall clock per item or member, its members left out; grows with size, see below",
    ),
    "cpu_s": ("--item-cpu", "seconds of processor time per item or member; grows likewise"),
    "memory_bytes": ("--worker-memory", "address space of one worker process"),
    "item_bytes": ("--max-item", "a larger item or member is listed as `too_large` and not read"),
    "depth": ("", "levels of nesting; deeper members are `too_deep`"),
    "children": ("", "members of one listed item, all levels together"),
    "child_bytes": (
        "",
        "bytes unpacked out of one listed item, all levels together; or four times its own, if more",
    ),
    "ratio": ("", "unpacked to packed bytes, looked at once 10 MiB are unpacked"),
    "pages": ("", "pages or frames of one document"),
    "pixels": ("", "pixels of one picture"),
    "cell_rows": ("", "a table up to this many rows gives a match per cell, a longer one per column and kind"),
    "text_chars": ("", "characters of one text"),
    "kills": (
        "",
        "tries of one item that may take their worker down and bring less than they cost",
    ),
}


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


def cli() -> str:
    from typer.main import get_command

    from pii_scan.cli.app import app

    root: Any = get_command(app)
    parts = [_command("pii-scan", root)]
    parts += [_command(f"pii-scan {name}", command) for name, command in root.commands.items()]
    return "\n".join(parts)


def _command(name: str, command: Any) -> str:
    arguments = [p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument"]
    commands = ["COMMAND"] if hasattr(command, "commands") else []
    usage = " ".join([name, "[OPTIONS]", *arguments, *commands])
    words = re.sub(r"^`pii-scan \w+`: ", "", " ".join((command.help or "").split()))
    lines = [
        f"## {name}",
        "",
        textwrap.fill(words[:1].upper() + words[1:], 118, break_on_hyphens=False),
        "",
        f"    {usage}",
        "",
    ]
    rows = [_parameter(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        lines.append(table(("argument or option", "default", "meaning"), rows))
    return "\n".join(lines)


def _parameter(parameter: Any) -> tuple[str, str, str]:
    if parameter.param_type_name == "argument":
        name = (parameter.metavar or parameter.name).strip("[].").upper()
        return f"`{name}`", "required" if parameter.required else "", parameter.help or ""
    names = ", ".join(f"`{name}`" for name in sorted(parameter.opts, key=len, reverse=True))
    if parameter.is_flag:
        return names, "off", parameter.help or ""
    if parameter.name == "workers":
        default = "number of processors"
    else:
        default = "required" if parameter.required else "" if parameter.default is None else f"`{parameter.default}`"
    return names, default, parameter.help or ""


def kinds() -> str:
    rows: dict[str, list[str]] = {}
    for detector in plugins.load("pii_scan.detect", "DETECTOR"):
        for kind in (detector.kind, *detector.other_kinds):
            first = [
                kind.title, kind.legal_class.value, kind.presidio or "", "yes" if kind.identifies else "", "", "", "",
            ]  # fmt: skip
            row = rows.setdefault(kind.id, first)
            if kind is detector.kind:
                row[4] = "; ".join(dict.fromkeys(filter(None, (row[4], detector.standard))))
                row[5] = "; ".join(dict.fromkeys(filter(None, (row[5], detector.validator))))
                row[6] = " ".join(dict.fromkeys(filter(None, (row[6], detector.not_covered))))
    found = [(f"`{kind}`", *row) for kind, row in sorted(rows.items())]
    return table(
        ("kind", "what", "legal class", "presidio", "names one person", "defined by", "checked", "not covered"), found
    )


def classes() -> str:
    used: dict[str, list[str]] = {}
    for detector in plugins.load("pii_scan.detect", "DETECTOR"):
        for kind in (detector.kind, *detector.other_kinds):
            used.setdefault(kind.legal_class.value, []).append(f"`{kind.id}`")
    order = [name for name in CLASSES if name in set(LegalClass)]
    rows = [
        (f"`{LegalClass(name).value}`", class_title(name), ", ".join(sorted(set(used.get(name, ())))) or "none yet")
        for name in order
    ]
    return table(("legal class", "what", "kinds that are found"), rows)


def formats() -> str:
    rows = [
        (f"`{e.id}`", e.title, " ".join(e.extensions), e.reads, e.not_read, e.library)
        for e in plugins.load("pii_scan.extract", "EXTRACTOR")
    ]
    return table(("format", "what", "usual endings", "read", "not read", "by"), sorted(rows))


def locations() -> str:
    from pii_scan.filetype.location_formats import LOCATION_FORMATS

    return table(("media type", "what is not looked at"), sorted((f"`{k}`", v) for k, v in LOCATION_FORMATS.items()))


def sources() -> str:
    rows = [(f"`{s.id}`", s.title, s.targets) for s in plugins.load("pii_scan.source", "SOURCE")]
    return table(("source", "what", "target"), sorted(rows))


def reports() -> str:
    rows = [
        (f"`{r.filename}`", r.title, "in clear" if r.reveals else "stays masked")
        for r in plugins.load("pii_scan.report", "REPORT")
    ]
    return table(("file", "what", "with `export --reveal`"), sorted(rows))


def problem_codes() -> str:
    return table(("code", "meaning", "what to do"), [(f"`{code.value}`", *problem_words(code)) for code in ProblemCode])


def exit_codes() -> str:
    return table(("code", "name", "meaning"), [(f"`{int(code)}`", *EXIT_CODES[code]) for code in ExitCode])


def limits() -> str:
    defaults = Limits()
    rows = []
    for field in dataclasses.fields(Limits):
        option, words = LIMITS[field.name]
        value = getattr(defaults, field.name)
        shown = f"{value // MIB:,} MiB" if field.name.endswith("_bytes") else f"{value:,}"
        if field.name == "text_chars":
            shown = f"{value:,}"
        rows.append((f"`{field.name}`", shown, f"`{option}`" if option else "", words))
    return table(("limit", "default", "option", "meaning"), rows)


def layers() -> str:
    from pii_scan.model.evidence import How

    words = {
        How.NATIVE: "text as the file holds it",
        How.OCR: "read out of a picture",
        How.BARCODE: "payload of a barcode",
        How.MRZ: "machine-readable zone of a travel document",
        How.HANDWRITING: "read out of handwriting",
        How.METADATA: "properties of a file: EXIF, XMP, document properties",
        How.NAME: "the path, member or sheet name itself",
        How.CARVED: "strings out of a binary that no reader knows",
    }
    return table(("`source_layer`", "meaning"), [(f"`{how.value}`", words[how]) for how in How])


TABLES: dict[str, Callable[[], str]] = {
    "cli": cli,
    "kinds": kinds,
    "classes": classes,
    "formats": formats,
    "locations": locations,
    "sources": sources,
    "reports": reports,
    "problem-codes": problem_codes,
    "exit-codes": exit_codes,
    "limits": limits,
    "layers": layers,
}


def filled(page: str) -> str:
    """The page with every table as the code has it now.

    Raises:
        KeyError: the page asks for a table that does not exist.
    """
    return BLOCK.sub(lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n{found[3]}", page)


def pages() -> Iterator[tuple[Path, str, str]]:
    """(page, what it says, what it should say) of every reference page that holds a table."""
    for path in sorted(REFERENCE.glob("*.md")):
        text = path.read_text("utf-8")
        if BLOCK.search(text):
            yield path, text, filled(text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page differs")
    check = parser.parse_args().check
    differing = [(path, wanted) for path, found, wanted in pages() if found != wanted]
    for path, wanted in differing:
        print(f"{'differs' if check else 'written'}: {path.name}")
        if not check:
            path.write_text(wanted, "utf-8")
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
