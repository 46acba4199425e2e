"""Readers of disk images; the seeds were drawn by QEMU, libewf and mke2fs (tests/extract/disk/make_samples.py)."""

from pii_scan import plugins
from pii_scan.filetype.identify import TypeTable
from pii_scan.model.payload import Payload
from tests.extract.disk.samples import sample
from tests.fuzz.target import Target, check

_NAMES = ("dynamic.vhd", "disk.vdi", "packed.qcow2", "stream.vmdk", "image.E01", "fixed.vhd")


def seeds() -> list[bytes]:
    """Cut behind what is written: most of a disk is zeros, and changes there show nothing."""
    return [data[: len(data.rstrip(b"\x00")) + 512] for data in map(sample, _NAMES)]


def run(data: bytes) -> None:
    table = TypeTable(plugins.load("pii_scan.extract", "EXTRACTOR"))
    media_type = table.identify(Payload(data=data), "item.bin")
    for reader in table.readers(media_type)[:1]:
        check(reader, media_type, data)


TARGET = Target("disk-images", seeds, run)
