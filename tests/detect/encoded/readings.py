"""What the tests of the encodings share."""

from pii_scan.detect.encoded.stretches import decoded_stretches


def readings(text: str) -> list[str]:
    """The decoded stretches' texts."""
    return [stretch.text for stretch in decoded_stretches(text)]


def written(text: str, value: str) -> str:
    """How the first decoded `value` is written in the text."""
    for stretch in decoded_stretches(text):
        at = stretch.text.find(value)
        if at >= 0:
            begin, end = stretch.span(at, at + len(value))
            return text[begin:end]
    raise AssertionError("not decoded")
