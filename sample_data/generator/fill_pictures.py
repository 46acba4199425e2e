"""Photos with and without people and positions, notes, forms, screenshots."""

import io

from PIL import Image

from sample_data.generator import canvas, degrade, exif, handwriting, heic, messages, photos, screens
from sample_data.generator.people import Person, Population
from sample_data.generator.truth import FileTruth, Leak

PHONES = (("Apple", "iPhone 13"), ("samsung", "SM-A536U"), ("Google", "Pixel 7"), ("motorola", "moto g stylus"))
HOMES = ((39, 3), (40, 4), (43, 2), (45, 3), (17, 2))
"""Person and how many pictures were taken at home."""


def avif(image: Image.Image, block: bytes) -> bytes:
    out = io.BytesIO()
    image.save(out, "AVIF", quality=60, exif=block, max_threads=1)
    return out.getvalue()


def _selfies(leak: Leak, people: tuple[Person, ...]) -> None:
    for number, count in HOMES:
        p = people[number - 1]
        for shot in range(count):
            rng = leak.rng(f"selfie:{number}:{shot}")
            lat, lon = p.latitude + rng.uniform(-0.0002, 0.0002), p.longitude + rng.uniform(-0.0002, 0.0002)
            taken = f"2024:0{rng.randint(1, 9)}:{rng.randint(10, 28)} {rng.randint(10, 22)}:{rng.randint(10, 59)}:07"
            block = exif.block(*PHONES[number % 4], taken, lat, lon)
            picture = photos.selfie(p.seed, rng)
            ending = {39: "HEIC", 40: "heic", 43: "avif"}.get(number, "jpg") if shot == count - 1 else "jpg"
            name = f"profiles/u{71000 + number}/IMG_{taken[:10].replace(':', '')}_{shot}.{ending}"
            t = leak.truth(name, "profile_photo")
            t.portraits = 1
            t.gps(p, exif.printed(lat), exif.printed(lon))
            if ending.lower() == "heic":
                leak.write(name, heic.heic(picture.resize((256, 352), Image.Resampling.LANCZOS), block))
            else:
                leak.write(name, avif(picture, block) if ending == "avif" else degrade.jpeg(picture, 74, block))
    for number in (42, 46, 47):
        rng = leak.rng(f"plain:{number}")
        name = f"profiles/u{71000 + number}/avatar.{'png' if number == 46 else 'jpg'}"
        t = leak.truth(name, "profile_photo")
        t.portraits = 1
        picture = photos.selfie(people[number - 1].seed, rng, 300, 300)
        leak.write(name, degrade.png(picture.resize((200, 200)), 64) if number == 46 else degrade.jpeg(picture, 70))


def _places(leak: Leak, people: tuple[Person, ...]) -> None:
    views = (
        ("photos/DSC_0101.JPG", photos.landscape, "far"), ("photos/lake.jpg", photos.landscape, ""), ("photos/IMG_E4410.jpg", photos.table, "broken"),
        ("photos/yard.jpg", photos.landscape, "zero"), ("photos/dinner.webp", photos.table, ""), ("photos/porch_view.jpg", photos.landscape, "home"),
    )  # fmt: skip
    for name, draw, where in views:
        rng = leak.rng(name)
        t = leak.truth(name, "photo")
        picture = draw(rng)
        block = exif.block("Canon", "EOS R10", "2023:08:12 11:02:33")
        if where == "far":
            block = exif.block("NIKON", "D5600", "2022:06:30 16:40:00", 44.4280, -110.5885)
            t.gps(None, exif.printed(44.4280), exif.printed(-110.5885))
        elif where == "home":
            p = people[38]
            block = exif.block(*PHONES[3], "2024:07:04 20:15:42", p.latitude, p.longitude)
            t.gps(p, exif.printed(p.latitude), exif.printed(p.longitude))
        elif where == "broken":
            block = exif.broken(*PHONES[1], "2024:01:20 19:00:01")
            t.decoy("gps_location", "nan,nan", "rationals of 0/0")
        elif where == "zero":
            block = exif.block(*PHONES[2], "2024:02:11 09:12:44", 0.0, 0.0)
            t.decoy("gps_location", "0.000000,0.000000", "a phone without a fix")
        out = io.BytesIO()
        if name.endswith("webp"):
            picture.save(out, "WEBP", quality=60)
            leak.write(name, out.getvalue())
        else:
            leak.write(name, degrade.jpeg(picture, 66, block))


