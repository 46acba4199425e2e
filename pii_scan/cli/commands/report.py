"""`pii-scan report`: write the report of a case again, from the case alone."""

import typer

from pii_scan.cli.options import CaseFolder, KeyFile


def register(app: typer.Typer) -> None:
    app.command()(report)


def report(case: CaseFolder, key_file: KeyFile = None) -> int:
    """Write the report of a case again, from the case alone.

    People are linked and risks assessed anew; the leaked data may be gone by now.
    """
    from pii_scan.engine.finish import finish
    from pii_scan.store.case import Case

    with Case.open(case, key_file=key_file) as opened:
        ended = finish(opened)
    typer.echo(ended.headline)
    typer.echo(f"Report: {ended.report / 'index.html'}")
    return 0
