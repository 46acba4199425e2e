"""`pii-scan detect`: look at one text from a file or stdin; values stay masked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pii_scan.cli.options import RulesFiles
from pii_scan.model.errors import UsageError, cannot_read


def register(app: typer.Typer) -> None:
    app.command()(detect)


def detect(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Text file, e.g. note.txt; stdin if absent.", show_default=False),
    ] = None,
    rules: RulesFiles = None,
    show: Annotated[bool, typer.Option("--show", help="Print the values in clear too. Default: masked only.")] = False,
) -> int:
    """Look at one plain text; print findings as lines of JSON.

    `start` and `end` count characters; values stay masked unless --show is given. Nothing is stored. Example:
    echo 'SSN: 219-09-9999' | pii-scan detect
    """
    import json

    from pii_scan.detect.detector import Context
    from pii_scan.detect.rules.load import load_rules
    from pii_scan.engine.registry import detect_engine, kinds
    from pii_scan.model.evidence import Text
    from pii_scan.model.mask import mask

    own = load_rules(rules or ()).frozen()
    for hit in detect_engine(own).scan(Text(_text(file)), Context()):
        value = hit.raw.reveal()
        legal_class = kinds(own)[hit.kind].legal_class
        line = {
            "kind": hit.kind,
            "legal_class": legal_class,
            "start": -1 if hit.spot.start is None else hit.spot.start,
            "end": -1 if hit.spot.end is None else hit.spot.end,
            "masked": mask(value, legal_class),
            "confidence": round(hit.confidence, 3),
            "band": hit.band,
            "reasons": list(hit.reasons),
        }
        if show:
            line["value"] = value
        typer.echo(json.dumps(line, ensure_ascii=True))
    return 0


def _text(file: Path | None) -> str:
    try:
        data = file.read_bytes() if file is not None else sys.stdin.buffer.read()
    except OSError as error:
        raise UsageError(*cannot_read(file, error)) from error
    return data.decode("utf-8", "replace")
