"""Templates of faces, fingers, eyes and voices: vectors and blobs behind their label."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

TEMPLATE = Kind("biometric_template", LegalClass.BIOMETRIC, "Biometric template (face, finger, eye, voice)")

_FACE = r"face|facial"
_LABEL = re.compile(
    rf"(?i)(?<![a-z])(?P<what>(?:{_FACE})[ _-]?(?:encodings?|embeddings?|descriptors?|vectors?|templates?|"
    rf"prints?|features?|data|geometry)|"
    r"faceprints?|(?:finger[ _-]?(?:prints?)?|thumb[ _-]?(?:print)?|(?:left|right)[ _-](?:thumb|index|middle|"
    r"ring|little)(?:[ _-]finger)?)"
    r"[ _-]?(?:templates?|minutiae|fmd|fmr|feature[ _-]?set|biometrics?)|minutiae(?:[ _-]?(?:data|template))?|"
    r"iris[ _-]?(?:codes?|templates?|scans?|data)|retina[ _-]?(?:scans?|templates?)|"
    r"voice[ _-]?(?:prints?|templates?|embeddings?|biometrics?)|speaker[ _-]?embeddings?|x-?vectors?|(?:palm|"
    r"vein|palm[ _-]vein|hand[ _-]geometry)[ _-]?"
    r"(?:print|prints|templates?|data)|biometric[ _-]?(?:templates?|data|blob|hash|records?)|template[ _-]?data|"
    r"plantilla (?:biom[eé]trica|dactilar|facial)|huellas? (?:dactilar(?:es)?)?[ _-]?(?:plantilla|template|minucias)|"
    r"vector facial|rasgos? facial(?:es)?)"
    r"(?:[ _-]?(?:v?\d|b64|base64|hex|bytes))?[\"']?(?:[ ]?\([^)\n]{0,24}\))?[ \t]*(?:[:=>,]|\t|\n|"
    r"is)[ \t\n]*[\"'(]{0,2}(?:np\.)?(?:array\()?[ ]?"
)
_FLOAT = r"-?(?:\d{1,2})?\.\d{2,18}(?:e-?\d{1,2})?"
_VECTOR = re.compile(rf"[\[{{(]?\s*(?P<value>{_FLOAT}(?:\s*[,;\s]\s*{_FLOAT}){{11,40}})")
_BLOB = re.compile(r"(?:0x|data:[\w/;-]{0,40},|b')?(?P<value>(?:[0-9A-Fa-f]{2}){32,128}|[A-Za-z0-9+/_-]{48,200}={0,2})")
_MANY = 12
"""Numbers of a vector that are looked at; a place in a picture has four, a face 64 to 2,048."""


def find_templates(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for label in _LABEL.finditer(body):
        vector = _VECTOR.match(body, label.end(), label.end() + 330)
        blob = None if vector else _BLOB.match(body, label.end(), label.end() + 260)
        match = vector or blob
        if match is None or (blob and not _is_blob(blob["value"])):
            continue
        value = match["value"]
        yield Found(
            TEMPLATE, value, value[:64], 0.92 if vector else 0.85, *match.span("value"),
            ("vector" if vector else "blob", "label:biometric"),
        )  # fmt: skip


def _is_blob(value: str) -> bool:
    """No path, word or identifier: digits and letters of both sorts, or hexadecimal digits of many values."""
    if re.fullmatch(r"[0-9A-Fa-f]+", value):
        return len(set(value.lower())) >= 10
    return bool(
        re.search("[0-9]", value) and re.search("[a-z]", value) and re.search("[A-Z]", value) and value.count("_") < 4
    )


def check_cell(candidate: Candidate) -> Verdict | None:
    text = candidate.text.strip()
    if not candidate.column:
        return None
    vector = _VECTOR.match(text[:330])
    blob = None if vector else _BLOB.match(text[:260])
    if vector is None and (blob is None or not _is_blob(blob["value"])):
        return None
    return Verdict(text.strip("[{( ")[:64], 4.0, ("vector" if vector else "blob",))


_PARTS = (
    "face", "facial", "finger", "fingers", "print", "prints", "fingerprint", "fingerprints", "thumb", "thumbprint",
    "index", "middle",
    "ring", "little", "palm", "vein", "voice", "geometry", "facial geometry",
)  # fmt: skip
_THINGS = (
    "encoding", "encodings", "embedding", "embeddings", "descriptor", "descriptors", "vector", "vectors", "template",
    "templates", "print",
    "prints", "feature", "features", "feature set", "data", "biometric", "biometrics",
)  # fmt: skip
_GATE = (
    *(f"{part} {thing}" for part in _PARTS for thing in _THINGS), "face geometry", "facial geometry", "faceprint",
    "faceprints", "minutiae",
    "fmd", "fmr", "iris", "retina", "retinascan", "iriscode", "iristemplate", "irisscan", "irisdata", "voiceprint",
    "voiceprints", "palmprint",
    "palmprints", "speaker embedding", "speaker embeddings", "x vector", "x vectors", "xvector", "xvectors",
    "biometric", "biometrics",
    "biometrictemplate", "biometricdata", "template data", "plantilla", "minucias", "huella template",
    "huellas template", "huella dactilar template",
    "huellas dactilares template", "dactilar template", "dactilares template",
    "vector facial", "rasgo facial", "rasgos faciales", "rasgos facial", "rasgo faciales",
)  # fmt: skip
"""Every label holds one of these."""

DETECTOR = Detector(
    kind=TEMPLATE,
    standard="ISO/IEC 19794-2:2011 (finger minutiae), -5 (face), -6 (iris): https://www.iso.org/standard/50864.html",
    check=check_cell,
    headers=(
        r"\b(?:face|facial) ?(?:encoding|embedding|descriptor|vector|template|print)s?\b|^faceprint$",
        r"\b(?:finger ?print|finger|thumb ?print|iris|voice|palm|vein|biometric) ?(?:template|minutiae|data|"
        r"blob|code|print|embedding)s?\b",
        r"^(?:minutiae|voiceprint|iris code|biometrics?)$",
    ),
    find=find_templates,
    gate=_GATE,
    examples=(
        Example(
            '{"name": "Rowan Ellis", "face_encoding": [-0.0912, 0.1134, 0.0441, -0.0519, -0.1006, 0.0023, -0.0701, '
            "-0.1307, 0.1409, -0.0822, 0.2114, -0.0217, -0.1903, 0.0088]}"
        ),
        Example("fingerprint_template: Rk1SACAyMAAAAADkAAABQAHgAMUAxQEAAAAoIkB/AFnQAEBuAGpXAECTAHbYAA=="),
        Example("Voiceprint: 8f1c04b7a2d35e9916cc0b7f4ad2e1830954bb6f7a10cd42e3f8597106ab3dcc"),
        Example("Plantilla biométrica: Zm9vQmFyMTIzNDU2Nzg5MEFiQ2RFZkdoSWpLbE1uT3BRclN0VXZXeFl6"),
    ),
    counter_examples=(
        Example("face_position: [0.12, 0.30, 0.55, 0.71]"),
        Example("word_embedding: [0.09, 0.11, 0.04, -0.05, -0.10, 0.02, -0.07, -0.13, 0.14, 0.22, 0.31, 0.44, 0.50]"),
        Example("SSH key fingerprint: SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"),
        Example("template: layouts/default/page_with_sidebar_and_footer_and_header_v2.html"),
        Example("The iris of her eye and the voice on the phone"),
        Example("fingerprint templates are stored on the device"),
    ),
    validator="label with a vector of a dozen numbers or a blob",
    not_covered="Binary template files, templates without a label in other formats; whose template it is.",
)  # fmt: skip
