"""`pii-scan attorneys`: give a case lists of attorneys, by which calls are found; or list and withdraw."""

from typing import Annotated

import typer

from pii_scan.cli.options import AttorneyFiles, CaseFolder, KeyFile
from pii_scan.model.errors import ExitCode, UsageError


def register(app: typer.Typer) -> None:
    app.command()(attorneys)


def attorneys(
    case: CaseFolder,
    files: AttorneyFiles = None,
    withdraw: Annotated[
        str,
        typer.Option(
            "--withdraw",
            metavar="SHA256",
            help="End a list: the first digits of its file's SHA-256, e.g. 5f1d33. Default: none.",
            show_default=False,
        ),
    ] = "",
    key_file: KeyFile = None,
) -> int:
    """Find privileged calls by lists of attorneys' numbers.

    The report is written again, from the case alone; the leaked data may be gone by now. Numbers are kept as tokens,
    the file's SHA-256 goes into the journal. Without any option the lists of the case are shown.

    Example: pii-scan attorneys case --attorneys barlist.csv --attorneys defenders.xlsx
    """
    from pii_scan.engine.attorney_lists import add_lists, read_lists
    from pii_scan.engine.attorney_lists import withdraw as end
    from pii_scan.engine.finish import finish
    from pii_scan.store.attorney_lists import known_lists
    from pii_scan.store.case import Case

    if withdraw and files:
        raise UsageError("--withdraw stands alone", "Give the other options in a second command")
    given = read_lists(case, files or ())
    with Case.open(case, key_file=key_file) as opened:
        if withdraw:
            end(opened, withdraw)
        elif given:
            new = add_lists(opened, given)
            typer.echo(f"{new} new of {len(given)} lists")
            for one in given:
                typer.echo(f"{one.sha256[:12]}  numbers in {one.rows_with_number:,} of {one.rows:,} rows")
        else:
            for entry in known_lists(opened):
                state = f"withdrawn {entry.withdrawn}" if entry.withdrawn else "counts"
                typer.echo(f"{entry.list_sha256}\t{entry.numbers} numbers\t{state}")
            return ExitCode.DONE
        ended = finish(opened)
    typer.echo(ended.headline)
    typer.echo(f"Report: {ended.report / 'index.html'}")
    return ExitCode.DONE
