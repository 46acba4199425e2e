"""Apple's disk images (UDIF .dmg, sparse images) through libmodi."""

from pii_scan.extract.disk.disk import Disk, LibraryDisk
from pii_scan.extract.disk.image import LIBRARY, Opening, Unopened, reads
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.problem import ProblemCode

DMG = "application/x-apple-diskimage"
_ENCRYPTED = (b"encrcdsa", b"cdsaencr")


def probe(_: bytes, name: str) -> str | None:
    """They have their mark at their end, and are known by their name alone."""
    return DMG if name.lower().endswith((".dmg", ".sparseimage")) else None


def opened(given: Input, stack: Opening) -> Disk:
    """The sectors of the disk."""
    import pymodi

    if given.payload.head(8) in _ENCRYPTED:
        raise Unopened(ProblemCode.ENCRYPTED, "encrypted as a whole")
    stream = stack.enter_context(given.payload.open())
    handle = pymodi.handle()
    # The library answers damage with OSError; hostile bytes may bring out others.
    try:
        handle.open_file_object(stream)
        stack.callback(handle.close)
        return LibraryDisk(handle, int(handle.get_media_size()))
    except Exception as error:  # noqa: BLE001
        raise Unopened(
            ProblemCode.UNREADABLE, f"damaged, or of a sort that is not read ({type(error).__name__})"
        ) from None


EXTRACTOR = Extractor(
    id="dmg",
    title="Apple disk images (DMG, sparse image)",
    media_types=(DMG,),
    extract=reads("Apple disk image", opened),
    signatures=(Signature(DMG, b"encrcdsa"), Signature(DMG, b"sprs\x00\x00\x00\x03")),
    probe=probe,
    extensions=(".dmg", ".sparseimage"),
    priority=-20,
    library=f"libmodi-python, {LIBRARY}",
    reads="as raw disk images: plain and packed ones (ADC, zlib, bzip2, lzfse, lzma)",
    not_read="encrypted ones, sparse bundles",
)
