"""One file of each format."""

from tests.hostile.samples import (
    archives,
    credentials,
    databases,
    disks,
    documents,
    exchange,
    films,
    finance,
    flat,
    geo,
    legacy,
    media,
    office,
    phones,
    stores,
    texts,
    windows,
)
from tests.hostile.samples.sample import Sample

SAMPLES: tuple[Sample, ...] = (
    *texts.SAMPLES,
    *credentials.SAMPLES,
    *archives.SAMPLES,
    *office.SAMPLES,
    *media.SAMPLES,
    *flat.SAMPLES,
    *legacy.SAMPLES,
    *geo.SAMPLES,
    *databases.SAMPLES,
    *exchange.SAMPLES,
    *finance.SAMPLES,
    *documents.SAMPLES,
    *films.SAMPLES,
    *disks.SAMPLES,
    *phones.SAMPLES,
    *stores.SAMPLES,
    *windows.SAMPLES,
)
NO_SAMPLE = {
    "ese": "no free program writes ESE databases",
    "pst": "no free program writes Outlook stores; mail/test_outlook.py reads one where it is at hand",
    "pages": "stretches of a long PDF, which its reader makes itself",
}
"""Reader → why there is no file of it here."""
