"""Whose a value is that somebody says in a conversation."""

from pii_scan.detect.grouping.conversation import by_party
from pii_scan.model.evidence import How, Spot, Text, Turn
from pii_scan.model.match import Band, Match
from pii_scan.model.sensitive import Sensitive

TALK = (
    "[9:12] Ann Moss: what is your number\n",
    "[9:13] Tom Reed: 111-22-3333\n",
    "[9:14] Ann Moss: and mine, Tom Reed, is 444-55-6666\n",
    "[9:15] Tom Reed: Eve Stone has 777-88-9999\n",
    "[9:16] +13055550142: hello\n",
)


def spoken(values: list[tuple[str, str]], talk: tuple[str, ...] = TALK) -> dict[str, tuple[int | None, int | None]]:
    """value → (record, row); the n-th match of a value is written `value#n`."""
    text = "".join(talk)
    starts = [0]
    for line in talk:
        starts.append(starts[-1] + len(line))
    parties: dict[str, int] = {}
    turns = tuple(
        Turn(at, parties.setdefault(line.split("] ")[1].split(":")[0], len(parties)), row)
        for row, (at, line) in enumerate(zip(starts, talk, strict=False), 1)
    )
    matches, names = [], []
    for kind, value in values:
        at, count = text.find(value), 1
        while at >= 0:
            spot = Spot(start=at, end=at + len(value))
            normal = Sensitive(value.upper())
            matches.append(Match(kind, normal, normal, 0.9, Band.HIGH, spot, How.NATIVE, kind))
            names.append(f"{value}#{count}")
            at, count = text.find(value, at + 1), count + 1
    found = by_party(Text(text, turns=turns), matches)
    return {name: (m.record, m.spot.row) for name, m in zip(names, found, strict=True)}


VALUES = [
    ("person_name", "Ann Moss"), ("person_name", "Tom Reed"), ("person_name", "Eve Stone"), ("phone", "+13055550142"),
    ("us_ssn", "111-22-3333"), ("us_ssn", "444-55-6666"), ("us_ssn", "777-88-9999"),
]  # fmt: skip


def test_what_a_party_says_is_that_partys() -> None:
    got = spoken(VALUES)
    ann, tom = got["Ann Moss#1"][0], got["Tom Reed#1"][0]
    assert ann != tom
    assert got["Ann Moss#2"][0] == ann
    assert got["111-22-3333#1"] == (tom, 2)


def test_to_name_the_other_one_changes_nothing() -> None:
    got = spoken(VALUES)
    assert got["444-55-6666#1"] == (got["Ann Moss#1"][0], 3)
    assert got["Tom Reed#2"][0] == got["Tom Reed#1"][0]


def test_a_third_person_owns_what_follows_in_the_turn() -> None:
    got = spoken(VALUES)
    eve = got["Eve Stone#1"][0]
    assert eve not in (got["Ann Moss#1"][0], got["Tom Reed#1"][0])
    assert got["777-88-9999#1"] == (eve, 4)


def test_a_party_without_a_name_is_somebody_else() -> None:
    got = spoken(VALUES)
    others = {record for name, (record, _) in got.items() if name != "+13055550142#1"}
    assert got["+13055550142#1"][0] not in others


def test_my_is_the_speakers() -> None:
    talk = ("[9:15] Tom Reed: I told Eve Stone that my number is 777-88-9999\n",)
    got = spoken(VALUES, talk)
    assert got["777-88-9999#1"][0] == got["Tom Reed#1"][0]
