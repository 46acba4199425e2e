"""One file of each format."""

from tests.hostile.samples import archives, credentials, flat, media, office, texts
from tests.hostile.samples.sample import Sample

SAMPLES: tuple[Sample, ...] = (
    *texts.SAMPLES,
    *credentials.SAMPLES,
    *archives.SAMPLES,
    *office.SAMPLES,
    *media.SAMPLES,
    *flat.SAMPLES,
)
NO_SAMPLE = {
    "pst": "no free program writes Outlook stores; mail/test_outlook.py reads one where it is at hand",
    "pages": "stretches of a long PDF, which its reader makes itself",
    **dict.fromkeys(
        (
            "access",
            "tga",
            "bson",
            "dicom",
            "fhir",
            "hl7",
            "nacha",
            "pg_archive",
            "sqlite_wal",
            "statistics",
            "x12",
            "onenote",
            "matroska",
            "avi",
            "disk-image",
            "xps-page",
            "hwp",
            "iwork",
            "iwa",
            "ebcdic",
        ),
        "the tests of its reader write it by hand; it has no sample of another hand yet",
    ),
}
"""Reader → why there is no file of it here."""
