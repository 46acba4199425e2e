"""Runs bytes through typing and the readers as the engine does, without the engine."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.filetype.identify import TypeTable
from pii_scan.model.evidence import Child, Evidence, Fact, Picture, Table, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings


@dataclass
class Gathered:
    media_type: str
    reader: str = ""
    texts: list[Text] = field(default_factory=list)
    tables: list[tuple[Table, list[dict[str, str | None]]]] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(t.text for t in self.texts)

    @property
    def codes(self) -> list[str]:
        return [p.code.value for p in self.problems]

    @property
    def rows(self) -> list[dict[str, str | None]]:
        return [row for _, rows in self.tables for row in rows]

    def add(self, e: Evidence) -> None:
        match e:
            case Text():
                self.texts.append(e)
            case Table():
                self.tables.append((e, [row for batch in e.batches for row in batch.to_pylist()]))
            case Fact():
                self.facts[e.name] = e.value
            case Child():
                assert e.key not in self.children
                self.children[e.key] = e
            case Picture():
                self.pictures.append(e)
            case Problem():
                self.problems.append(e)


@pytest.fixture(scope="session")
def table() -> TypeTable[Extractor]:
    return TypeTable(plugins.load("pii_scan.extract", "EXTRACTOR"))


@pytest.fixture(scope="session")
def gather(table: TypeTable[Extractor]) -> Callable[..., Gathered]:
    def run(source: bytes | Payload, name: str = "item", limits: Limits | None = None) -> Gathered:
        payload = Payload(data=source) if isinstance(source, bytes) else source
        media_type = table.identify(payload, name)
        out = Gathered(media_type)
        for reader in table.readers(media_type):
            out.reader = reader.id
            try:
                for e in reader.extract(Input(payload, media_type, name, limits or Limits(), Settings())):
                    out.add(e)
            except NotThisFormat:
                continue
            break
        return out

    return run
