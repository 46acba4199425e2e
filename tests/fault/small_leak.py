"""A leak of forty small files of many sorts, made in a second; all people in it are invented."""

import io
import json
import random
import zipfile
from pathlib import Path

_FIRST = (
    "Wendell",
    "Marisol",
    "Thaddeus",
    "Ingrid",
    "Lamar",
    "Priscilla",
    "Octavio",
    "Bernadette",
    "Curtis",
    "Yolanda",
)
_LAST = ("Ostrander", "Quintanilla", "Abernathy", "Kowalczyk", "Delacroix", "Fitzgerald", "Villalobos", "Hargrove")
_STREET = ("Larkmoor Way", "Winterbourne Ln", "Cedar Hollow Rd", "Old Mill Ave", "Prospect St")
_PLACE = (("Peoria", "IL", "61602"), ("Albany", "NY", "12207"), ("Dayton", "OH", "45402"), ("Tampa", "FL", "33602"))


class _People:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def one(self) -> dict[str, str]:
        c = self.chance
        city, state, code = c.choice(_PLACE)
        first, last = c.choice(_FIRST), c.choice(_LAST)
        return {
            "name": f"{first} {last}",
            "ssn": f"{c.randint(101, 665):03}-{c.randint(11, 99)}-{c.randint(1001, 9999)}",
            "dob": f"{c.randint(1, 12):02}/{c.randint(1, 28):02}/{c.randint(1950, 1999)}",
            "email": f"{first}.{last}{c.randint(10, 99)}@example.org".lower(),
            "phone": f"({c.choice((212, 309, 518, 813, 937))}) 555-{c.randint(100, 199):04}",
            "address": f"{c.randint(100, 9900)} {c.choice(_STREET)}, {city}, {state} {code}",
        }

    def form(self) -> str:
        p = self.one()
        return (
            f"Name: {p['name']}\nSSN: {p['ssn']}\nDate of birth: {p['dob']}\nAddress: {p['address']}\n"
            f"Phone: {p['phone']}\nE-mail: {p['email']}\n"
        )

    def sheet(self, rows: int) -> str:
        head = "name,ssn,dob,email,phone\n"
        return head + "".join(
            "{name},{ssn},{dob},{email},{phone}\n".format(**p) for p in (self.one() for _ in range(rows))
        )


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), data)
    return out.getvalue()


def _picture(text: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (900, 420), "white")
    ImageDraw.Draw(image).multiline_text((40, 40), text, fill="black", font=ImageFont.load_default(30), spacing=12)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def make(folder: Path, seed: int = 5, pictures: int = 6) -> Path:
    """Writes the files; the same bytes for the same seed."""
    people = _People(seed)
    files: dict[str, bytes] = {}
    for number in range(16):
        files[f"forms/form_{number:02}.txt"] = people.form().encode()
    for number in range(8):
        files[f"tables/list_{number}.csv"] = people.sheet(40).encode()
    for number in range(4):
        inner = _zip({"deep.txt": people.form().encode()})
        files[f"packed/batch_{number}.zip"] = _zip(
            {"a.txt": people.form().encode(), "b.csv": people.sheet(12).encode(), "c/inner.zip": inner}
        )
    for number in range(pictures):
        files[f"scans/page_{number}.png"] = _picture(people.form())
    files["export/people.json"] = json.dumps([people.one() for _ in range(10)]).encode()
    files["export/log.ndjson"] = "\n".join(json.dumps(people.one()) for _ in range(10)).encode()
    files["copies/form_again.txt"] = files["forms/form_00.txt"]
    files["copies/batch_again.zip"] = files["packed/batch_0.zip"]
    files["broken/empty.csv"] = b""
    files["broken/cut.zip"] = files["packed/batch_1.zip"][:200]
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
