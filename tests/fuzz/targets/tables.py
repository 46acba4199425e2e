"""Readers of tables whose containers are taken apart by code of ours."""

import io

import fastavro

from pii_scan.extract.table import avro
from tests.fuzz.target import CANARY, Target, extractor_target


def containers() -> list[bytes]:
    schema = {
        "type": "record", "name": "R",
        "fields": [
            {"name": "name", "type": "string"},
            {"name": "n", "type": ["null", "long"]},
            {"name": "tags", "type": {"type": "array", "items": "string"}},
        ],
    }  # fmt: skip
    found = []
    for codec in ("null", "deflate", "bzip2"):
        out = io.BytesIO()
        fastavro.writer(out, schema, [{"name": CANARY, "n": 5, "tags": ["a", "b"]}] * 9, codec=codec, sync_interval=60)
        found.append(out.getvalue())
    return found


TARGETS: list[Target] = [extractor_target(avro.EXTRACTOR, avro.AVRO, containers)]
