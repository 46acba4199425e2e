"""`pii-scan detect`: look at one text from a file or stdin; values stay masked."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(detect)


def detect(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Text file; stdin if absent.", show_default=False)
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the values in clear.")] = False,
) -> int:
    import json

    from pii_scan.detect.library import detect as look
    from pii_scan.engine.registry import kinds
    from pii_scan.model.mask import mask

    data = file.read_bytes() if file is not None else sys.stdin.buffer.read()
    for hit in look(data.decode("utf-8", "replace")):
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
