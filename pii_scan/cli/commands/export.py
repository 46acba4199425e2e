"""`pii-scan export`: write the report files elsewhere, with `--reveal` in clear."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(export)


def export(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="Case folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to; made if absent.")],
    reveal: Annotated[
        bool,
        typer.Option("--reveal", help="Original addresses and values in clear. Needs the key; goes into the journal."),
    ] = False,
    key_file: Annotated[Path | None, typer.Option("--key-file", help="Key of the case.", show_default=False)] = None,
) -> int:
    from pii_scan.engine.export import export_case

    names = export_case(case, output, reveal=reveal, key_file=key_file)
    typer.echo(f"{len(names)} files in {output}")
    return 0
