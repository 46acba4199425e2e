"""Packs the public-domain name lists (smashew/NameDatabases) into the package.

    python tools/load_names.py FOLDER_WITH_LISTS

The folder holds `first_us.txt`, `first_all.txt`, `surnames_us.txt` and `LICENSE`. Names are folded to
upper-case ASCII letters, sorted, one a line, and packed without a time stamp, so that the same lists give
the same bytes.
"""

import gzip
import io
import sys
from pathlib import Path

from pii_scan.detect.person.normal import fold

PACKAGE = Path(__file__).resolve().parent.parent / "pii_scan" / "detect" / "person" / "data"
SOURCES = {
    "first_us": ("first_us.txt",),
    "first_world": ("first_all.txt",),
    "surnames": ("surnames_us.txt",),
}


def packed(paths: list[Path]) -> bytes:
    names = {
        folded
        for path in paths
        for line in path.read_text("utf-8-sig").splitlines()
        if len(folded := fold(line.strip())) >= 2 and folded.isalpha()
    }
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as stream:
        stream.write("\n".join(sorted(names)).encode("ascii", "ignore"))
    return buffer.getvalue()


def main(folder: Path) -> None:
    for target, sources in SOURCES.items():
        (PACKAGE / f"{target}.txt.gz").write_bytes(packed([folder / source for source in sources]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
