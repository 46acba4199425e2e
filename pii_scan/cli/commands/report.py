"""`pii-scan report`: write the report of a case again, from the case alone."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(report)


def report(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="Case folder.")],
    key_file: Annotated[Path | None, typer.Option("--key-file", help="Key of the case.", show_default=False)] = None,
) -> int:
    from pii_scan.engine.finish import finish
    from pii_scan.engine.summary import outcome
    from pii_scan.store.case import Case

    with Case.open(case, key_file=key_file) as opened:
        folder = finish(opened)
    typer.echo(outcome(case).headline)
    typer.echo(f"Report: {folder / 'index.html'}")
    return 0
