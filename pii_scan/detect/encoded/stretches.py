"""All that is written in an encoding inside of a text, decoded, with the way back.

URL encoding, HTML character references, JSON escapes, quoted-printable and base64, and one inside of another to
depth two. Not covered: UTF-7, punycode, uuencode, hexadecimal dumps.
"""

from collections.abc import Iterator

from pii_scan.detect.encoded.decoded import Decoded, rewritten
from pii_scan.detect.encoded.layer import layer, stretches


def decoded_stretches(text: str) -> Iterator[Decoded]:
    """Stretches in order and disjoint, so that all of them together are no longer than the text.

    A stretch holds what was plain in its lines too: labels and values may be written differently. A value that
    the text shows as it is comes twice then, at the same place.
    """
    for outer in stretches(text):
        inner = layer(outer.text, plus="percent" not in outer.how)
        if inner is None or not inner[1].any():
            yield outer
        else:
            yield rewritten(outer.text, inner[0], 0, len(outer.text)).inside(outer)
