"""Letters typed and written by hand, a page of a book."""

from random import Random

from bench.cards import fonts
from bench.cards.holder import holder
from bench.cards.surface import Surface, day

_BODIES = (
    ("I am writing about my application of last month. Nobody has called me since then.",
     "My new telephone number is below. Please let me know whether anything is missing.",
     "I would also like to have my papers back when you are done with them."),
    ("Thank you for the visit. It did me good to see all of you again after so long.",
     "Please tell the lawyer that the hearing has been moved to the ninth of next month.",
     "The food is bad but I am reading a lot. Send the blue book if you can find it."),
    ("On behalf of the tenants of this house I ask you to look at the heating.",
     "It has been cold on the third floor since Sunday, and there are small children here.",
     "Enclosed are the names of those who signed. We expect your answer within a week."),
)  # fmt: skip


def _about(rng: Random, variant: int) -> tuple[str, ...]:
    return (
        *_BODIES[variant % 3],
        f"You reach me at ({rng.choice((614, 415, 512))}) 555-01{rng.randrange(100):02d}.",
    )


def _wrapped(words: str, most: int) -> list[str]:
    rows, row = [], ""
    for word in words.split():
        if len(row) + len(word) >= most:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    return [*rows, row]


def letter(split: str, variant: int, rng: Random) -> Surface:
    s, p = Surface(split, 1240, 1500, rng, (255, 255, 255)), holder(rng)
    s.kind = "letter"
    y = s.lines(90, 110, (f"{p.first} {p.last}".title(), p.street.title(), f"{p.city.title()}, {p.state} {p.zip5}"), 28)
    s.truth |= {"name": f"{p.first} {p.last}", "street": p.street}
    y = s.lines(90, y + 40, (day(p.issued, "%B %d, %Y").title(),), 28)
    opening = ("Dear Ms. Okafor,", "To whom it may concern:", "Dear Sir or Madam:")[variant % 3]
    y = s.lines(90, y + 40, (opening,), 28)
    for sentence in _about(rng, variant):
        y = s.lines(90, y + 24, _wrapped(sentence, 62), 28)
    closing = ("Sincerely,", "Respectfully,", "Kind regards,")[variant % 3]
    y = s.lines(90, y + 50, (closing,), 28)
    s.signature(100, int(y + 70), f"{p.first} {p.last}".title(), 56)
    s.text(90, y + 130, f"{p.first} {p.last}".title(), 28)
    return s


def letter_by_hand(split: str, variant: int, rng: Random) -> Surface:
    s, p = Surface(split, 1200, 1500, rng, rng.choice(((252, 250, 244), (250, 246, 214)))), holder(rng)
    s.kind = "handwritten_note"
    hands = fonts.families(split, "hand")
    hand, ink = hands[variant % len(hands)], rng.choice(((24, 30, 96), (30, 30, 34)))
    name = f"{p.first} {p.last}".title()
    rows = [f"Dear {('Mom', 'Elena', 'Mr. Wright')[variant % 3]},"]
    for sentence in _about(rng, variant):
        rows += _wrapped(sentence, 34)
    rows += [("Love,", "Your friend,", "Respectfully,")[variant % 3], name]
    s.truth["name"] = name
    y = 120.0
    for row in rows:
        x, drift = 80 + rng.uniform(0, 18), rng.uniform(-0.012, 0.012)
        for word in row.split():
            face = fonts.face("hand", hand, 46)
            s.pen.text((x, y + drift * x + rng.gauss(0, 1.6)), word, font=face, fill=ink, anchor="ls")
            x += face.getlength(word + " ") * rng.uniform(0.96, 1.1)
        y += 74
    return s


def page_of_a_book(split: str, variant: int, rng: Random) -> Surface:
    s = Surface(split, 1000, 1500, rng, (250, 246, 236))
    s.kind = "document"
    s.text(420, 90, f"CHAPTER {variant + 2}", 26, "title")
    y = 170.0
    lines = (
        "The old mill stood by the river, and nobody had gone in since the flood.",
        "She looked back once, then walked on through the wet grass without a word.",
        "Behind the hedge somebody was whistling, the same three notes over and over.",
        "It was the hour at which the carts came home, heavy with turnips and rain.",
        "He counted the steps to the gate as he had done when he was a boy.",
    )
    for n in range(9):
        y = s.lines(80, y + 10, _wrapped(lines[(n * 2 + variant) % 5] + " " + lines[(n + variant) % 5], 56), 28)
    return s


DRAWN = {"letter": letter, "handwritten_note": letter_by_hand, "document": page_of_a_book}
