"""Readers whose seeds are the samples of the hostile ledger: what is taken apart by code of ours, but has no file here."""

from pii_scan.extract.image import dicom, tga
from pii_scan.extract.mail import icalendar, msg, openpgp, smime, tnef, vcard
from pii_scan.extract.messages import chat_text, headed_text, transcript
from pii_scan.extract.office import doc, ppt
from pii_scan.extract.table import sql_dump
from pii_scan.extract.video import audio, quicktime
from tests.fuzz.target import CANARY, Target, extractor_target
from tests.hostile.samples import SAMPLES
from tests.hostile.samples.sample import NAME

_READERS = (
    dicom, tga, icalendar, msg, openpgp, smime, tnef, vcard, chat_text, headed_text, transcript, doc, ppt, sql_dump,
    audio, quicktime,
)  # fmt: skip


def seeds(reader: str) -> list[bytes]:
    """The samples of a reader, and each with a word in it that no problem may quote."""
    made = [sample.make() for sample in SAMPLES if sample.reader == reader and sample.possible]
    name = NAME.encode()
    return [*made, *(data.replace(name, CANARY.encode().ljust(len(name))) for data in made if name in data)]


TARGETS: list[Target] = [
    extractor_target(module.EXTRACTOR, module.EXTRACTOR.media_types[0], lambda id=module.EXTRACTOR.id: seeds(id))
    for module in _READERS
]
