"""Films, discs and medical pictures: by the programs of each format where there is one, else by hand after its standard."""

import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.extract.video.test_films import chunk, element, matroska, tag
from tests.hostile.samples.sample import NAME, SSN, Sample

_ANY = "changed pixels are still a picture"
_NO_SUM = "the format has no checksum"
_TOLD = f"SSN: {SSN}".encode()


def _matroska() -> bytes:
    """RFC 9559: tags, a track of subtitles, one block of it."""
    subtitles = element(0x1654AE6B, element(0xAE, element(0xD7, b"\x02") + element(0x83, b"\x11") + element(0x86, b"S_TEXT/UTF8")))  # fmt: skip
    block = element(0x1F43B675, element(0xA3, b"\x82\x00\x00\x80" + _TOLD) + element(0xA3, b"\x81\x00\x00\x80" + bytes(900)))  # fmt: skip
    return matroska(element(0x1254C367, tag(b"ARTIST", NAME.encode()) + tag(b"COMMENT", _TOLD)), subtitles, block)


def _avi() -> bytes:
    info = b"INFO" + chunk(b"IART", NAME.encode() + b"\0") + chunk(b"ICMT", _TOLD + b"\0")
    header = b"hdrl" + chunk(b"LIST", b"strl" + chunk(b"strn", b"front door\0"))
    return chunk(
        b"RIFF", b"AVI " + chunk(b"LIST", header) + chunk(b"LIST", info) + chunk(b"LIST", b"movi" + bytes(900))
    )


def by_ffmpeg(ending: str) -> Callable[[], bytes]:
    """A tenth of a second of a test picture, told about."""

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / f"a.{ending}"
            subprocess.run(
                ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=0.2", "-c:v", "mjpeg",
                 "-metadata", f"artist={NAME}", "-metadata", f"comment=SSN: {SSN}", str(out)],
                check=True, capture_output=True, timeout=60,
            )  # fmt: skip
            return out.read_bytes()

    return make


def _tga() -> bytes:
    """Pillow writes the words behind the header (field 6, "image ID")."""
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((60, 40), 40).convert("RGB").save(out, "TGA", id_section=_TOLD)
    return out.getvalue()


def _dicom() -> bytes:
    from pydicom.dataset import FileDataset, FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = SecondaryCaptureImageStorage, "1.2.3.4"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    held = FileDataset("x", {}, file_meta=meta, preamble=bytes(128))
    held.SOPClassUID, held.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    held.PatientName, held.PatientID = "^".join(reversed(NAME.split())), "MR4417723"
    held.PatientComments = f"SSN: {SSN}"
    held.Rows, held.Columns, held.SamplesPerPixel, held.PhotometricInterpretation = 20, 20, 1, "MONOCHROME2"
    held.BitsAllocated, held.BitsStored, held.HighBit, held.PixelRepresentation = 8, 8, 7, 0
    held.PixelData = bytes(400)
    out = io.BytesIO()
    held.save_as(out, enforce_file_format=True)
    return out.getvalue()


SAMPLES = (
    Sample("a.mkv", "matroska", _matroska, state="partial", flipped=_NO_SUM),
    Sample("b.mkv", "matroska", by_ffmpeg("mkv"), state="partial", flipped=_NO_SUM, programs=("ffmpeg",)),
    Sample("c.avi", "avi", _avi, state="partial", flipped=_NO_SUM),
    Sample("d.avi", "avi", by_ffmpeg("avi"), state="partial", flipped=_NO_SUM, programs=("ffmpeg",)),
    Sample("e.tga", "tga", _tga, flipped=_ANY, nameless="its header is no mark: it is known by name"),
    Sample("f.dcm", "dicom", _dicom, flipped=_ANY),
)
