"""Small containers of many sorts, with invented people in their members."""

import io
import tarfile
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage

from tests.fault.small_leak import _People


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return sink.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], mode: str = "w") -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return sink.getvalue()


def mailed(messages: int, people: _People, attached: tuple[tuple[int, str, bytes], ...] = ()) -> bytes:
    """An mbox; `attached` are (number of the message, file name, content)."""
    out = []
    for number in range(messages):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", f"number {number}"
        mail.set_content(people.form())
        for which, name, data in attached:
            if which == number:
                mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
                mail.set_boundary(f"boundary-{number}")
        out.append(b"From a@example.org Thu Jan  1 00:00:00 2026\n" + mail.as_bytes() + b"\n")
    return b"".join(out)


def containers(forms: int = 3, seed: int = 11) -> dict[str, bytes]:
    """By file name; each with `forms` members or more, some of them nested."""
    people = _People(seed)
    flat = [(f"form_{number}.txt", people.form().encode()) for number in range(forms)]
    inner = tarred([(f"deep_{number}.txt", people.form().encode()) for number in range(2)])
    nested = [*flat[:2], ("inner.tar", inner), ("list.csv", people.sheet(12).encode()), flat[2]]
    return {
        "flat.tar": tarred(flat),
        "packed.tgz": tarred(nested, "w:gz"),
        "tar_in.zip": zipped(nested),
        "plain.mbox": mailed(forms, people),
        "zip_in.mbox": mailed(forms, people, ((1, "batch.zip", zipped(nested)), (1, "again.tar", inner))),
        # The same bytes at several places, and one name for two members.
        "same.zip": zipped([("a.txt", flat[0][1]), ("b.txt", flat[0][1]), ("c/inner.tar", inner), ("d/inner.tar", inner)]),
        "names.tar": tarred([flat[0], (flat[0][0], flat[1][1]), ("x.tar", inner), ("x.tar", inner)]),
    }  # fmt: skip
