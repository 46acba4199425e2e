"""The holder of Mexico's voter card: father's surname, mother's surname and given names below one another."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.span import NameSpan

_TITLE = re.compile(r"(?i)credencial[ ]para[ ]vota|instituto[ ](?:nacional|federal)[ ]electoral")
_BLOCK = re.compile(r"(?m)^[^\w\n]*NOMBRE\b([^\n]*)\n((?:[^\n]*\n){1,8}?)[^\w\n]*DOMICILI", re.IGNORECASE)
_BESIDE = re.compile(
    r"[ \t]+(?:\d.*|(?:FECHA|SEXO|EDAD|FOLIO|CLAVE|AÑO)\b.*|[A-Za-z]{1,2}[.,|]?|[^\w\s].*)$", re.IGNORECASE
)
"""What stands in the right column of the same line: a date, the sex, a label."""
_NAME = re.compile(r"[A-ZÁÉÍÓÚÜÑ][A-ZÁÉÍÓÚÜÑ'. -]{1,40}")


def voter_names(text: str) -> Iterator[NameSpan]:
    if not _TITLE.search(text):
        return
    for block in _BLOCK.finditer(text):
        lines: list[tuple[int, str]] = []
        at = block.start(2)
        for line in block[2].split("\n"):
            name = _BESIDE.sub("", line).strip()
            if _NAME.fullmatch(name) and name not in ("SEXO", "EDAD"):
                lines.append((at + line.find(name), name))
            at += len(line) + 1
        if len(lines) in (2, 3):
            *surnames, (last_at, given) = lines
            value = " ".join((given, *(name for _, name in surnames)))
            # The place is that of the given names: the lines between hold the right column's dates.
            yield NameSpan(last_at, last_at + len(given), 0.9, "card_fields", value=value)
