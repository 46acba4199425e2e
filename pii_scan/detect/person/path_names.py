"""Names of people in file and folder names: `maria_gonzalez_dl.jpg`, `GARCIA-JOSE`, `JohnSmith.pdf`."""

import re

from pii_scan.detect.person.gazetteer import is_common, is_first, is_strong_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

_TOKEN = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ'’]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|[^\W\d_]+")
_MAC = re.compile(r"^(?:Mc|Mac|De|Di|La|Le|Van|O)$")
_TECHNICAL = word_set(
    """
    JPG JPEG PNG TIF TIFF GIF BMP HEIC AVIF PDF DOC DOCX XLS XLSX CSV TSV JSON XML HTML HTM TXT LOG SQL ZIP TAR
    GZ RAR EML MSG MP PPT PPTX IMG DSC SCAN SCANS COPY FRONT BACK DL ID SSN PASSPORT LICENSE SELFIE PHOTO PHOTOS
    PROFILE DUMP EXPORT BACKUP UPLOAD UPLOADS TMP TEMP NEW OLD FINAL DRAFT README DATA FILES NUMBERS NUMBER PART
    PARTS ORDERS INVOICES STATEMENTS RECEIPTS TEST SAMPLE EXIF IMAGES DOCS USERS USER ADMIN
    """
)
_GAP = 3
"""Signs between two parts of one name."""


def name_spans(path_segment: str) -> list[tuple[int, int]]:
    """Stretches that name a person, as character offsets. Prefers finding too much: the use is masking."""
    tokens = _tokens(path_segment)
    spans: list[tuple[int, int]] = []
    for index, (word, start, end) in enumerate(tokens):
        known = _as_first(word), _as_last(word)
        if not any(known) and not _named(word):
            continue
        for other, other_start, other_end in tokens[index + 1 : index + 3]:
            if other_start - end > _GAP + 2 or not _parted(path_segment[end:other_start]):
                break
            pair = (known[0] and _as_last(other)) or (known[1] and _as_first(other)) or (_strong(word) and _open(other))
            unlisted = _named(word) and _named(other) and other_start > end
            if pair or unlisted or (_strong(other) and _open(word)):
                spans.append((start, other_end))
                break
    spans += [(start, end) for word, start, end in tokens if _alone(word, path_segment, start, end)]
    return _merged(spans, path_segment)


def _tokens(segment: str) -> list[tuple[str, int, int]]:
    found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(segment)]
    out: list[tuple[str, int, int]] = []
    for word, start, end in found:
        if out and out[-1][2] == start and _MAC.match(out[-1][0]):
            out[-1] = (out[-1][0] + word, out[-1][1], end)
        else:
            out.append((word, start, end))
    return [token for token in out if len(token[0]) > 1]


def _parted(between: str) -> bool:
    """Only separators, at most an initial among them."""
    return re.fullmatch(r"[\s_.,+%-]{0,3}(?:[A-Za-z][\s_.-]{1,2})?", between) is not None


def _strong(word: str) -> bool:
    return is_strong_first(word) and fold(word) not in _TECHNICAL and len(word) > 2


def _as_first(word: str) -> bool:
    folded = fold(word)
    return folded not in _TECHNICAL and (folded in NAME_FIRST_WORDS or (is_first(word) and not is_common(word)))


def _as_last(word: str) -> bool:
    folded = fold(word)
    return folded not in _TECHNICAL and (folded in NAME_LAST_WORDS or (is_surname(word) and not is_common(word)))


def _open(word: str) -> bool:
    """A word that could be a name nobody listed."""
    return len(word) > 3 and fold(word) not in _TECHNICAL and not is_common(word) and word.isalpha()


def _named(word: str) -> bool:
    """Written as a name, `Zwetschkenbaum`, and no word that is known: two such side by side are taken for a person."""
    return _open(word) and word[0].isupper() and word[1:].islower()


def _alone(word: str, segment: str, start: int, end: int) -> bool:
    """`maria.jpg`, `IMG_0012_gonzalez.png`: a single listed name counts where it is no everyday word."""
    apart = (start == 0 or not segment[start - 1].isalpha()) and (end == len(segment) or not segment[end].isalpha())
    return apart and len(word) > 3 and (_strong(word) or (is_first(word) and is_surname(word) and _as_first(word)))


def _merged(spans: list[tuple[int, int]], segment: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or _parted(segment[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
