"""`pii-scan plugins`: list every source, format, kind and report."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(plugins)


def plugins(
    sort: Annotated[
        str, typer.Option("--sort", help="all, sources, formats, kinds or reports.")
    ] = "all",
) -> int:
    from pii_scan import plugins as loader

    if sort in ("all", "sources"):
        for source in loader.load("pii_scan.source", "SOURCE"):
            typer.echo(f"source\t{source.id}\t{source.title}\t{source.targets}")
    if sort in ("all", "formats"):
        for extractor in loader.load("pii_scan.extract", "EXTRACTOR"):
            typer.echo(f"format\t{extractor.id}\t{extractor.title}\t{extractor.library}")
    if sort in ("all", "kinds"):
        for detector in loader.load("pii_scan.detect", "DETECTOR"):
            check = "check" if detector.check else "find"
            typer.echo(
                f"kind\t{detector.kind.id}\t{detector.kind.legal_class.value}\t{check}\t{detector.standard}"
            )
    if sort in ("all", "reports"):
        for report in loader.load("pii_scan.report", "REPORT"):
            typer.echo(f"report\t{report.id}\t{report.filename}\t{report.title}")
    return 0