def _notes(leak: Leak, people: tuple[Person, ...]) -> None:
    def dear(t: FileTruth, p: Person, q: Person) -> list[str]:
        return [f"Dear {t.name(q)},", "I hope this letter finds you well.", "My new number is", t.phone(p, "dash"), "write me back at",
                *t.address(p, "lines").split("\n"), "Love,", t.name(p)]  # fmt: skip

    def kite(t: FileTruth, p: Person, _: Person) -> list[str]:
        t.topics["medical"] = "may"
        return [
            "TO: MEDICAL",
            f"Name: {t.name(p)}",
            f"Inmate # {t.inmate(p)}",
            f"DOB {t.born(p)}",
            "I need to see the dentist,",
            "my tooth been hurting 2 weeks.",
            "Thank you",
        ]

    def lista(t: FileTruth, p: Person, q: Person) -> list[str]:
        t.topics["privileged"] = "may"
        return [
            "Mamá, guarda esto:",
            f"SS# {t.ssn(p)}",
            f"tel {t.phone(p, 'paren')}",
            f"correo {t.email(p)}",
            f"abogado {t.name(q)}",
            "no se lo des a nadie",
        ]

    def bank(t: FileTruth, p: Person, _: Person) -> list[str]:
        return [
            "Bank info for deposit",
            f"Name: {t.name(p, 'fil')}",
            f"Routing # {t.routing(p)}",
            f"Account # {t.account(p)}",
            f"call {t.phone(p, 'dot')}",
        ]

    for name, draw, a, b, hand, kind, how in (
        ("notes/letter_01.jpg", dear, 41, 20, 2, "ruled", "clean"), ("notes/kite_0331.jpg", kite, 14, 14, 1, "plain", "clean"),
        ("notes/scan_nota.png", lista, 45, 51, 7, "yellow", "faint"), ("notes/IMG_7781.jpg", bank, 46, 46, 4, "ruled", "photo"),
        ("notes/letter_02.jpg", dear, 49, 22, 6, "yellow", "rot5"), ("notes/kite_0402.jpg", kite, 16, 16, 3, "ruled", "q30"),
    ):  # fmt: skip
        rng = leak.rng(name)
        t = leak.truth(
            name, "handwritten_note", "mild" if how == "faint" else degrade.QUALITY[how], reason="manual_review"
        )
        picture = handwriting.note(draw(t, people[a - 1], people[b - 1]), hand, rng, kind)
        leak.write(
            name,
            degrade.png(picture.resize((picture.width * 3 // 4, picture.height * 3 // 4)), 32)
            if name.endswith("png")
            else degrade.degraded(picture, how, rng),
        )


def _forms(leak: Leak, people: tuple[Person, ...]) -> None:
    for name, number, hand, boxed in (
        ("forms/visitor_0091.jpg", 39, 2, False),
        ("forms/visitor_0117.jpg", 44, 1, True),
        ("forms/intake_22.jpg", 18, 7, True),
    ):
        rng = leak.rng(name)
        t = leak.truth(name, "handwritten_form", reason="manual_review")
        p = people[number - 1]
        fields = [("Full name:", t.name(p, "fml")), ("Date of birth:", t.born(p)), ("Street, city, state, ZIP:", t.address(p, "line")),
                  ("Telephone:", t.phone(p, "dash"))]  # fmt: skip
        fields.append(("Social Security No.:", t.ssn(p)) if boxed else ("Driver license no.:", t.licence(p)))
        title = "VISITOR APPLICATION" if "visitor" in name else "INTAKE QUESTIONNAIRE"
        leak.write(name, degrade.jpeg(handwriting.form(title, fields, hand, rng, boxed), 62))
    rng = leak.rng("blank")
    t = leak.truth("forms/visitor_form_BLANK.jpg", "blank_form")
    fields = [
        (label, "")
        for label in (
            "Full name:",
            "Date of birth (MM/DD/YYYY):",
            "Street, city, state, ZIP:",
            "Telephone (___) ___-____:",
            "Driver license no.:",
        )
    ]
    leak.write(t.path, degrade.jpeg(handwriting.form("VISITOR APPLICATION", fields, 1, rng, blank=True), 62))


def _screens(leak: Leak, people: tuple[Person, ...]) -> None:
    for name, number, other, dark, role in (
        ("screens/Screenshot_20240611-201455.png", 40, 21, False, "roboto"), ("screens/IMG_0099.PNG", 47, 23, True, "lato"), ("screens/captura1.png", 45, 24, False, "lato"),
    ):  # fmt: skip
        rng = leak.rng(name)
        t = leak.truth(name, "chat_screenshot")
        p, q = people[number - 1], people[other - 1]
        pool = messages.ES if "captura" in name else messages.EN
        must = [w for w in pool if "{phone}" in w or "{address}" in w or "{email}" in w][:2]
        words = [
            messages.line(t, rng, w, p, q)
            for w in messages.script(rng, tuple(w for w in pool if "{" not in w), 6, tuple(must))
        ]
        picture = screens.chat(t.name(p), [(rng.random() < 0.5, w) for w in words], rng, dark, role)
        leak.write(name, degrade.png(picture, 64))


def _specimen(leak: Leak) -> None:
    rng = leak.rng("specimen")
    t = leak.truth("intake/ids/SAMPLE_license.jpg", "specimen")
    c = canvas.Canvas(1012, 638, (232, 238, 246))
    c.draw.rectangle((0, 0, 1012, 84), fill=(60, 60, 90))
    c.text(28, 14, "Any State", "serif-bold", 50, (255, 255, 255))
    c.text(640, 26, "DRIVER LICENSE", "sans-bold", 32, (255, 255, 255))
    c.pair(330, 104, "4d DLN", t.decoy("us_driver_license", "D12345678", "printed on a specimen"), 34)
    c.pair(330, 154, "1", "SAMPLE", 32)
    c.pair(330, 194, "2", "IMA", 32)
    c.pair(330, 238, "8", "123 NORTH STREET, APT. 2", 26)
    c.text(348, 270, "ANYTOWN, AS 12345", "sans", 26)
    c.pair(330, 318, "3 DOB", t.decoy("date_of_birth", "01/01/1990", "printed on a specimen"), 32)
    t.decoy("person_name", "IMA SAMPLE", "printed on a specimen")
    t.decoy("us_address", "123 NORTH STREET, APT. 2, ANYTOWN, AS 12345", "printed on a specimen")
    c.paste(canvas.face(4, 270, 340), 30, 110)
    t.portraits = 1
    c.text(300, 430, "SPECIMEN", "sans-bold", 110, (200, 60, 60))
    leak.write(t.path, degrade.degraded(c.image, "clean", rng))


def fill(leak: Leak, population: Population) -> None:
    people = population.documented
    for part in (_selfies, _places, _notes, _forms, _screens):
        part(leak, people)
    _specimen(leak)
