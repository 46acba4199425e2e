"""Slack's workspace export: a zip with `users.json`, `channels.json` and a folder of daily files for each channel."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pii_scan.extract.archive.zip import EXTRACTOR as ZIP
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.shapes.shape import Around
from pii_scan.extract.messages.shapes.slack import SHAPE
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

SLACK = "application/vnd.slack.export+zip"
_DAY = re.compile(r"(?P<channel>[^/]+)/[^/]+\.json")
_USERS = ("users.json", "org_users.json")
_CHANNELS = ("channels.json", "groups.json", "dms.json", "mpims.json")
_MEMBER_MAX = 64 << 20
_SMALL = 1 << 20


def zip_probe(names: frozenset[str]) -> str | None:
    days = any(re.fullmatch(r"[^/]+/\d{4}-\d\d-\d\d\.json", name) for name in names)
    return SLACK if days and "users.json" in names and not names.isdisjoint(_CHANNELS) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A conversation for each channel and each talk of two, with the names that `users.json` gives; then all members,
    those of the conversations marked as told, and what else a zip may hold, as the reader of zips gives them."""
    try:
        archive = zipfile.ZipFile(given.payload.open())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise NotThisFormat from error
    read: set[str] = set()
    with archive:
        reader = _Reader(archive, given)
        infos = reader.infos
        names = {str(user.get("id")): _name(user) for key in _USERS for user in reader.dicts(key)}
        titles = {
            str(channel.get("name") or channel.get("id")): _title(channel, names)
            for key in _CHANNELS
            for channel in reader.dicts(key)
        }
        gatherer = Gatherer()
        row = 0
        for path in sorted(infos):
            found = _DAY.fullmatch(path)
            messages = reader.dicts(path) if found else []
            if found is None or not messages or not all(SHAPE.fits(message, {}) for message in messages[:20]):
                continue
            read.add(path)
            around = Around(titles.get(found["channel"], found["channel"]), names)
            for raw in messages:
                row += 1
                message = SHAPE.message(raw, around)
                if message is not None:
                    yield from gatherer.add(found["channel"], replace(message, row=row), around.title)
        yield from gatherer.flush()
    if reader.damaged:
        detail = f"{reader.damaged} files of channels, members or days are damaged; their messages or names are missing"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if reader.large:
        detail = f"{reader.large} files too large to be taken for a channel's day; read by themselves"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    for piece in ZIP.extract(replace(given, media_type=ZIP.media_types[0])):
        yield replace(piece, told=True) if isinstance(piece, Child) and piece.key in read else piece


class _Reader:
    """Reads members and counts those that cannot be read as what their place says."""

    def __init__(self, archive: zipfile.ZipFile, given: Input) -> None:
        self._archive = archive
        self._given = given
        self.infos = {info.filename: info for info in archive.infolist()}
        self.damaged = 0
        self.large = 0

    def dicts(self, path: str) -> list[dict[str, Any]]:
        """The objects of a member that is a list of objects and nothing else; otherwise nothing, and it is a child."""
        info = self.infos.get(path)
        if info is None:
            return []
        if info.file_size > min(_MEMBER_MAX, max(_SMALL, self._given.limits.ratio * info.compress_size)):
            self.large += 1
            return []
        # zipfile, zlib and others answer damaged members with a handful of unrelated exception types.
        try:
            with self._archive.open(info) as member:
                value = json.loads(member.read(_MEMBER_MAX))
        except Exception:  # noqa: BLE001
            self.damaged += 1
            return []
        return value if isinstance(value, list) and all(isinstance(one, dict) for one in value) else []


def _name(user: dict[str, Any]) -> str:
    profile = user.get("profile")
    inner: dict[str, Any] = profile if isinstance(profile, dict) else {}
    for value in (user.get("real_name"), inner.get("real_name"), inner.get("display_name"), user.get("name")):
        if isinstance(value, str) and value.strip():
            return value
    return str(user.get("id"))


def _title(channel: dict[str, Any], names: dict[str, str]) -> str:
    """A talk without a name of its own is called by its members."""
    name = str(channel.get("name") or "")
    members = channel.get("members")
    if (not name or name.startswith("mpdm-")) and isinstance(members, list):
        return ", ".join(names.get(str(member), str(member)) for member in members)
    return name


EXTRACTOR = Extractor(
    id="slack_zip",
    title="Slack export (zip)",
    media_types=(SLACK,),
    extract=extract,
    zip_probe=zip_probe,
    priority=10,
    library="zipfile, json (standard library)",
    reads="channels, groups and talks of two as conversations with real names; users, channels and all other members "
    "as items of their own",
    not_read="files that the export only links to",
)
