"""What a file is, by its bytes: one table out of all readers' signatures and probes."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from pii_scan.filetype.encoding import head_text
from pii_scan.filetype.libmagic import ask_libmagic
from pii_scan.filetype.named_formats import EXTENSIONS, NAMED, OLE, ZIP
from pii_scan.filetype.ole_names import ole_kind
from pii_scan.filetype.reader import Reader, SignatureLike
from pii_scan.filetype.split_names import JOINED_BY_THEIR_READER, VOLUME, is_first_part
from pii_scan.filetype.zip_names import ends_as_zip, kind_by_names, zip_mimetype, zip_names
from pii_scan.model.payload import Payload

HEAD = 8192
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"
TEXT = "text/plain"

R = TypeVar("R", bound=Reader)


class TypeTable(Generic[R]):
    """Built once from all readers (extractors, handed in by the engine as plain data).

    Order of evidence: signatures (longest first), what lies in a zip or compound file, the readers'
    probes (highest priority first), "it is text", the name's extension, libmagic. A name never
    overrules bytes, it only decides between dialects that bytes do not tell apart.
    """

    def __init__(self, readers: Sequence[R]) -> None:
        own = [signature for reader in readers for signature in reader.signatures]
        self._signatures: list[SignatureLike] = sorted(
            [*own, *NAMED], key=lambda s: -(len(s.magic) + sum(len(part) for _, part in s.also))
        )
        self._reach = max((s.offset + len(s.magic) for s in self._signatures), default=0)
        self._probing = sorted((r for r in readers if r.probe is not None), key=lambda r: (-r.priority, r.id))
        self._zip_probing = sorted((r for r in readers if r.zip_probe is not None), key=lambda r: (-r.priority, r.id))
        self._by_type: dict[str, list[R]] = {}
        self._by_extension: dict[str, str] = {}
        for reader in sorted(readers, key=lambda r: (-r.priority, r.id)):
            for media_type in reader.media_types:
                self._by_type.setdefault(media_type, []).append(reader)
            for extension in reader.extensions:
                self._by_extension.setdefault(extension, reader.media_types[0])

    def identify(self, payload: Payload, name: str) -> str:
        """The media type of these bytes.

        Raises:
            OSError: the bytes cannot be read at all.
        """
        head = payload.head(max(HEAD, self._reach))
        block = head[:HEAD]
        if not head:
            return EMPTY
        media_type = self._by_signature(head)
        if media_type is not None and is_first_part(name) and head_text(block) is None:
            return media_type if media_type in JOINED_BY_THEIR_READER else VOLUME
        if media_type == ZIP:
            return self._zip_kind(payload)
        if media_type == OLE:
            with payload.open() as stream:
                return ole_kind(stream) or OLE
        if media_type is not None and not _weak(media_type, block):
            return self._dialect(media_type, name)
        for reader in self._probing:
            found = reader.probe(block, name) if reader.probe is not None else None
            if found is not None:
                return found
        if media_type is not None:
            return media_type
        if head_text(block) is not None:
            return TEXT
        if _extension(name) == ".zip" and ends_as_zip(payload):
            return ZIP
        asked = ask_libmagic(head)
        return self._dialect(asked, name) if asked else EXTENSIONS.get(_extension(name)) or UNKNOWN

    def readers(self, media_type: str) -> tuple[R, ...]:
        """Who reads this type, in the order to be asked: the type's own readers, then those of `text/*` for a text
        that all of them refuse, then those of `*/*` (the fallback for whatever has no reader)."""
        family = media_type.split("/", 1)[0] + "/*"
        found = (media_type, family, "*/*")
        return tuple(dict.fromkeys(reader for kind in found for reader in self._by_type.get(kind, [])))

    def supported(self, media_type: str) -> bool:
        """Whether a reader other than the fallback takes it."""
        family = media_type.split("/", 1)[0] + "/*"
        return media_type in self._by_type or family in self._by_type

    def _by_signature(self, head: bytes) -> str | None:
        for s in self._signatures:
            if head.startswith(s.magic, s.offset) and all(head.startswith(part, at) for at, part in s.also):
                return s.media_type
        return None

    def _zip_kind(self, payload: Payload) -> str:
        with payload.open() as stream:
            stated = zip_mimetype(stream)
            if stated is not None and stated.startswith(("application/vnd.oasis.", "application/epub")):
                return stated
            if stated is not None and stated.startswith("application/vnd.sun.xml."):
                return stated
            stream.seek(0)
            names = zip_names(stream)
        for reader in self._zip_probing:
            found = reader.zip_probe(names) if reader.zip_probe is not None else None
            if found is not None:
                return found
        return kind_by_names(names) or stated or ZIP

    def _dialect(self, media_type: str, name: str) -> str:
        if media_type == "image/tiff":
            raw = EXTENSIONS.get(_extension(name), "")
            return raw if raw.startswith("image/") else media_type
        return media_type


def _weak(media_type: str, block: bytes) -> bool:
    # Two or three letters (MZ, BM, ORC, FWS, P5) also start ordinary words of a text.
    return head_text(block) is not None and media_type in _WORDLIKE


_WORDLIKE = frozenset(
    {
        "application/x-msdownload",
        "application/x-orc",
        "application/x-parquet",
        "application/vnd.adobe.flash.movie",
        "application/x-lzip",
        "application/x-lha",
        "application/x-xar",
        "application/x-arj",
        "application/x-virtualbox-vmdk",
        "application/x-mssql-backup",
        "application/x-ms-registry",
        "audio/mpeg",
        "audio/ogg",
        "audio/flac",
        "image/bmp",
        "image/x-ms-bmp",
        "image/vnd.dwg",
        "image/x-icns",
        "image/x-dpx",
        "image/x-olympus-orf",
        "video/mp2t",
        "video/quicktime",
        "application/x-cpio",
    }
)


def _extension(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
