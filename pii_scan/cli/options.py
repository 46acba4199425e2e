"""Options that several commands share, in the same words."""

from pathlib import Path
from typing import Annotated

import typer

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="Case folder that a scan made, e.g. case.")]

KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="Key of the case, e.g. /media/stick/case.key. Default: the one in your configuration folder.",
        show_default=False,
    ),
]
