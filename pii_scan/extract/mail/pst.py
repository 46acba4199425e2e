"""Outlook's stores (.pst, .ost; [MS-PST]) through libpff: each message a child, its folders in the address."""

import re
from base64 import encodebytes
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.mail import mapi
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

PST = "application/vnd.ms-outlook-pst"
_ATTACHMENT_MAX = 256 << 20
_BOUNDARY = "pii-scan-part"
_UNSAFE = re.compile(r"[\r\n\x00]+")
_DEPTH = 8
"""Messages attached to messages are taken apart so far."""


def extract(given: Input) -> Iterator[Evidence]:
    """Children `Folder/Subfolder/message-N.eml`: a message is written as mail again (properties as headers, all its
    bodies, attachments), so that it is read as any other mail. Messages that no folder holds any more come last."""
    try:
        import pypff
    except ImportError:
        yield Problem(ProblemCode.UNSUPPORTED, "extract", "libpff-python is not installed", Effect.SKIPPED)
        return
    store = pypff.file()
    with given.payload.open() as stream:
        # libpff answers any damage with OSError; a hostile file may kill the worker, which the engine expects.
        try:
            store.open_file_object(stream)
        except OSError as error:
            if not given.payload.head(4).startswith(b"!BDN"):
                raise NotThisFormat from error
            yield Problem(ProblemCode.UNREADABLE, "extract", "the store's header or index cannot be read")
            return
        try:
            yield from _messages(store)
        finally:
            store.close()


def _messages(store: Any) -> Iterator[Evidence]:
    keys = Keys()
    failed: list[str] = []
    count = 0
    for path, index, message in _walk(store, failed):
        mail = _mail(message, failed)
        count += 1
        yield Child("pst", keys.key(f"{path}message-{index}.eml"), Payload(data=mail), len(mail))
    orphans = _number(lambda: store.number_of_orphan_items, failed)
    for index in range(orphans):
        item = _asked(lambda i=index: store.get_orphan_item(i), failed)
        if item is not None:
            mail = _mail(item, failed)
            yield Child("pst", keys.key(f"orphans/message-{index + 1}.eml"), Payload(data=mail), len(mail))
    if failed:
        detail = f"{len(failed)} folders, messages, properties or attachments could not be read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if not count and not orphans:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "store without messages", Effect.NOTE)


def _walk(store: Any, failed: list[str]) -> Iterator[tuple[str, int, Any]]:
    """(folders, number from 1, message), folder by folder, without recursion."""
    todo: list[tuple[str, Any]] = []
    root = _asked(store.get_root_folder, failed)
    if root is not None:
        todo.append(("", root))
    while todo:
        path, folder = todo.pop()
        for at in range(_number(lambda f=folder: f.number_of_sub_messages, failed)):
            message = _asked(lambda f=folder, i=at: f.get_sub_message(i), failed)
            if message is not None:
                yield path, at + 1, message
        inner = []
        for at in range(_number(lambda f=folder: f.number_of_sub_folders, failed)):
            sub = _asked(lambda f=folder, i=at: f.get_sub_folder(i), failed)
            if sub is not None:
                name = _asked(lambda s=sub: s.name, failed) or f"folder-{at + 1}"
                inner.append((f"{path}{name.replace('/', '_')}/", sub))
        todo += reversed(inner)


def _asked(question: Any, failed: list[str]) -> Any:
    """One call into libpff; its failure is counted."""
    try:
        return question()
    except (OSError, ValueError, MemoryError, OverflowError, UnicodeError) as error:
        failed.append(type(error).__name__)
        return None


def _number(question: Any, failed: list[str]) -> int:
    return int(_asked(question, failed) or 0)


def _strings(item: Any, failed: list[str]) -> Iterator[tuple[int, int, bytes]]:
    """(id, type, value) of the item's own properties."""
    for at in range(_number(lambda: item.number_of_record_sets, failed)):
        records = _asked(lambda i=at: item.get_record_set(i), failed)
        if records is None:
            continue
        for n in range(_number(lambda r=records: r.number_of_entries, failed)):
            entry = _asked(lambda r=records, i=n: r.get_entry(i), failed)
            if entry is None or entry.entry_type is None:
                continue
            if entry.value_type in (mapi.STRING8, mapi.UNICODE, mapi.TIME) or entry.entry_type in (mapi.RTF, mapi.HTML):
                data = _asked(lambda e=entry: e.data, failed)
                if data:
                    yield entry.entry_type, entry.value_type, data


