"""Interchange records of fingers, faces and eyes, written in Base64: they say themselves what they are."""

import base64
import binascii
import re

from pii_scan.detect.biometric.template import TEMPLATE
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict

_RECORDS = {
    b"FMR\x00": "finger_minutiae", b"FIR\x00": "finger_image", b"IIR\x00": "iris_image", b"FAC\x00": "face_image",
    b"VIR\x00": "vein_image",
}  # fmt: skip
"""Format identifiers of ISO/IEC 19794-2, -4, -6, -5, -9; a version of three digits and a zero follows."""
_VERSION = re.compile(rb"[ 0-9][0-9][0-9]\x00")
_PROBE = 16
"""Base64 characters that hold format, version and length."""
_LEAST, _SHOWN = 32, 64


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    if len(text) < _LEAST:
        return None
    try:
        head = base64.b64decode(text[:_PROBE], validate=True)
    except (binascii.Error, ValueError):
        return None
    record = _RECORDS.get(head[:4])
    if record is None or not _VERSION.fullmatch(head[4:8]):
        return None
    # Eight bytes that are given: no random text has them.
    return Verdict(
        text[:_SHOWN], 12.0, ("iso_19794",), attributes={"template": record}, start=candidate.start,
        end=candidate.start + min(len(text), _SHOWN),
    )  # fmt: skip


DETECTOR = Detector(
    kind=TEMPLATE,
    standard="ISO/IEC 19794-2:2011 (finger minutiae), -4, -5, -6: https://www.iso.org/standard/50864.html",
    patterns=("(?:Rk1S|RklS|SUlS|RkFD|VklS)A[0-9A-Za-z+/]+={0,2}",),
    check=_check,
    prior=-3.0,
    examples=(
        Example("Rk1SACAyMAAAAADkAAABQAHgAMUAxQEAAAAoIkB/AFnQAEBuAGpXAECTAHbYAA=="),
        Example('<Template>RkFDADAxMAAAABQgAAEAAAUSAAAAAAAAAAAAAAAAAAAA</Template>'),
        Example("enroll 4821 SUlSADAxMAAAAABzAAEAAQAB4AKAAGQAZAAAAAAAAA=="),
    ),
    counter_examples=(
        Example("Rk1SABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN"),
        Example("RkFDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        Example("Rk1SACAyMA=="),
    ),
    validator="format identifier and version of ISO/IEC 19794",
    not_covered="Records in binary files and in other encodings than Base64.",
)  # fmt: skip
