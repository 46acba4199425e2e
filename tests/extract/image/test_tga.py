"""Words in TGA files: Pillow writes the image ID, the extension area is laid by hand after the specification 2.0."""

import io

from PIL import Image


def made(told: bytes = b"") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (6, 4), "white").save(out, "TGA", id_section=told)
    # Pillow ends with a footer of its own that names no extension area.
    return out.getvalue().removesuffix(bytes(8) + b"TRUEVISION-XFILE.\0")


def test_the_image_id(gather) -> None:
    got = gather(made(b"scan of Ann Lee, 219-09-9999"), "a.tga")
    assert (got.reader, got.text) == ("tga", "scan of Ann Lee, 219-09-9999")


def test_author_comments_and_job(gather) -> None:
    lines = b"".join(line.ljust(81, b"\0") for line in (b"SSN 219-09-9999", b"", b"third", b""))
    area = b"\xef\x01" + b"Ann Lee".ljust(41, b"\0") + lines + bytes(12) + b"Job of Bo Reed".ljust(41, b"\0")
    data = made()
    foot = len(data).to_bytes(4, "little") + bytes(4) + b"TRUEVISION-XFILE.\0"
    whole = data + area.ljust(495, b"\0") + foot
    assert gather(whole, "a.tga").text.splitlines() == ["Ann Lee", "SSN 219-09-9999", "third", "Job of Bo Reed"]
    for place in (1, len(whole), 2**32 - 1):
        gather(data + area + place.to_bytes(4, "little") + foot[4:], "a.tga")
