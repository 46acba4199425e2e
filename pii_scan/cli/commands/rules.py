"""`pii-scan rules`: check rules files, or list what rules may use and what a case was made with."""

from pathlib import Path
from typing import Annotated

import typer

from pii_scan.model.errors import ExitCode, UsageError


def register(app: typer.Typer) -> None:
    app.command()(rules)


def rules(
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="check: read files, run their examples, say what is wrong or slow. list: the rules of files or of a "
            "case; without either, the validators and legal classes that a rule may name.",
            show_default=False,
        ),
    ],
    places: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...", help="Rules files, e.g. acme.toml; for list also a case.", show_default=False
        ),
    ] = None,
) -> int:
    """Check rules files, or list rules.

    Prints one line each, fields parted by tabs. A file that does not hold up ends with 2 and says where; no example
    is printed. Example: pii-scan rules check acme.toml
    """
    if action == "check":
        return _check(places or [])
    if action != "list":
        raise UsageError(f"Rules knows no {action!a}", "check or list")
    if not places:
        _list_known()
    for place in places or []:
        if place.is_dir():
            _list_case(place)
        else:
            _list_file(place)
    return ExitCode.DONE


def _check(paths: list[Path]) -> int:
    from pii_scan.detect.rules.advice import advice
    from pii_scan.detect.rules.load import engine_with, load_rules
    from pii_scan.detect.rules.proof import prove

    if not paths:
        raise UsageError("No file to check", "Name one or more rules files")
    loaded = load_rules(paths, tested=False)
    engine = engine_with(loaded.frozen())
    failed = 0
    for rule in loaded.rules:
        failures = prove(rule, engine)
        failed += len(failures)
        held = len(rule.examples) + len(rule.counter_examples) - len(failures)
        typer.echo(
            f"{'fails' if failures else 'ok'}\t{rule.id}\t{rule.legal_class}\t{rule.title}\t{held} examples hold"
        )
        for failure in failures:
            typer.echo(f"fails\t{rule.id}\t{failure.key} number {failure.number}: {failure.why}")
        for sentence in advice(rule):
            typer.echo(f"warning\t{rule.id}\t{sentence}")
    if failed:
        raise UsageError(f"{failed} of the examples do not hold", "Mend the rule or the example, and check again")
    return ExitCode.DONE


def _list_known() -> None:
    from pii_scan.detect.rules.validators import VALIDATORS
    from pii_scan.model.legal_class import LegalClass
    from pii_scan.report.words import class_title

    for name, validator in VALIDATORS.items():
        typer.echo(f"validator\t{name}\t{validator.passes:.3g} of random tokens pass\t{validator.title}")
    for legal_class in LegalClass:
        typer.echo(f"legal class\t{legal_class.value}\t{class_title(legal_class.value)}")


def _list_file(path: Path) -> None:
    from pii_scan.detect.rules.load import load_rules

    for rule in load_rules([path], tested=False).rules:
        by = f"{len(rule.words)} words" if rule.words else f"{len(rule.patterns)} patterns, validator {rule.validator}"
        label = ", label required" if rule.label_required else ""
        typer.echo(f"rule\t{rule.id}\t{rule.legal_class}\t{rule.title}\t{by}{label}")


def _list_case(folder: Path) -> None:
    """The ids and seals of a case's rules; their text is for whoever has the file."""
    from pii_scan.store.reader import CaseReader

    with CaseReader(folder) as reader:
        seals: dict[str, str] = reader.meta.get("settings", {}).get("rules") or {}
        kinds = reader.kinds
    for name, seal in sorted(seals.items()):
        known = kinds.get(name, {})
        typer.echo(f"rule\t{name}\t{known.get('legal_class', '')}\t{known.get('title', '')}\tsealed as {seal}")
