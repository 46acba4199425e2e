"""Messages between inmates and their families: table, JSON, chat text, English and Spanish."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from random import Random

from sample_data.generator.people import Person
from sample_data.generator.truth import FileTruth

EN = (
    "Hey baby did you get the money I put on your books",
    "The kids miss you so much, school starts on Monday",
    "Call me at {phone} after 6 ok",
    "We moved, new address is {address}",
    "My lawyer says the hearing got pushed to the 14th",
    "Mom is in the hospital again, pray for her",
    "write to my sister {name2} she wants to hear from you",
    "I need you to email {email} about the job",
    "they moved me to pod C, put inmate # {inmate} on the envelope",
    "Happy birthday!! I love you",
    "can you ask {name2} to bring the papers",
    "dinner was terrible lol. 24 hours a day the same noise",
    "I sent 3 photos, did they come through?",
    "version 4.1.2.9 of the app keeps crashing on the tablet",
    "visit is saturday 9:30, bring your ID",
    "don't talk about the case on here, they read it all",
)
ES = (
    "Hola mi amor, ya deposité el dinero para tus llamadas",
    "Los niños preguntan por ti todos los días",
    "Llámame al {phone} cuando puedas",
    "Mi nueva dirección es {address}",
    "El abogado dice que falta un papel para la audiencia",
    "Dile a {name2} que me escriba por favor",
    "mi correo es {email}",
    "Te extraño mucho, cuídate",
    "Mamá tiene cita con el doctor el jueves",
    "Feliz cumpleaños, te quiero",
)
SENSITIVE = (
    "I been having thoughts about hurting myself again",
    "he touched my daughter, she is only nine",
    "they started me on the HIV meds last week",
)
ATTORNEY = (
    "This is attorney {name2}. This message is attorney-client privileged.",
    "Counselor, I want to tell you what really happened that night",
    "Do not discuss this with anyone. I will visit Thursday before the plea hearing.",
    "Should I take the deal they offered?",
    "Let us talk about the plea at the visit. My direct line is {phone}.",
)
TOPICS = {"most_sensitive": SENSITIVE[:2], "medical": SENSITIVE[2:], "privileged": ATTORNEY[:1]}


def line(
    t: FileTruth,
    rng: Random,
    words: str,
    speaker: Person,
    other: Person,
    row: int | None = None,
    inmate: Person | None = None,
) -> str:
    """Fills the blanks of one message and notes what was printed."""
    out = words
    for topic, sentences in TOPICS.items():
        if words in sentences:
            t.topics[topic] = "must"
    if any(hint in words for hint in ("hospital", "doctor", "abogado", "lawyer", "the case")):
        for topic in ("medical", "privileged", "most_sensitive"):
            t.topics.setdefault(topic, "may")
    if "{phone}" in words:
        out = out.replace("{phone}", t.phone(speaker, rng.choice(["dash", "paren", "dot", "bare", "space"]), row))
    if "{address}" in words:
        out = out.replace("{address}", t.address(speaker, "line", row))
    if "{email}" in words:
        out = out.replace("{email}", t.email(speaker, row))
    if "{name2}" in words:
        out = out.replace("{name2}", t.name(other, "fl", row))
    if "{inmate}" in words:
        out = out.replace("{inmate}", t.inmate(inmate or speaker, row))
    return out


def script(rng: Random, pool: tuple[str, ...], count: int, must: tuple[str, ...] = ()) -> list[str]:
    words = [*must, *(rng.choice(pool) for _ in range(count - len(must)))]
    rng.shuffle(words)
    return words


def as_csv(t: FileTruth, rng: Random, inmates: list[Person], families: list[Person], count: int) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            "message_id",
            "sent_at",
            "inmate_id",
            "inmate_name",
            "contact_name",
            "contact_phone",
            "direction",
            "flagged",
            "body",
        ]
    )
    clock = datetime(2024, 3, 2, 8, 15)
    for number in range(count):
        place = rng.randrange(len(inmates))
        inmate, family = inmates[place], families[place % len(families)]
        row = number + 2
        clock += timedelta(minutes=rng.randint(3, 700))
        pool = ES if place % 4 == 1 else EN
        flagged = number % 31 == 17
        body = line(
            t,
            rng,
            SENSITIVE[number // 31 % 3] if flagged else rng.choice(pool),
            family,
            inmates[(place + 1) % len(inmates)],
            row,
            inmate,
        )
        writer.writerow([
            f"M{100400 + number}", clock.isoformat(), t.inmate(inmate, row), t.name(inmate, "lf", row), t.name(family, "fl", row),
            t.phone(family, "e164" if number % 3 else "dash", row), rng.choice(["in", "out"]), "Y" if flagged else "", body,
        ])  # fmt: skip
    return out.getvalue().encode()


def as_json(t: FileTruth, rng: Random, pairs: list[tuple[Person, Person]], lines_: int) -> bytes:
    threads = []
    for number, (inmate, family) in enumerate(pairs):
        clock = datetime(2024, 5, 1, 7, 0, tzinfo=UTC) + timedelta(days=number * 3)
        thread: dict[str, object] = {
            "threadId": 88000 + number,
            "participants": [
                {"role": "inmate", "name": t.name(inmate, "fml"), "inmateNumber": t.inmate(inmate)},
                {"role": "contact", "name": t.name(family), "phone": t.phone(family, "e164"), "email": t.email(family)},
            ],
        }
        messages = []
        for words in script(rng, ES if number % 3 == 2 else EN, lines_):
            clock += timedelta(minutes=rng.randint(1, 500))
            messages.append(
                {
                    "ts": int(clock.timestamp()) * 1000,
                    "from": rng.choice(["inmate", "contact"]),
                    "text": line(t, rng, words, family, inmate, inmate=inmate),
                }
            )
        thread["messages"] = messages
        threads.append(thread)
    return json.dumps({"exportVersion": "2.14.0", "threads": threads}, indent=1, ensure_ascii=False).encode()


def as_chat(
    t: FileTruth,
    rng: Random,
    a: Person,
    b: Person,
    style: str,
    spanish: bool,
    must: tuple[str, ...] = (),
    count: int = 18,
) -> str:
    """A phone's text export: `bracket` (iOS like) or `dash` (Android like)."""
    clock = datetime(2024, 6, 3, 18, 4)
    rows = []
    for words in script(rng, ES if spanish else EN, count, must):
        clock += timedelta(minutes=rng.randint(1, 240), seconds=rng.randint(0, 59))
        speaker, other = (a, b) if rng.random() < 0.5 else (b, a)
        stamp = clock.strftime("[%m/%d/%y, %I:%M:%S %p]") if style == "bracket" else clock.strftime("%d/%m/%Y, %H:%M -")
        rows.append(f"{stamp} {t.name(speaker)}: {line(t, rng, words, speaker, other, inmate=a)}")
    return "\n".join(rows) + "\n"


def attorney_thread(t: FileTruth, rng: Random, inmate: Person, lawyer: Person) -> str:
    clock = datetime(2024, 4, 9, 9, 30)
    firm = "Harbor & Finch Law Offices"
    rows = [
        f"Thread export - Inmate {t.name(inmate, 'lf')} ({t.inmate(inmate)}) / Contact: {t.name(lawyer)}, Esq., {firm}",
        "",
    ]
    rows[0] = rows[0].replace(f"({inmate.inmate})", f"(Inmate # {inmate.inmate})")
    for place, words in enumerate(ATTORNEY):
        clock += timedelta(minutes=rng.randint(2, 60))
        speaker = lawyer if place in (0, 2, 4) else inmate
        rows.append(f"{clock:%Y-%m-%d %H:%M} <{t.name(speaker)}> {line(t, rng, words, lawyer, lawyer)}")
    return "\n".join(rows) + "\n"
