"""`pii-scan`: builds the command line and turns errors into exit codes, in this one place."""

import sys
from collections.abc import Sequence

import typer

from pii_scan.cli.commands import attorneys, detect, doctor, export, plugins, report, rules, scan, suppress, verify
from pii_scan.model.errors import ExitCode, PiiScanError, place_of

# Newer typer carries click inside, older typer depends on it: the class is reached through typer's own.
CommandLineError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR")
"""What SQLite calls a disk that takes no more."""
_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
"""What it calls a file that something else has written to."""

app = typer.Typer(
    name="pii-scan",
    help="Find, count and explain personal data in exposed files. Nothing is uploaded; the evidence is only read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop.", is_eager=True),
) -> None:
    if version:
        from pii_scan import __version__

        typer.echo(f"pii-scan {__version__}")
        raise typer.Exit


for command in (scan, report, export, verify, suppress, attorneys, detect, rules, doctor, plugins):
    command.register(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the console script."""
    sys.exit(run(arguments))


def _typed(error: OSError, arguments: Sequence[str]) -> str:
    """What was typed for the place of an error. Its own file name is not shown: a path inside the evidence may name
    a person, and standard error goes into logs."""
    name = str(error.filename or "")
    for argument in arguments:
        if name and (f"{name}/".startswith(f"{argument}/") or f"{argument}/".startswith(f"{name}/")):
            return f": {argument!a}"
    return ""


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line; returns the exit code (docs/reference/exit-codes.md)."""
    try:
        result = app(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except PiiScanError as error:
        print(f"pii-scan: {error.message}", file=sys.stderr)
        if error.remedy:
            print(f"          {error.remedy}", file=sys.stderr)
        return int(error.exit_code)
    except CommandLineError as error:
        error.show()  # type: ignore[attr-defined]
        return int(ExitCode.USAGE)
    except (typer.Abort, KeyboardInterrupt):
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return int(ExitCode.ERROR)
    except OSError as error:
        place = _typed(error, sys.argv[1:] if arguments is None else arguments)
        print(f"pii-scan: {error.strerror or type(error).__name__}{place}", file=sys.stderr)
        print(
            "          Check that the place exists, is yours and has room, and run again to continue", file=sys.stderr
        )
        return int(ExitCode.ERROR)
    except Exception as error:  # noqa: BLE001 - an error's own text may quote the evidence: only its place is shown
        if str(getattr(error, "sqlite_errorname", "")).startswith(_NO_ROOM):
            print("pii-scan: The disk is full or cannot be written to", file=sys.stderr)
            print("          What was finished is kept; make room and run again to continue", file=sys.stderr)
            return int(ExitCode.ERROR)
        if str(getattr(error, "sqlite_errorname", "")).startswith(_DAMAGED):
            print("pii-scan: A database of the case is damaged", file=sys.stderr)
            print("          Run `pii-scan verify` on it; take a copy of the case, or a new --case", file=sys.stderr)
            return int(ExitCode.CASE)
        print(f"pii-scan: internal error: {place_of(error)}", file=sys.stderr)
        print("          What was finished is kept; run again to continue, and send us this line", file=sys.stderr)
        return int(ExitCode.ERROR)
    return result if isinstance(result, int) else 0
