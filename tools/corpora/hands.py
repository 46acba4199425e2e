"""Two hands that write documents about every topic; equal arguments give equal documents."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tools.corpora import (
    decoys,
    labels_development,
    labels_held_out,
    layouts_development,
    layouts_held_out,
    topics_contact,
    topics_further,
    topics_money,
    topics_more,
    topics_rest,
    topics_secrets,
    topics_us,
    topics_world,
)
from tools.corpora.field import Field, Record
from tools.corpora.ocr_noise import noisy
from tools.corpora.people import People
from tools.corpora.shapes import twin
from tools.corpora.topic import Topic
from tools.corpora.truth import Document, Sheet, Value

SEED = 20260604
TOPICS: dict[str, Topic] = {
    **topics_us.TOPICS,
    **topics_money.TOPICS,
    **topics_secrets.TOPICS,
    **topics_contact.TOPICS,
    **topics_world.TOPICS,
    **topics_more.TOPICS,
    **topics_rest.TOPICS,
    **topics_further.TOPICS,
}
NAME = Topic("person_name", ("person_name",), lambda _rng: "", "person")
GIVEN_NAME = "given_name"
"""A first name alone: right where it is found, not missed where it is not."""
_COMMON = ("phone", "email", "date_of_birth", "us_address")
_NOISE = (0.01, 0.02, 0.05)
_OCR, _MANY = 0.12, 0.37


@dataclass(frozen=True)
class Hand:
    name: str
    labels: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    decoys: tuple[decoys.Decoy, ...]
    layouts: Any
    bare: tuple[str, ...]
    """Sentences that do not say what the value is."""


def _read(lines: str) -> dict[str, tuple[str, ...]]:
    split = (line.partition(":") for line in lines.strip().splitlines())
    return {topic: tuple(label.strip() for label in labels.split(";")) for topic, _, labels in split}


DEVELOPMENT = Hand(
    "development",
    _read(labels_development.LABELS),
    ("Name", "Full Name", "Applicant", "Nombre"),
    decoys.DEVELOPMENT,
    layouts_development,
    (
        "He wrote {value} on a slip of paper.",
        "{value} was all the page said.",
        "The second line reads {value}, then nothing.",
    ),
)
HELD_OUT = Hand(
    "held_out",
    _read(labels_held_out.LABELS),
    ("Patient name", "Customer", "Nombre completo", "Name of client"),
    decoys.HELD_OUT,
    layouts_held_out,
    ("On the back someone pencilled {value} in blue.", "Just {value} and a smiley.", "We only found {value} there."),
)


def documents(
    hand: Hand, per_topic: int, people: People, *, seed: int = SEED, topics: Collection[str] | None = None
) -> Iterator[Document]:
    """`per_topic` documents about each topic (or each of `topics`), an eighth as many with its bare value,
    and as many again without any value: orders, logs and prose, so that a false alarm has its chance."""
    chosen = [topic for topic in TOPICS.values() if topics is None or topic.id in topics]
    for topic in chosen:
        for number in range(per_topic):
            yield _about(hand, topic, people, Random(f"{seed} {hand.name} {topic.id} {number}"))
        for number in range(max(1, per_topic // 8)):
            yield _bare(hand, topic, Random(f"{seed} {hand.name} bare {topic.id} {number}"))
    for number in range(per_topic * len(chosen)):
        yield _harmless(hand, Random(f"{seed} {hand.name} harmless {number}"))


def _about(hand: Hand, topic: Topic, people: People, rng: Random) -> Document:
    kind = 1.0 if topic.rarely else rng.random()
    layouts = hand.layouts
    many = _OCR <= kind < _MANY
    chosen = (
        layouts.BLOCKS if topic.rarely else layouts.SCANNED if kind < _OCR else layouts.MANY if many else layouts.ONE
    )
    layout: Callable[..., None] = rng.choice(chosen)
    parts = _plan(hand, topic, rng)
    sheet = Sheet()
    if many:
        layout(sheet, rng, [_record(parts, people, rng) for _ in range(rng.randint(3, 6))])
    else:
        for _ in range(rng.choice((1, 1, 2))):
            layout(sheet, rng, _record(parts, people, rng))
    document = sheet.document(layout.__name__)
    return noisy(document, rng, rng.choice(_NOISE)) if kind < _OCR else document


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    topic: str
    make: Callable[[Random], str]


def _plan(hand: Hand, topic: Topic, rng: Random) -> list[_Part]:
    """What the records of one document hold, the name first."""
    label = rng.choice(hand.labels[topic.id])
    parts = [_Part(label, topic.id, topic.make)]
    parts += [
        _Part(rng.choice(hand.labels[other]), other, TOPICS[other].make)
        for other in rng.sample(_COMMON, rng.randint(0, 3))
        if other != topic.id
    ]
    if topic.twinned and rng.random() < 0.4:
        parts.append(_Part(rng.choice(hand.decoys)[0], "", lambda r: twin(r, topic.make(r))))
    if rng.random() < 0.4:
        parts.append(_Part(*_decoy(hand, rng)))
    rng.shuffle(parts)
    return [_Part(rng.choice(hand.names), NAME.id, NAME.make), *parts]


def _decoy(hand: Hand, rng: Random) -> tuple[str, str, Callable[[Random], str]]:
    label, make = rng.choice(hand.decoys)
    return label, "", make


def _record(parts: Sequence[_Part], people: People, rng: Random) -> Record:
    return [
        Field(part.label, Value(part.topic, " ".join(people.name(rng)) if part.topic == NAME.id else part.make(rng)))
        for part in parts
    ]


def _bare(hand: Hand, topic: Topic, rng: Random) -> Document:
    sheet = Sheet().write(rng.choice(hand.layouts.PLAIN), " ")
    sheet.fill(rng.choice(hand.bare), {"value": Value(topic.id, topic.make(rng), labelled=False)})
    return sheet.write(" ", rng.choice(hand.layouts.PLAIN), "\n").document("bare")


def _harmless(hand: Hand, rng: Random) -> Document:
    sheet = Sheet()
    style = rng.choice(("plain", "twins", "orders", "table", "log", "code"))
    if style == "plain":
        sheet.write(" ".join(rng.choice(hand.layouts.PLAIN) for _ in range(6)))
    elif style == "twins":
        for _ in range(3):
            shape = rng.choice([topic for topic in TOPICS.values() if topic.twinned])
            sheet.write(
                rng.choice(hand.layouts.PLAIN), " ", rng.choice(hand.decoys)[0], " ", twin(rng, shape.make(rng)), ". "
            )
    elif style == "orders":
        for _ in range(6):
            label, make = rng.choice(hand.decoys)
            sheet.write(label, rng.choice((": ", " ", " # ")), make(rng), "\n")
    elif style == "table":
        columns = [rng.choice(hand.decoys) for _ in range(4)]
        mark = rng.choice((",", "\t", ";", " | "))
        sheet.write(mark.join(label for label, _ in columns), "\n")
        for _ in range(8):
            sheet.write(mark.join(make(rng).replace(",", "") for _, make in columns), "\n")
    elif style == "log":
        for n in range(6):
            label, make = rng.choice(hand.decoys)
            sheet.write(f"2024-06-03T1{n}:22:{rng.randint(10, 59)}.{rng.randint(100, 999)}Z INFO thread-{n} ")
            sheet.write(f"{Field(label, Value('', '')).snake}={make(rng)} rows={rng.randint(1, 90000)}\n")
    else:
        sheet.write("def total(rows):\n    return sum(row[3] for row in rows)\n\n")
        for n in range(4):
            sheet.write(f"CONST_{n} = 0x{rng.getrandbits(32):08x}  # {rng.choice(hand.layouts.PLAIN)[:40]}\n")
            sheet.write(
                f"limits[{n}] = {rng.randint(10**6, 10**9)}; password_field = None; user_name = row.user_name\n"
            )
    return sheet.document(f"harmless {style}")


def labels_missing(hand: Hand) -> list[str]:
    """Topics that this hand has no words for."""
    return sorted(TOPICS.keys() - hand.labels.keys())
