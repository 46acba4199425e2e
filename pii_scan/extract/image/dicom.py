"""DICOM: medical pictures, whose header names the patient."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.image.picture import read_picture
from pii_scan.model.evidence import Evidence, Fact, How, Picture, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from PIL.Image import Image
    from pydicom.dataset import Dataset

_LARGE = 64 << 10
"""Bytes of a value beyond which it is left in the file until it is asked for."""
_ELEMENTS = 20_000
_DEFLATED = "1.2.840.10008.1.2.1.99"
_OPEN = 0xFFFFFFFF
"""A length that is not stated (PS3.5, 7.1.1)."""
_NAMED = {
    "PatientName": "Patient name", "PatientID": "MRN", "PatientBirthDate": "Date of birth", "PatientAge": "Age",
    "PatientSex": "Sex", "PatientAddress": "Address", "PatientTelephoneNumbers": "Phone",
    "OtherPatientNames": "Patient name", "OtherPatientIDs": "Patient ID", "PatientBirthName": "Patient name",
    "PatientMotherBirthName": "Name", "MedicalRecordLocator": "MRN", "AccessionNumber": "Accession number",
    "ReferringPhysicianName": "Physician name", "ReferringPhysicianAddress": "Address",
    "ReferringPhysicianTelephoneNumbers": "Phone", "PerformingPhysicianName": "Physician name",
    "OperatorsName": "Operator name", "InstitutionName": "Institution", "InstitutionAddress": "Institution address",
    "StudyDate": "Study date", "StudyDescription": "Study", "SeriesDescription": "Series",
    "AdmittingDiagnosesDescription": "Diagnosis", "PatientComments": "Comments",
    "AdditionalPatientHistory": "Medical history", "RequestedProcedureDescription": "Procedure",
    "Allergies": "Allergies", "MedicalAlerts": "Medical alerts", "Occupation": "Occupation",
    "PatientInsurancePlanCodeSequence": "Insurance plan",
}  # fmt: skip
"""Keywords of PS3.6 and the words that a form would say; further elements go by their own names."""
_TEXTS = frozenset({"PN", "LO", "LT", "SH", "ST", "UC", "UT", "DA", "AS"})
"""Value representations (PS3.5, 6.2) that hold words, names and dates."""
_DESCRIBE_THE_MACHINE = (
    "Manufacturer", "SoftwareVersions", "ConvolutionKernel", "ProtocolName", "SequenceName", "FilterType",
    "ImplementationVersionName", "ReceiveCoilName",
)  # fmt: skip


def _extract(request: Input) -> Iterator[Evidence]:
    import pydicom

    with request.payload.open() as stream:
        try:
            held = pydicom.dcmread(stream, defer_size=None, force=False)
        except Exception as error:  # third-party parser over hostile bytes
            raise NotThisFormat from error
        cut = _cut(held, request.payload.size_bytes)
        yield from _header(held)
        yield from _picture(held, request)
    if cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last element is cut")


def _cut(held: "Dataset", size: int) -> bool:
    """Whether the file ends elsewhere than its last element, where that states a length: pydicom drops what is cut."""
    if getattr(getattr(held, "file_meta", None), "TransferSyntaxUID", "") == _DEFLATED:
        # Places count in the unpacked bytes.
        return False
    end = 0
    for tag in list(held.keys()):
        try:
            element: Any = held.get_item(tag)
        except Exception:  # noqa: BLE001, S112 - third-party parser over hostile bytes; counted with the header
            continue
        place, length = getattr(element, "value_tell", None), getattr(element, "length", None)
        if place is None or length is None or length == _OPEN:
            end = size
        else:
            end = max(end, place + length)
    return 0 < end != size


def _header(held: "Dataset") -> Iterator[Evidence]:
    lines: list[str] = []
    damaged = 0
    for number, element in enumerate(_elements(held)):
        if number >= _ELEMENTS:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"more than {_ELEMENTS:,} elements")
            break
        if element is None:
            damaged += 1
            continue
        keyword, value = element
        if keyword == "DeviceSerialNumber":
            yield Fact("device_serial", value, "dicom")
        elif not keyword.startswith(_DESCRIBE_THE_MACHINE):
            lines.append(f"{_NAMED.get(keyword, _spaced(keyword))}: {value}")
    if lines:
        lines.sort(key=lambda line: not line.startswith(("Patient", "MRN", "Date of birth", "Age", "Sex")))
        yield Text("\n".join(dict.fromkeys(lines)), How.METADATA, layer="properties")
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} elements of the header are damaged")


def _elements(held: "Dataset", depth: int = 0) -> "Iterator[tuple[str, str] | None]":
    """Keyword and words of each element that holds some, sequences included; None for one that cannot be read."""
    for tag in list(held.keys()):
        try:
            element: Any = held[tag]
            if element.VR == "SQ":
                if depth < 4:
                    for part in element.value:
                        yield from _elements(part, depth + 1)
                continue
            if element.VR not in _TEXTS:
                continue
            words = _words(element)
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes; counted
            yield None
            continue
        if words:
            yield str(element.keyword or "PrivateElement"), words


def _words(element: Any) -> str:
    values = element.value if element.VM > 1 else [element.value]
    return "; ".join(filter(None, (_plain(element.VR, str(value)) for value in values)))[:_LARGE]


def _plain(representation: str, value: str) -> str:
    """A name in its natural order, a date with hyphens, without padding."""
    value = value.strip(" \0")
    if representation == "PN":
        # Family^Given^Middle^Prefix^Suffix; ideographic and phonetic forms follow behind `=`.
        last, first, middle, prefix, suffix = [*value.split("=")[0].split("^"), "", "", "", "", ""][:5]
        return " ".join(filter(None, (prefix, first, middle, last, suffix)))
    if representation == "DA" and len(value) == 8 and value.isdigit():
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"
    return value


def _spaced(keyword: str) -> str:
    return "".join(f" {sign.lower()}" if sign.isupper() and at else sign for at, sign in enumerate(keyword))


def _picture(held: "Dataset", request: Input) -> Iterator[Evidence]:
    try:
        rows, columns = int(held.get("Rows") or 0), int(held.get("Columns") or 0)
        frames = int(held.get("NumberOfFrames") or 1)
    except Exception as error:  # noqa: BLE001 - third-party parser over hostile bytes: a list, a word
        yield Problem(ProblemCode.UNREADABLE, "extract", f"size of the picture: {type(error).__name__}")
        return
    if not rows or not columns:
        return
    yield Fact("image_size", (columns, rows), "dicom")
    if rows * columns * frames > request.limits.pixels:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"{columns} × {rows} pixels, {frames} frames")
        return
    try:
        picture = _first_frame(held)
    except Exception as error:  # noqa: BLE001 - third-party decoder over hostile bytes
        yield Problem(ProblemCode.UNREADABLE, "extract", f"picture data: {type(error).__name__}")
        return
    yield from read_picture(Picture(picture), request)
    if frames > 1:
        detail = f"first of {frames} frames read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _first_frame(held: "Dataset") -> "Image":
    """In 8 bits, the darkest and the lightest hundredth of a per cent cut off: names are burnt in at full white."""
    import numpy as np
    from PIL import Image

    pixels = held.pixel_array
    if int(held.get("NumberOfFrames") or 1) > 1:
        pixels = pixels[0]
    if pixels.ndim == 3 and pixels.dtype == np.uint8:
        return Image.fromarray(pixels[..., :3])
    grey = pixels if pixels.ndim == 2 else pixels[..., 0]
    low, high = np.percentile(grey, (0.01, 99.99))
    level = np.clip((grey.astype(np.float32) - low) * (255 / max(1.0, float(high - low))), 0, 255).astype(np.uint8)
    return Image.fromarray(255 - level if held.get("PhotometricInterpretation") == "MONOCHROME1" else level)


EXTRACTOR = Extractor(
    id="dicom",
    title="DICOM medical pictures",
    media_types=("application/dicom",),
    extract=_extract,
    signatures=(Signature("application/dicom", b"DICM", 128),),
    extensions=(".dcm", ".dicom"),
    library="pydicom",
    reads="every name, number, date and text of the header, sequences included; words burnt into the first frame",
    not_read="frames after the first; compressed pixels other than JPEG and run lengths; files without the preamble",
)
