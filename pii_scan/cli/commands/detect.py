"""`pii-scan detect`: look at one text from a file or stdin; values stay masked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pii_scan.model.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command()(detect)


def detect(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Text file, e.g. note.txt; stdin if absent.", show_default=False),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the values in clear too. Default: masked only.")] = False,
) -> int:
    """Look at one plain text; print findings as lines of JSON.

    `start` and `end` count characters; values stay masked unless --show is given. Nothing is stored. Example:
    echo 'SSN: 219-09-9999' | pii-scan detect
    """
    import json

    from pii_scan.detect.library import detect as look
    from pii_scan.engine.registry import kinds
    from pii_scan.model.mask import mask

    for hit in look(_text(file)):
        value = hit.value.reveal()
        legal_class = kinds()[hit.kind].legal_class
        line = {
            "kind": hit.kind,
            "legal_class": legal_class,
            "start": hit.start,
            "end": hit.end,
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
        raise UsageError(f"{file} cannot be read ({type(error).__name__})", "Name a text file that is yours") from error
    return data.decode("utf-8", "replace")