def _mail(message: Any, failed: list[str], depth: int = 0) -> bytes:
    """The message as mail."""
    headers: list[str] = []
    plain: str = ""
    pages: list[str] = []
    unnamed: list[str] = []
    transport = ""
    for number, kind, data in _strings(message, failed):
        if number == mapi.BODY:
            plain = mapi.string(data, kind)
        elif number == mapi.HTML:
            pages.append(mapi.html_body(data, 0))
        elif number == mapi.RTF:
            pages.append(mapi.rtf_body(data)[0])
        elif number == 0x007D:
            transport = mapi.string(data, kind)
        elif kind == mapi.TIME:
            if number in mapi.DATES and (date := mapi.filetime(data)):
                headers.append(f"{mapi.DATES[number]}: {date}")
        elif kind in (mapi.STRING8, mapi.UNICODE) and number not in mapi.SKIPPED:
            text = _UNSAFE.sub(" ", mapi.string(data, kind))
            if text and number in mapi.NAMES:
                headers.append(f"{mapi.NAMES[number].replace(' ', '-')}: {text}")
            elif text:
                unnamed.append(text)
    headers += [f"To: {recipient}" for recipient in _recipients(message, failed)]
    bodies = [plain] if plain else []
    for page in pages:
        mapi.added(bodies, page)
    if unnamed:
        mapi.added(bodies, "\n".join(dict.fromkeys(unnamed)))
    parts = list(_attachments(message, failed, depth))
    top = _transport(transport) + "".join(f"{line}\n" for line in dict.fromkeys(headers))
    text = "\n\n".join(bodies)
    if not parts:
        return f"{top}Content-Type: text/plain; charset=utf-8\n\n{text}\n".encode("utf-8", "replace")
    # A boundary that stands in no body.
    mark = _BOUNDARY
    while mark in text:
        mark += "x"
    out = [f'{top}Content-Type: multipart/mixed; boundary="{mark}"\n\n--{mark}\n'.encode("utf-8", "replace")]
    out.append(f"Content-Type: text/plain; charset=utf-8\n\n{text}\n".encode("utf-8", "replace"))
    for name, content, is_mail in parts:
        quoted = name.replace('"', "'").replace("\\", "_")
        sort = "message/rfc822" if is_mail else "application/octet-stream"
        head = f'--{mark}\nContent-Type: {sort}; name="{quoted}"\nContent-Transfer-Encoding: base64\n\n'
        out += [head.encode("utf-8", "replace"), encodebytes(content)]
    out.append(f"--{mark}--\n".encode())
    return b"".join(out)


def _transport(headers: str) -> str:
    """The headers as they came over the network, without those that tell of the original's parts."""
    lines: list[str] = []
    keep = True
    for line in headers.splitlines():
        if not line.strip():
            continue
        if line[0] not in " \t":
            keep = not line.lower().startswith(("content-", "mime-version")) and ":" in line
        if keep and (lines or line[0] not in " \t"):
            lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def _recipients(message: Any, failed: list[str]) -> Iterator[str]:
    table = _asked(lambda: getattr(message, "recipients", None), failed)
    if table is None:
        return
    for at in range(_number(lambda: table.number_of_record_sets, failed)):
        records = _asked(lambda i=at: table.get_record_set(i), failed)
        if records is None:
            continue
        said: dict[int, str] = {}
        for n in range(_number(lambda r=records: r.number_of_entries, failed)):
            entry = _asked(lambda r=records, i=n: r.get_entry(i), failed)
            if entry is not None and entry.entry_type in (0x3001, 0x3003, 0x39FE):
                data = _asked(lambda e=entry: e.data, failed)
                said[entry.entry_type] = _UNSAFE.sub(" ", mapi.string(data or b"", entry.value_type))
        address = said.get(0x39FE) or said.get(0x3003, "")
        if said:
            yield f"{said.get(0x3001, '')} <{address}>"


def _attachments(message: Any, failed: list[str], depth: int) -> Iterator[tuple[str, bytes, bool]]:
    """(name, bytes, whether it is a message)."""
    # libpff raises where a message has no table of attachments at all.
    try:
        count = message.number_of_attachments
    except OSError:
        return
    for at in range(count):
        attachment = _asked(lambda i=at: message.get_attachment(i), failed)
        if attachment is None:
            continue
        names = {
            number: mapi.string(data, kind)
            for number, kind, data in _strings(attachment, failed)
            if number in (mapi.ATTACH_LONG_NAME, mapi.ATTACH_NAME, 0x3001)
        }
        name = (
            names.get(mapi.ATTACH_LONG_NAME)
            or names.get(mapi.ATTACH_NAME)
            or names.get(0x3001)
            or f"attachment-{at + 1}"
        )
        name = _UNSAFE.sub(" ", name)
        size = _number(attachment.get_size, failed)
        if size > _ATTACHMENT_MAX:
            failed.append("large")
            size = _ATTACHMENT_MAX
        inner = _number(lambda a=attachment: a.number_of_sub_items, failed)
        for n in range(inner if depth < _DEPTH else 0):
            item = _asked(lambda a=attachment, i=n: a.get_sub_item(i), failed)
            if item is not None:
                yield f"{name}.eml", _mail(item, failed, depth + 1), True
        data = _asked(lambda a=attachment, s=size: a.read_buffer(s), failed) if size and not inner else None
        if data:
            yield name, data, False


EXTRACTOR = Extractor(
    id="pst",
    title="Outlook store (PST, OST)",
    media_types=(PST,),
    extract=extract,
    extensions=(".pst", ".ost"),
    library="libpff-python",
    reads="every message, contact, appointment and note of every folder, with headers, recipients, bodies and "
    "attachments; those that no folder holds any more",
    not_read="attachments beyond 256 MiB; stores encrypted with a key outside of them",
)
