"""Identity papers: licences in every condition, passports, cards."""

from sample_data.generator import cards, degrade, dl_back, dl_front
from sample_data.generator.people import Population
from sample_data.generator.truth import Leak

# Person number, what happened to the front, what happened to the back (empty: not in the leak).
LICENCES = (
    (1, "clean", "clean"), (2, "clean", "q30"), (4, "photo", "photo"), (5, "rot5", "clean"), (6, "clean", "clean"), (8, "q30", "rot90"),
    (10, "small", "blur"), (12, "rot180", "clean"), (14, "clean", ""), (16, "blur", "small"), (17, "clean", "clean"), (18, "flatbed", "clean"),
    (20, "rot90", "rot5"), (22, "dark", "dark"), (24, "photo", "flatbed"), (26, "clean", ""), (28, "", "clean"), (30, "photo_blur", ""),
    (31, "clean", "rot180"), (33, "clean", ""), (35, "tiny", ""), (36, "clean", "clean"), (37, "fax", ""),
)  # fmt: skip
STATE_IDS = ((9, "clean", "clean"), (25, "rot5", ""), (41, "q30", ""))


def fill(leak: Leak, population: Population) -> None:
    people = population.documented
    for number, front, back in LICENCES:
        p = people[number - 1]
        folder = f"intake/ids/{p.state.lower()}"
        for side, how, draw in (("front", front, dl_front.front), ("back", back, dl_back.back)):
            if not how:
                continue
            name = (
                f"{folder}/DL_{number * 137 + 20000}_{side}.jpg"
                if number % 3
                else f"{folder}/IMG_{number * 331 + 1000:04d}{'B' if side == 'back' else ''}.JPG"
            )
            rng = leak.rng(name)
            t = leak.truth(name, f"drivers_license_{side}", degrade.QUALITY[how])
            picture = draw(p, t, rng)
            leak.write(name, degrade.degraded(picture, how, rng))
    for number, front, back in STATE_IDS:
        p = people[number - 1]
        for side, how, draw in (("front", front, dl_front.front), ("back", back, dl_back.back)):
            if how:
                name = f"intake/ids/stateid/{number:03d}-{side}.jpg"
                rng = leak.rng(name)
                t = leak.truth(name, f"state_id_{side}", degrade.QUALITY[how])
                leak.write(name, degrade.degraded(draw(p, t, rng, True), how, rng))
    others = (
        ("intake/passports/scan0001.jpg", "passport", 3, "clean", cards.passport), ("intake/passports/pp_photo.jpg", "passport", 38, "photo", cards.passport),
        ("intake/passports/card_reverse.jpg", "passport", 11, "clean", cards.passport_card), ("intake/ssn/ssc_front.jpg", "ssn_card", 5, "clean", cards.ssn_card),
        ("intake/ssn/20240117_093312.jpg", "ssn_card", 21, "photo", cards.ssn_card), ("intake/ssn/scan-ss.jpg", "ssn_card", 23, "rot5", cards.ssn_card),
        ("intake/medical/medicare1.jpg", "medicare_card", 7, "clean", cards.medicare_card), ("intake/medical/IMG_5521.jpg", "medicare_card", 29, "q30", cards.medicare_card),
        ("facility/badges/badge_0113.jpg", "inmate_id", 13, "clean", lambda p, t, r: cards.inmate_card(p, t, r, True)),
        ("facility/badges/badge_0215.jpg", "inmate_id", 15, "q30", lambda p, t, r: cards.inmate_card(p, t, r, False)),
    )  # fmt: skip
    for name, kind, number, how, make in others:
        rng = leak.rng(name)
        t = leak.truth(name, kind, degrade.QUALITY[how])
        leak.write(name, degrade.degraded(make(people[number - 1], t, rng), how, rng))
    for place, name in enumerate(("intake/green/gc_front.jpg", "intake/green/gc_back.jpg")):
        rng = leak.rng("green")
        t = leak.truth(name, "permanent_resident_card")
        picture = cards.green_card(people[18], t, rng)[place]
        if place:
            # The back repeats name, birth date and alien number in its MRZ only.
            t.portraits = 0
        else:
            t.neutral.clear()
        leak.write(name, degrade.jpeg(picture, 80))
