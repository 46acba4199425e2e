"""`pii-scan scan`: make or continue a case."""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from pii_scan.cli.options import Accessed, AttorneyFiles, Discovered, LawFile, RulesFiles, SuppressionFiles
from pii_scan.model.errors import ExitCode, UsageError, cannot_read
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.settings import Settings
from pii_scan.model.state import Risk

_ORDER = (Risk.LOW, Risk.MEDIUM, Risk.HIGH, Risk.CRITICAL)


def register(app: typer.Typer) -> None:
    app.command()(scan)


def scan(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TARGET]...",
            help="A path, az://account/container[/prefix], s3://bucket[/prefix] or the https URL of one (also with a "
            "SAS). Several are one case.",
            show_default=False,
        ),
    ] = None,
    case: Annotated[
        Path, typer.Option("--case", metavar="DIR", help="Case folder to make or continue, e.g. cases/tuesday.")
    ] = Path("case"),
    listing: Annotated[
        Path | None,
        typer.Option(
            "--listing",
            metavar="FILE",
            help="Work-list in place of asking the store, e.g. blobs.xml: List Blobs XML, ListObjects XML, Blob "
            "Inventory CSV or a list of URLs. Default: the target is listed.",
            show_default=False,
        ),
    ] = None,
    endpoint_url: Annotated[
        str | None,
        typer.Option(
            "--endpoint-url",
            metavar="URL",
            help="A compatible store or emulator, e.g. http://127.0.0.1:10000. Default: the provider's own address.",
            show_default=False,
        ),
    ] = None,
    sas_file: Annotated[
        Path | None,
        typer.Option(
            "--sas-file",
            metavar="FILE",
            help="File with a SAS token, e.g. sas.txt; an argument would show in the list of processes. Default: "
            "AZURE_STORAGE_SAS_TOKEN, or none.",
            show_default=False,
        ),
    ] = None,
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--key-file",
            metavar="FILE",
            help="Key of the case, made if absent, e.g. /media/stick/case.key. Default: in your configuration folder, "
            "named after the case.",
            show_default=False,
        ),
    ] = None,
    passwords: Annotated[
        Path | None,
        typer.Option(
            "--passwords",
            metavar="FILE",
            help="Passwords to try on encrypted zip, 7z, RAR, PDF and Office files, one a line, e.g. passwords.txt. "
            "The case keeps only their number. Default: none.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, help="Worker processes, e.g. 8; may change when a case is continued."),
    ] = os.cpu_count() or 2,
    seed: Annotated[
        int, typer.Option("--seed", help="Any number, e.g. 7: fixes the order of work, for reproducible runs.")
    ] = Settings().seed,
    ocr: Annotated[
        str,
        typer.Option(
            "--ocr",
            metavar="ENGINE",
            help="auto, tesserocr, pytesseract, rapidocr or off; e.g. off, to leave text in pictures unread.",
        ),
    ] = Settings().ocr,
    item_timeout: Annotated[
        float, typer.Option("--item-timeout", min=1, help="Seconds by the clock per item or member, e.g. 60.")
    ] = Limits().wall_s,
    item_cpu: Annotated[
        float, typer.Option("--item-cpu", min=1, help="Seconds of CPU per item or member, e.g. 30.")
    ] = Limits().cpu_s,
    worker_memory: Annotated[
        int, typer.Option("--worker-memory", min=512, help="MiB of address space per worker, e.g. 4096.")
    ] = Limits().memory_bytes // MIB,
    max_item: Annotated[
        int, typer.Option("--max-item", min=1, help="MiB, e.g. 500; larger items and members are listed, not read.")
    ] = Limits().item_bytes // MIB,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            help="Exit with 10 if an item has this risk or worse: low, medium, high or critical; e.g. high. Default: "
            "never.",
            show_default=False,
        ),
    ] = None,
    rules: RulesFiles = None,
    suppressions: SuppressionFiles = None,
    attorneys: AttorneyFiles = None,
    discovered: Discovered = None,
    accessed: Accessed = None,
    law: LawFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no headline. Default: both.")] = False,
) -> int:
    """Scan targets into a case and report, or continue.

    The same command continues what was interrupted or killed. Ends with 0 when all was read, 3 when some items were
    read in part or not at all, 4 when a target cannot be reached, 10 by --fail-on, 130 when interrupted.

    Example: pii-scan scan az://leakyaccount/uploads --case cases/uploads
    """
    from pii_scan.cli.passwords import read_passwords
    from pii_scan.detect.rules.load import load_rules
    from pii_scan.engine.attorney_lists import read_lists
    from pii_scan.engine.scan import Job, run
    from pii_scan.engine.suppress import refuse_inside
    from pii_scan.engine.suppression_file import read_suppressions
    from pii_scan.law.inputs import given
    from pii_scan.source.source import Access

    if ocr not in ("auto", "tesserocr", "pytesseract", "rapidocr", "off"):
        raise UsageError(f"--ocr knows no {ocr!r}", "auto, tesserocr, pytesseract, rapidocr or off")
    if fail_on is not None and fail_on not in [risk.value for risk in _ORDER]:
        raise UsageError(f"--fail-on knows no {fail_on!r}", "low, medium, high or critical")
    refuse_inside(case, suppressions or ())
    known = read_suppressions(suppressions or ())
    known_passwords = read_passwords(passwords)
    lists = read_lists(case, attorneys or ())
    inputs = given(discovered, accessed, law)
    environ = dict(os.environ)
    if sas_file is not None:
        environ["AZURE_STORAGE_SAS_TOKEN"] = _read_secret(sas_file)
    settings = Settings(
        limits=Limits(wall_s=item_timeout, cpu_s=item_cpu, memory_bytes=worker_memory * MIB, item_bytes=max_item * MIB),
        seed=seed,
        workers=workers,
        ocr=ocr,
        rules=load_rules(rules or ()).frozen(),
    )
    stop = _stop_on_signal()
    progress = None
    if not quiet and sys.stderr.isatty():
        from pii_scan.cli.progress import TerminalProgress

        progress = TerminalProgress()
    job = Job(
        targets=tuple(targets or ()),
        case=case,
        listing=listing,
        settings=settings,
        access=Access(endpoint_url=endpoint_url, environ=environ),
        key_file=key_file,
        suppressions=known,
        passwords=known_passwords,
        attorney_lists=lists,
        law=inputs,
    )
    try:
        ended = run(job, progress, stop)
    finally:
        if progress is not None:
            progress.close()
    if not quiet:
        typer.echo(ended.headline)
        typer.echo(f"Report: {ended.report / 'index.html'}")
    if fail_on is not None and ended.at_least(fail_on):
        return ExitCode.FAIL_ON
    return ExitCode.INCOMPLETE if ended.incomplete else ExitCode.DONE


def _read_secret(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise UsageError(*cannot_read(path, error)) from error


def _stop_on_signal() -> threading.Event:
    """The first SIGINT or SIGTERM ends the run in order; a second SIGINT ends it at once."""
    stop = threading.Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()
        print("pii-scan: stopping; what is finished is kept, run again to continue", file=sys.stderr)

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    return stop
