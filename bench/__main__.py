"""`python -m bench [--only NAME]... [--scale X] [--presidio-tests DIR] [--write]`: prints the tables, and writes
them for the docs.
"""

import argparse
import importlib.metadata
import os
import platform
import time
from datetime import UTC, datetime
from importlib import import_module

from bench.measure import ROOT
from bench.presidio_floor import VARIABLE
from bench.sheet import Section, missed

PARTS = (
    "text",
    "recall",
    "presidio_floor",
    "tables",
    "formats",
    "documents",
    "images",
    "card_reading",
    "startup",
    "job",
)
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, help="this part only; may be repeated")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full sizes, e.g. 0.1 for a quick look")
    parser.add_argument("--presidio-tests", metavar="DIR", help="presidio-analyzer/tests of a copy of its repository")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)} as well")
    given = parser.parse_args()
    if given.presidio_tests:
        os.environ[VARIABLE] = given.presidio_tests
    began, load = time.monotonic(), os.getloadavg()[0]
    where = conditions(given.scale, load)
    print(where, flush=True)
    sections: list[Section] = []
    for part in given.only or PARTS:
        for section in import_module(f"bench.{part}").sections(given.scale):
            print(f"\n{section.markdown()}", flush=True)
            sections.append(section)
    end = ending(sections, time.monotonic() - began)
    print(end)
    if given.write:
        body = "\n".join(section.markdown() for section in sections)
        PAGE.write_text(f"# Benchmarks\n\n{where}\n\n{body}\n{end}\n", "utf-8")


def conditions(scale: float, load: float) -> str:
    """Date, machine and versions: without them no figure means anything."""
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}"
        for name in ("pii-scan", "presidio-analyzer", "google-re2", "tesserocr", "pytesseract", "rapidocr")
    )
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, load {load:.1f} at the start"
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC by `make bench`, scale {scale:g}: {machine}; "
        f"Python {platform.python_version()}; {versions}.\n"
        "CPU seconds are user + system with children; each subject ran in its own process, one thread per library. "
        "Other work on the machine moves the absolute figures: compare the rows of one run."
    )


def ending(sections: list[Section], wall_s: float) -> str:
    """Goals missed, by name, and how long the run took."""
    open_goals = missed(sections)
    told = "\n".join(f"- {line}" for line in open_goals) or "none"
    return f"## Goals missed\n\n{told}\n\nThe whole run took {wall_s:.0f} s."


if __name__ == "__main__":
    main()
