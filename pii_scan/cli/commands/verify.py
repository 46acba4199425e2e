"""`pii-scan verify`: check journal, ledger, records, vault and report of a case."""

import typer

from pii_scan.cli.options import CaseFolder, KeyFile
from pii_scan.model.errors import ExitCode


def register(app: typer.Typer) -> None:
    app.command()(verify)


def verify(case: CaseFolder, key_file: KeyFile = None) -> int:
    """Check that a case is whole and as it was written.

    Looks at the journal's chain, every batch of the ledger, records, vault and report files; changes nothing.
    Without the key all but the vault's values is checked. Exit code 7 where something does not hold.
    """
    from pii_scan.store.verify import verify as check

    issues = check(case, key_file)
    for issue in issues:
        typer.echo(str(issue))
    if issues:
        typer.echo("1 check failed" if len(issues) == 1 else f"{len(issues):,} checks failed")
    else:
        typer.echo("verified: everything holds")
    return ExitCode.VERIFICATION if issues else ExitCode.DONE
