"""`pii-scan export`: write the report files elsewhere, with `--reveal` in clear."""

from pathlib import Path
from typing import Annotated

import typer

from pii_scan.cli.options import CaseFolder, KeyFile


def register(app: typer.Typer) -> None:
    app.command()(export)


def export(
    case: CaseFolder,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write to, e.g. out; made if absent."),
    ],
    reveal: Annotated[
        bool,
        typer.Option(
            "--reveal",
            help="Original addresses and values in clear, for your eyes only. Needs the key, goes into the journal, "
            "and must lie outside of the case. Default: masked.",
        ),
    ] = False,
    key_file: KeyFile = None,
) -> int:
    """Write a case's report files elsewhere, masked or in clear."""
    from pii_scan.engine.export import export_case

    names = export_case(case, output, reveal=reveal, key_file=key_file)
    typer.echo(f"{len(names)} files in {output}")
    return 0
