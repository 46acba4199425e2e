"""`pii-scan plugins`: list every source, format, kind and report."""

from typing import Annotated

import typer

from pii_scan.cli.options import RulesFiles
from pii_scan.model.errors import UsageError

_SORTS = ("all", "sources", "formats", "kinds", "reports")


def register(app: typer.Typer) -> None:
    app.command()(plugins)


def plugins(
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="SORT", help="all, sources, formats, kinds or reports; e.g. --sort kinds."),
    ] = "all",
    rules: RulesFiles = None,
) -> int:
    """List every source, format, kind and report known here.

    One line each, fields parted by tabs: sort, id, title or legal class, then what it takes, reads with, or is
    defined by; for a kind also what is checked.
    """
    from pii_scan import plugins as loader
    from pii_scan.detect.rules.build import STANDARD
    from pii_scan.detect.rules.load import load_rules

    if sort not in _SORTS:
        raise UsageError(f"--sort knows no {sort!r}", "all, sources, formats, kinds or reports")
    if sort in ("all", "sources"):
        for source in loader.load("pii_scan.source", "SOURCE"):
            typer.echo(f"source\t{source.id}\t{source.title}\t{source.targets}")
    if sort in ("all", "formats"):
        for extractor in loader.load("pii_scan.extract", "EXTRACTOR"):
            typer.echo(f"format\t{extractor.id}\t{extractor.title}\t{extractor.library}")
    if sort in ("all", "kinds"):
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for detector in loader.load("pii_scan.detect", "DETECTOR"):
            for kind in (detector.kind, *detector.other_kinds):
                found.setdefault((kind.id, kind.legal_class.value), []).append((detector.standard, detector.validator))
        for rule in load_rules(rules or ()).rules:
            found.setdefault((rule.id, rule.legal_class), []).append((STANDARD, rule.validator))
        for (name, legal_class), told in sorted(found.items()):
            standards, validators = ("; ".join(dict.fromkeys(filter(None, texts))) for texts in zip(*told, strict=True))
            typer.echo(f"kind\t{name}\t{legal_class}\t{standards}\t{validators}")
    if sort in ("all", "reports"):
        for report in loader.load("pii_scan.report", "REPORT"):
            typer.echo(f"report\t{report.id}\t{report.filename}\t{report.title}")
    return 0
