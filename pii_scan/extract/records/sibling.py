"""Files that belong to another one and lie beside it: a database's memos, its write-ahead log, a record layout."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from pii_scan.extract.extractor import Input
from pii_scan.model.payload import Payload


def in_folder(given: Input) -> bool:
    """Whether the item is a file in a folder, with its neighbours there to be seen."""
    path = given.payload.path
    # What the fetcher holds has a name of its own under /proc.
    return path is not None and Path(path).name == given.name


def beside(given: Input, endings: Iterable[str], *, whole_name: bool = False) -> Payload | None:
    """The first that is there of the same name with another ending; only where the item is a file in a folder.

    Members of archives and fetched objects come alone: None, although the sibling may be an item of its own.

    Args:
        endings: with the dot, lower case; the file's may be in either case.
        whole_name: the ending follows the whole name (`a.db-wal`) and does not take the old one's place.
    """
    path = given.payload.path
    if path is None or not in_folder(given):
        return None
    stem = path if whole_name else os.path.splitext(path)[0]  # noqa: PTH122 - a name may end in a dot
    for ending in endings:
        for name in dict.fromkeys((stem + ending, stem + ending.upper(), stem + ending.title())):
            try:
                # A link may lead out of what was handed in.
                if stat.S_ISREG(os.lstat(name).st_mode):
                    return Payload(path=name)
            except (OSError, ValueError):
                continue
    return None
