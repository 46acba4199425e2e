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

KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="Key of the case, e.g. /media/stick/case.key. Default: the one in your configuration folder.",
        show_default=False,
    ),
]
