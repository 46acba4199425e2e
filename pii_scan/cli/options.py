"""Options that several commands share, in the same words."""

from pathlib import Path
from typing import Annotated

import typer

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="Case folder that a scan made, e.g. case.")]

RulesFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help="Kinds of your own, TOML or YAML, e.g. acme.toml; may be given several times. Default: none, or those "
        "that the case was made with.",
        show_default=False,
    ),
]

SuppressionFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--suppressions",
        metavar="FILE",
        help="What is known and shall not count, TOML, YAML or CSV, e.g. known.toml; may be given several times. Kept "
        "by the case. Default: what the case has.",
        show_default=False,
    ),
]

AttorneyFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--attorneys",
        metavar="FILE",
        help="Names and numbers of attorneys, CSV, XLSX or text, e.g. barlist.csv; may be given several times. Kept by "
        "the case as tokens. Default: what the case has.",
        show_default=False,
    ),
]

Discovered = Annotated[
    str | None,
    typer.Option(
        "--discovered",
        metavar="DATE",
        help="Day on which the exposure was discovered, e.g. 2026-05-07: deadlines to notify count from it. Kept by "
        "the case. Default: what the case has.",
        show_default=False,
    ),
]

Accessed = Annotated[
    str | None,
    typer.Option(
        "--accessed",
        metavar="ANSWER",
        help="Whether logs show that the data were accessed or acquired: yes, no or unknown, e.g. yes. Kept by the "
        "case. Default: what the case has, or unknown.",
        show_default=False,
    ),
]

LawFile = Annotated[
    Path | None,
    typer.Option(
        "--law",
        metavar="FILE",
        help="Counsel's changes to the table of notification laws, CSV with code, field, value and note, e.g. "
        "counsel.csv; takes the place of earlier ones. Kept by the case. Default: what the case has.",
        show_default=False,
    ),
]

KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="Key of the case, e.g. /media/stick/case.key. Default: the one in your configuration folder.",
        show_default=False,
    ),
]
