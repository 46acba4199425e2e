"""`pii-scan scan`: make or continue a case."""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from pii_scan.model.errors import ExitCode, UsageError
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.settings import Settings
from pii_scan.model.state import Risk

_ORDER = (Risk.LOW, Risk.MEDIUM, Risk.HIGH, Risk.CRITICAL)


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(scan)


def scan(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TARGET]...",
            help="A path, az://account/container[/prefix] or its https URL (also with SAS in a file, see --sas-file).",
            show_default=False,
        ),
    ] = None,
    case: Annotated[Path, typer.Option("--case", help="Case folder to make or continue, e.g. case.")] = Path("case"),
    listing: Annotated[
        Path | None,
        typer.Option("--listing", help="Work-list: List-Blobs XML, Blob Inventory CSV or URL list.", show_default=False),
    ] = None,
    endpoint_url: Annotated[
        str | None,
        typer.Option("--endpoint-url", help="Address of a compatible store or emulator.", show_default=False),
    ] = None,
    sas_file: Annotated[
        Path | None, typer.Option("--sas-file", help="File that holds a SAS token.", show_default=False)
    ] = None,
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--key-file",
            help="Key of the case; made if absent. Default: in your configuration folder, named after the case.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Worker processes.")] = os.cpu_count() or 2,
    seed: Annotated[int, typer.Option("--seed", help="Order of work, for reproducible runs.")] = 20260507,
    ocr: Annotated[str, typer.Option("--ocr", help="auto, tesserocr, pytesseract, rapidocr or off.")] = "auto",
    item_timeout: Annotated[
        float, typer.Option("--item-timeout", min=1, help="Wall-clock seconds per item or member.")
    ] = Limits().wall_s,
    item_cpu: Annotated[float, typer.Option("--item-cpu", min=1, help="CPU seconds per item or member.")] = Limits().cpu_s,
    worker_memory: Annotated[
        int, typer.Option("--worker-memory", min=512, help="MiB of address space per worker.")
    ] = Limits().memory_bytes // MIB,
    max_item: Annotated[int, typer.Option("--max-item", min=1, help="MiB; larger items are listed, not read.")] = (
        Limits().item_bytes // MIB
    ),
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", help="Exit 10 if an item has this risk or worse: low, medium, high, critical.",
                     show_default=False),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no headline.")] = False,
) -> int:
    from pii_scan.engine.scan import Job, run
    from pii_scan.engine.summary import outcome
    from pii_scan.source.source import Access

    if ocr not in ("auto", "tesserocr", "pytesseract", "rapidocr", "off"):
        raise UsageError(f"--ocr knows no {ocr!r}", "auto, tesserocr, pytesseract, rapidocr or off")
    if fail_on is not None and fail_on not in [risk.value for risk in _ORDER]:
        raise UsageError(f"--fail-on knows no {fail_on!r}", "low, medium, high or critical")
    environ = dict(os.environ)
    if sas_file is not None:
        environ["AZURE_STORAGE_SAS_TOKEN"] = _read_secret(sas_file)
    settings = Settings(
        limits=Limits(
            wall_s=item_timeout, cpu_s=item_cpu, memory_bytes=worker_memory * MIB, item_bytes=max_item * MIB
        ),
        seed=seed,
        workers=workers,
        ocr=ocr,
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
    )
    try:
        folder = run(job, progress, stop)
    finally:
        if progress is not None:
            progress.close()
    ended = outcome(case)
    if not quiet:
        typer.echo(ended.headline)
        typer.echo(f"Report: {folder / 'index.html'}")
    if fail_on is not None and ended.at_least(fail_on):
        return ExitCode.FAIL_ON
    return ExitCode.INCOMPLETE if ended.incomplete else ExitCode.DONE


def _read_secret(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise UsageError(f"Cannot read {path}", type(error).__name__) from error


def _stop_on_signal() -> threading.Event:
    """The first SIGINT or SIGTERM ends the run in order; a second SIGINT ends it at once."""
    stop = threading.Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()
        print("pii-scan: stopping after the items in hand; run again to continue", file=sys.stderr)

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    return stop
