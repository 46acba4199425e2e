"""Medical pictures: made by pydicom with the elements of PS3.3, C.2 (patient) and C.7 (study); the patient is invented."""

import io

import numpy as np
import pytest

pydicom = pytest.importorskip("pydicom")

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset  # noqa: E402
from pydicom.sequence import Sequence  # noqa: E402
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage, generate_uid  # noqa: E402

from pii_scan.extract.extractor import Input, NotThisFormat  # noqa: E402
from pii_scan.extract.image.dicom import EXTRACTOR  # noqa: E402
from pii_scan.model.evidence import Fact, How, Text  # noqa: E402
from pii_scan.model.limits import Limits  # noqa: E402
from pii_scan.model.payload import Payload  # noqa: E402
from pii_scan.model.problem import Problem, ProblemCode  # noqa: E402
from pii_scan.model.settings import Settings  # noqa: E402


def made(pixels=None, **more):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = SecondaryCaptureImageStorage, generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    held = FileDataset("x", {}, file_meta=meta, preamble=b"\0" * 128)
    held.PatientName, held.PatientID, held.PatientBirthDate = "Wexford^Marla^June", "MR4417723", "19710319"
    held.PatientAddress, held.StudyDescription = "12 Marrow Ln, Dayton, OH 45402", "Chest, two views"
    held.SOPClassUID, held.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    asked = Dataset()
    asked.RequestingPhysician = "Okafor^Daniel"
    held.RequestAttributesSequence = Sequence([asked])
    if pixels is not None:
        held.Rows, held.Columns = pixels.shape
        held.SamplesPerPixel, held.PhotometricInterpretation = 1, "MONOCHROME2"
        held.BitsAllocated, held.BitsStored, held.HighBit, held.PixelRepresentation = 16, 12, 11, 0
        held.PixelData = pixels.astype("<u2").tobytes()
    for keyword, value in more.items():
        setattr(held, keyword, value)
    out = io.BytesIO()
    held.save_as(out, enforce_file_format=True)
    return out.getvalue()


def read(data, limits=Limits()):  # noqa: B008
    return list(EXTRACTOR.extract(Input(Payload(data=data), "application/dicom", "x.dcm", limits, Settings())))


def test_the_patient_and_those_asked_are_told_by_labels():
    (text,) = [e.text for e in read(made()) if isinstance(e, Text)]
    lines = text.split("\n")
    assert {"Patient name: Marla June Wexford", "MRN: MR4417723", "Date of birth: 1971-03-19"} <= set(lines)
    assert "Address: 12 Marrow Ln, Dayton, OH 45402" in lines
    assert "Daniel Okafor" in text  # out of a sequence


def test_words_burnt_into_twelve_bits_are_read():
    from PIL import Image, ImageDraw, ImageFont

    words = Image.new("L", (900, 600))
    face = ImageFont.truetype("DejaVuSans.ttf", 40)
    ImageDraw.Draw(words).text((40, 60), "WEXFORD MARLA\n03/19/1971\nACC 4417723", 1, font=face)
    pixels = np.where(np.asarray(words) > 0, 4000, 900).astype(np.uint16)
    evidence = read(made(pixels))
    seen = "\n".join(e.text for e in evidence if isinstance(e, Text) and e.how is How.OCR)
    assert "WEXFORD MARLA" in seen and "03/19/1971" in seen
    assert [e.value for e in evidence if isinstance(e, Fact) and e.name == "image_size"] == [(900, 600)]


def test_too_many_pixels_are_refused_and_the_header_is_read_all_the_same():
    evidence = read(made(np.zeros((200, 300), np.uint16)), Limits(pixels=10_000))
    assert [e.code for e in evidence if isinstance(e, Problem)] == [ProblemCode.TOO_LARGE]
    assert any("Wexford" in e.text for e in evidence if isinstance(e, Text))


def test_cut_in_the_pixels_the_header_remains():
    data = made(np.zeros((200, 300), np.uint16))
    evidence = read(data[:-5000])
    assert [e.code for e in evidence if isinstance(e, Problem)] == [ProblemCode.UNREADABLE, ProblemCode.TRUNCATED]
    assert any("Wexford" in e.text for e in evidence if isinstance(e, Text))


def test_claimed_sizes_that_lie_are_a_problem():
    evidence = read(made(np.zeros((20, 30), np.uint16), Rows=60000, Columns=60000))
    assert [e.code for e in evidence if isinstance(e, Problem)] == [ProblemCode.TOO_LARGE]


@pytest.mark.parametrize("data", [b"", b"\0" * 128 + b"DICM"[:2], b"\0" * 200])
def test_other_bytes_are_not_this_format(data):
    with pytest.raises(NotThisFormat):
        read(data)


def test_damage_never_raises():
    whole = made(np.zeros((20, 30), np.uint16))
    rng = np.random.default_rng(3)
    for _ in range(60):
        data = bytearray(whole)
        for place in rng.integers(132, len(data), 6):
            data[place] = int(rng.integers(256))
        try:
            evidence = read(bytes(data[: int(rng.integers(140, len(data)))]), Limits(pixels=1_000_000))
        except NotThisFormat:
            continue
        assert all(isinstance(e, Text | Fact | Problem) for e in evidence)


def test_a_cut_header_is_named() -> None:
    data = made()
    whole = [e for e in read(data) if isinstance(e, Problem)]
    assert not [p for p in whole if p.code is ProblemCode.TRUNCATED]
    for taken in (1, 5, 40):
        found = [e.code for e in read(data[:-taken]) if isinstance(e, Problem)]
        assert ProblemCode.TRUNCATED in found, taken


def test_a_size_of_two_numbers_is_a_problem() -> None:
    evidence = read(made(np.zeros((20, 30), np.uint16), Rows=[20, 20]))
    assert ProblemCode.UNREADABLE in [e.code for e in evidence if isinstance(e, Problem)]
    assert any("Wexford" in e.text for e in evidence if isinstance(e, Text))
