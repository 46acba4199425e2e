"""`pii-scan verify`: check journal, ledger, records, vault and report of a case."""

from pathlib import Path
from typing import Annotated

import typer

from pii_scan.model.errors import ExitCode


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(verify)


def verify(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="Case folder.")],
    key_file: Annotated[Path | None, typer.Option("--key-file", help="Key of the case.", show_default=False)] = None,
) -> int:
    from pii_scan.store.verify import verify as check

    issues = check(case, key_file)
    for issue in issues:
        typer.echo(str(issue))
    typer.echo("verified: everything holds" if not issues else f"{len(issues)} checks failed")
    return ExitCode.VERIFICATION if issues else ExitCode.DONE
