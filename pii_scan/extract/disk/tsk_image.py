"""A disk as The Sleuth Kit wants it."""

from functools import cache
from typing import Any

from pii_scan.extract.disk.disk import Disk


@cache
def _image_class() -> Any:
    import pytsk3

    class Image(pytsk3.Img_Info):  # type: ignore[misc]
        """Its reads come back to the disk."""

        def __init__(self, disk: Disk) -> None:
            self._disk = disk
            super().__init__(url="", type=pytsk3.TSK_IMG_TYPE_EXTERNAL)

        def get_size(self) -> int:
            return self._disk.size

        def read(self, offset: int, size: int) -> bytes:
            return self._disk.read_at(offset, size)

        def close(self) -> None:
            """The disk is its owner's to close."""

    return Image


def image_of(disk: Disk) -> Any:
    """A `pytsk3.Img_Info`."""
    return _image_class()(disk)
