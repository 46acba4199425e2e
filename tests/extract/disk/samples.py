"""What the drawn images hold, and how tests get at them."""

import lzma
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
CLIENTS = b"name,ssn,birth_date\nInes Mulhall,219-51-4938,1984-03-07\nOtto Larkmoor,219-52-7731,1990-11-30\n"
PHOTO = (SAMPLES / "photo.jpg").read_bytes()
"""Its EXIF says 40.6917 N, 89.5890 W."""
NOTE = b"Otto Larkmoor, born 1990-11-30\n"
STREAM = b"name,ssn\nAnn Ostrander,219-53-1188\n"
WAY = "C:\\Users\\elsewhere.csv"
PACKED = b"a list that Windows packed: Piet Zandvoort\n" * 1500
DELETED = b"Deleted: Vera Quillfeather, SSN 219-54-2299\n" * 150
GONE = b"overwritten " * 40
REST = b"these bytes took its place " * 60
FILES = {
    "Users/clients.csv": CLIENTS,
    "Users/note.txt": b"Ines Mulhall\n",
    "Users/deep/er/\u00fcn\u00ef.txt": b"umlaut " * 200,
    "Users/empty.txt": b"",
}


def sample(name: str) -> bytes:
    return lzma.decompress((SAMPLES / f"{name}.xz").read_bytes())
