"""Plain tools that read the same files: programs where this machine has them, and Python's own library.

An oracle gives a text, or None where the file is not its own or it fails; `members` likewise the names inside.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import format_python_oracles as own

_WALL_S = 30
_BUILD = frozenset(
    {"System", "ExifTool", "File", "Composite", "ICC_Profile", "JFIF", "APP14", "EXE", "Font", "ZIP", "HTML", "XML"}
)
"""Groups of exiftool that describe how a file is built, or repeat its body in part."""
_BUILT = re.compile(
    r"xmlns|.*(id|version|toolkit|format|brands?|settings|type|pairs|process|target|hash|digest|profile|space|size)$"
    r"|.*(date|time|template|titleofparts|thumbnail|appversion|security|language|linkpath|software|creatortool).*"
    r"|.*(history|mapdatum|lastprinted|writername|readername).*|lens|iccprofile|color|tagi$",
    re.IGNORECASE,
)
"""Tags of programs: identifiers, dates (which we write in another form), versions."""
_PERSONAL = re.compile(r"owner|serial|artist|copyright|comment|city|country|location", re.IGNORECASE)
"""Of a maker's own tags the ones that may say something of a person."""

Text = Callable[[Path], "str | None"]
Names = Callable[[Path], "set[str] | None"]


@dataclass(frozen=True, slots=True)
class Oracle:
    """One tool and the files that it is asked about."""

    name: str
    types: tuple[str, ...]
    """Beginnings of media types; empty for every file."""
    text: Text | None = None
    members: Names | None = None
    programs: tuple[str, ...] = ()

    @property
    def present(self) -> bool:
        return all(shutil.which(program) for program in self.programs)

    def takes(self, media_type: str) -> bool:
        return not self.types or media_type.startswith(self.types)


