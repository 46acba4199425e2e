"""`pii-scan report`: write the report of a case again, from the case alone."""

import typer

from pii_scan.cli.options import Accessed, CaseFolder, Discovered, KeyFile, LawFile


def register(app: typer.Typer) -> None:
    app.command()(report)


def report(
    case: CaseFolder,
    discovered: Discovered = None,
    accessed: Accessed = None,
    law: LawFile = None,
    key_file: KeyFile = None,
) -> int:
    """Write the report of a case again, from the case alone.

    People are linked, risks and the duty to notify assessed anew; the leaked data may be gone by now.

    Example: pii-scan report case --discovered 2026-05-07 --accessed unknown
    """
    from pii_scan.engine.finish import finish
    from pii_scan.law.inputs import given
    from pii_scan.law.run import remember
    from pii_scan.store.case import Case

    inputs = given(discovered, accessed, law)
    with Case.open(case, key_file=key_file) as opened:
        remember(opened, inputs)
        ended = finish(opened)
    typer.echo(ended.headline)
    typer.echo(f"Report: {ended.report / 'index.html'}")
    return 0
