"""`pii-scan suppress`: leave known matches out of risk and counts, with a reason and an end; or list and withdraw."""

from pathlib import Path
from typing import Annotated

import typer

from pii_scan.cli.options import CaseFolder, KeyFile
from pii_scan.model.errors import ExitCode, UsageError


def register(app: typer.Typer) -> None:
    app.command()(suppress)


def suppress(
    case: CaseFolder,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Suppressions, TOML, YAML or CSV, e.g. known.toml, outside of the case; the only way to give values. "
            "May be given several times. Default: none.",
            show_default=False,
        ),
    ] = None,
    finding: Annotated[
        list[str] | None,
        typer.Option(
            "--finding",
            metavar="ID",
            help="finding_id, match_id or value_key of findings.jsonl, 32 hex digits, e.g. "
            "01d78d2993e5a871009483e7568f2506; may be given several times. Default: none.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only matches of this kind, e.g. email; may be given several times. Default: every kind.",
            show_default=False,
        ),
    ] = None,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            metavar="GLOB",
            help="Only at these addresses and inside them, e.g. 'fixtures/*.csv'; * stands for anything. Default: "
            "everywhere.",
            show_default=False,
        ),
    ] = "",
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help="Why, e.g. 'test data'; the report shows it. Default: none.",
            show_default=False,
        ),
    ] = "",
    author: Annotated[
        str,
        typer.Option(
            "--author", metavar="NAME", help="Who decided it, e.g. jd. Default: your login.", show_default=False
        ),
    ] = "",
    expires: Annotated[
        str,
        typer.Option(
            "--expires",
            metavar="DAY",
            help="Last day on which it counts, e.g. 2027-01-31, or never. Default: none.",
            show_default=False,
        ),
    ] = "",
    withdraw: Annotated[
        str,
        typer.Option(
            "--withdraw",
            metavar="ID",
            help="End a suppression, e.g. staff-mailboxes. Default: none.",
            show_default=False,
        ),
    ] = "",
    key_file: KeyFile = None,
) -> int:
    """Leave known matches out of risk, people and counts.

    They stay in the case, marked, and the report is written again. What is given must hold together: --kind and
    --address suppress that kind there. Without any option the suppressions of the case are listed.

    Example: pii-scan suppress case --address 'fixtures/*' --reason 'test data' --expires 2027-01-31
    """
    from pii_scan.engine.suppress import add_suppressions, refuse_inside
    from pii_scan.engine.suppress import withdraw as end
    from pii_scan.engine.suppression_file import entry_of, read_suppressions

    single = {"finding": finding, "kind": kind, "address": address, "reason": reason, "author": author,
              "expires": expires}  # fmt: skip
    given = {name: value for name, value in single.items() if value}
    if withdraw and (given or file):
        raise UsageError("--withdraw stands alone", "Give the other options in a second command")
    if not (given or file or withdraw):
        return _list(case)
    refuse_inside(case, file or ())
    entries = list(read_suppressions(file or ()))
    if given:
        entries.append(entry_of(given, "pii-scan suppress"))
    from pii_scan.engine.finish import finish
    from pii_scan.store.case import Case

    with Case.open(case, key_file=key_file) as opened:
        if withdraw:
            end(opened, withdraw)
        else:
            changed = add_suppressions(opened, entries)
            typer.echo(f"{changed} new or changed of {len(entries)}")
        ended = finish(opened)
    typer.echo(ended.headline)
    typer.echo(f"Report: {ended.report / 'index.html'}")
    return ExitCode.DONE


def _list(case: Path) -> int:
    from pii_scan.report.escape import terminal
    from pii_scan.store.reader import CaseReader

    with CaseReader(case) as reader:
        entries = reader.derived("suppressions") or []
    for entry in entries:
        until = entry["withdrawn"] or entry["expires"] or "never"
        cells = (entry["id"], entry["status"], f"until {until}", f"{entry['matches']} matches", entry["author"],
                 entry["reason"])  # fmt: skip
        typer.echo("\t".join(terminal(cell) for cell in cells))
    return ExitCode.DONE