def said(*command: str) -> str | None:
    """What a program prints; None where it fails or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_WALL_S, check=False, stdin=subprocess.DEVNULL)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")


def _program(name: str, types: tuple[str, ...], *command: str) -> Oracle:
    """`{}` in the command stands for the file."""

    def text(path: Path) -> str | None:
        return said(*(str(path) if part == "{}" else part for part in command))

    return Oracle(name, types, text, programs=(command[0],))


def _exiftool(path: Path) -> str | None:
    printed = said("exiftool", "-j", "-n", "-G", "-a", "-charset", "UTF8", str(path))
    if printed is None:
        return None
    found = []
    for tag, value in json.loads(printed)[0].items():
        group, _, name = tag.partition(":")
        if group == "MakerNotes" and not _PERSONAL.search(name):
            continue
        if not name or group in _BUILD or _BUILT.match(name) or str(value).startswith("(Binary data"):
            continue
        found += [str(part) for part in (value if isinstance(value, list) else [value]) if _in_words(part)]
    return "\n".join(found)


def _in_words(value: object) -> bool:
    """No number, and no list of numbers (a rectangle, a matrix)."""
    return isinstance(value, str) and re.search(r"[^\W\d_]{3}|^\d{4,}$", value) is not None


def _antiword(path: Path) -> str | None:
    return (said("antiword", "-m", "UTF-8.txt", str(path)) or "").replace("[pic]", "")


def _unrtf(path: Path) -> str | None:
    """Without the lines on the document that it puts before the text, and without what it cannot decode."""
    return own.in_ascii((said("unrtf", "--quiet", "--text", str(path)) or "").partition("-----------------")[2])


def _xls2csv(path: Path) -> str | None:
    """Without the words whose encoding it does not know."""
    return own.in_ascii(said("xls2csv", "-d", "utf-8", str(path)) or "")


def _seven_zip(path: Path) -> set[str] | None:
    printed = said("7zz", "l", "-slt", "-ba", "-p", str(path))
    if printed is None:
        return None
    return {name for block in printed.split("\n\n") if (name := _listed(block))}


def _listed(block: str) -> str:
    fields = dict(line.partition(" = ")[::2] for line in block.splitlines() if " = " in line)
    folder = fields.get("Folder") == "+" or fields.get("Attributes", "").startswith("D")
    return "" if folder else fields.get("Path", "")


def _lines(*command: str) -> Names:
    def names(path: Path) -> set[str] | None:
        printed = said(*(str(path) if part == "{}" else part for part in command))
        return None if printed is None else {line for line in printed.splitlines() if line and not line.endswith("/")}

    return names


def _access(path: Path) -> str | None:
    tables = said("mdb-tables", "-1", str(path))
    if tables is None:
        return None
    return "\n".join(filter(None, (said("mdb-export", str(path), table) for table in tables.splitlines() if table)))


_OFFICE = ("application/vnd.openxmlformats", "application/vnd.ms-", "application/vnd.oasis", "application/vnd.sun.xml")
_ARCHIVES = (
    "application/zip", "application/x-7z", "application/vnd.rar", "application/x-tar", "application/x-cpio",
    "application/x-archive", "application/x-debian", "application/vnd.ms-cab", "application/x-iso9660",
    "application/x-rpm",
    "application/x-xar", "application/x-lha", "application/java-archive", "application/epub", "application/vnd.android",
    "application/vnd.google-earth.kmz", "application/vnd.apple",
)  # fmt: skip
_PACKED = ("application/gzip", "application/x-bzip2", "application/x-xz")
_XML = ("application/xml", "text/xml", "image/svg", "application/rss", "application/vnd.google-earth.kml")

ORACLES: tuple[Oracle, ...] = (
    _program("pdftotext", ("application/pdf",), "pdftotext", "-q", "-enc", "UTF-8", "{}", "-"),
    _program("mutool", ("application/pdf", "application/epub", "application/oxps", "application/vnd.ms-xpsdocument"),
             "mutool", "draw", "-q", "-F", "txt", "-o", "-", "{}"),
    _program("catdoc", ("application/msword",), "catdoc", "-d", "utf-8", "{}"),
    Oracle("antiword", ("application/msword",), _antiword, programs=("antiword",)),
    Oracle("xls2csv", ("application/vnd.ms-excel",), _xls2csv, programs=("xls2csv",)),
    _program("catppt", ("application/vnd.ms-powerpoint",), "catppt", "-d", "utf-8", "{}"),
    Oracle("unrtf", ("application/rtf", "text/rtf"), _unrtf, programs=("unrtf",)),
    _program("odt2txt", ("application/vnd.oasis", "application/vnd.sun.xml"), "odt2txt", "--encoding=UTF-8", "{}"),
    Oracle("exiftool", (), _exiftool, programs=("exiftool",)),
    Oracle("mdb-export", ("application/vnd.ms-access",), _access, programs=("mdb-tables", "mdb-export")),
    Oracle("7zz", _ARCHIVES, members=_seven_zip, programs=("7zz",)),
    Oracle("bsdtar", _ARCHIVES, members=_lines("bsdtar", "-tf", "{}"), programs=("bsdtar",)),
    Oracle("lsar", _ARCHIVES, members=lambda path: own.lsar(said("lsar", "-j", str(path))), programs=("lsar",)),
    Oracle("zipfile", _ARCHIVES, members=own.zip_names),
    Oracle("tarfile", (*_ARCHIVES, *_PACKED), members=own.tar_names),
    Oracle("zipfile + ElementTree", _OFFICE, own.packed_xml),
    Oracle("email", ("message/", "application/x-mbox", "application/mbox", "multipart/"), own.mail, own.attachments),
    Oracle("sqlite3", ("application/vnd.sqlite3", "application/x-sqlite3"), own.sqlite),
    Oracle("ElementTree", _XML, own.xml),
    Oracle("json", ("application/json", "application/x-ndjson"), own.json_text),
    Oracle("html.parser", ("text/html", "application/xhtml"), own.html),
    Oracle("plain text", ("text/plain", "text/csv", "text/tab", "text/markdown", "application/sql"), own.plain),
    Oracle("duckdb", ("application/x-parquet", "application/vnd.apache.parquet"), own.parquet),
)  # fmt: skip


def present() -> Iterator[Oracle]:
    """Those that this machine has."""
    return (oracle for oracle in ORACLES if oracle.present)
