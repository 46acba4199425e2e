"""`pii-scan`: builds the command line and turns errors into exit codes, in this one place."""

import sys
from collections.abc import Sequence

import typer

from pii_scan.cli.commands import detect, doctor, export, plugins, report, scan, verify
from pii_scan.model.errors import ExitCode, PiiScanError

# Newer typer carries click inside, older typer depends on it: the class is reached through typer's own.
CommandLineError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

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


for command in (scan, report, export, verify, detect, doctor, plugins):
    command.register(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the console script."""
    sys.exit(run(arguments))


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
    return result if isinstance(result, int) else 0
