"""Who is one person, and how many there are at least, probably and at most; every figure counted by hand."""

from collections.abc import Callable

import pytest

from pii_scan.model.record import Record
from tests.link.people import Linked, groups, record

Link = Callable[..., Linked]


def test_nobody(link: Link) -> None:
    linked = link(record("a", phone="1"))
    assert linked.spread == (0, 0, 0) and linked.people == set() and linked.counts.reasons == ()
    assert linked.counts.records == 1


@pytest.mark.parametrize("sort", ["ssn", "itin", "mbi", "licence", "passport", "inmate"])
def test_the_same_number_is_the_same_person_whatever_the_name(link: Link, sort: str) -> None:
    linked = link(
        record("a", name="ANA RUIZ", **{sort: "1"}),
        record("b", name="ANNA RUIZ", **{sort: "1"}),
        record("c", name="ANA RUIZ", **{sort: "2"}, birth="1980-01-01"),
    )
    assert groups("a b") <= linked.people and linked.counts.best == 2
    reasons = {(a, b): reason for a, b, reason, sure in linked.ties if sure}
    names = {"ssn": "us_ssn", "itin": "us_itin", "mbi": "us_medicare_mbi", "licence": "us_driver_license",
             "passport": "passport", "inmate": "inmate_number"}  # fmt: skip
    assert reasons == {("a", "b"): f"same {names[sort]}"}


def test_front_and_back_of_a_licence_are_one_person(link: Link) -> None:
    front = record("front", name="LEO KURZ", birth="1990-02-03", licence="AB123", issuer="US-OH")
    back = record("back", licence="AB123", issuer="US-OH")
    assert link(front, back).people == groups("front back")


def test_name_and_birth_date_are_one_person(link: Link) -> None:
    linked = link(
        record("a", name="LEO KURZ", birth="1990-02-03"),
        record("b", name="LEO KURZ", birth="1990-02-03", ssn="1"),
        record("c", name="LEA KURZ", birth="1990-02-03"),
    )
    assert linked.people == groups("a b", "c") and linked.spread == (2, 2, 2)
    assert ("a", "b", "same name and birth date", True) in linked.ties


@pytest.mark.parametrize("shared", ["place", "phone", "email", "card", "account"])
def test_a_household_is_not_one_person(link: Link, shared: str) -> None:
    linked = link(
        record("a", name="LEO KURZ", **{shared: "1"}),
        record("b", name="LEA KURZ", **{shared: "1"}),
        record("c", name="LEO KURZ", **{shared: "1"}),
    )
    assert linked.people == groups("a c", "b") and linked.spread == (2, 2, 2)


def test_father_and_son_of_one_name_and_address_stay_two(link: Link) -> None:
    linked = link(
        record("father", name="LEO KURZ", birth="1950-01-01", place="12 44000"),
        record("son", name="LEO KURZ", birth="1980-05-05", place="12 44000"),
    )
    assert linked.spread == (2, 2, 2) and linked.ties == set()


def test_a_third_record_of_father_or_son_is_either_or_somebody_else(link: Link) -> None:
    linked = link(
        record("father", name="LEO KURZ", birth="1950-01-01", place="12 44000"),
        record("son", name="LEO KURZ", birth="1980-05-05", place="12 44000"),
        record("either", name="LEO KURZ", place="12 44000"),
    )
    # At least the two birth dates; the third record may be one of them.
    assert linked.spread == (2, 3, 3)
    assert linked.counts.reasons == ("1 person who shares a full name with another and is told apart by weak evidence",)


def test_two_numbers_of_which_a_person_has_one_never_merge(link: Link) -> None:
    same = {"name": "LEO KURZ", "birth": "1990-02-03", "place": "12 44000", "phone": "5"}
    assert link(record("a", ssn="1", **same), record("b", ssn="2", **same)).spread == (2, 2, 2)
    assert link(record("a", mbi="1", **same), record("b", mbi="2", **same)).spread == (2, 2, 2)
    assert link(record("a", itin="1", **same), record("b", itin="2", **same)).spread == (2, 2, 2)


def test_two_licences_of_one_person_may_merge(link: Link) -> None:
    same = {"name": "LEO KURZ", "birth": "1990-02-03"}
    moved = link(record("a", licence="1", issuer="US-OH", **same), record("b", licence="2", issuer="US-TX", **same))
    assert moved.people == groups("a b")


def test_a_licence_does_not_join_two_ssns(link: Link) -> None:
    linked = link(record("a", ssn="1", licence="9"), record("b", ssn="2", licence="9"))
    assert linked.people == groups("a", "b") and linked.spread == (2, 2, 2)


def test_no_chain_of_numbers_joins_two_ssns(link: Link) -> None:
    linked = link(
        record("a", ssn="1", licence="9"),
        record("between", licence="9", passport="8"),
        record("b", passport="8", ssn="2"),
    )
    # The licence is the weaker sort here, so the passport's tie stays.
    assert linked.people == groups("a", "between b") and linked.counts.best == 2


def test_no_chain_of_names_joins_two_ssns_or_birth_dates(link: Link) -> None:
    ends = {"ssn": ("1", "2"), "birth": ("1950-01-01", "1980-05-05")}
    for sort, (one, other) in ends.items():
        linked = link(
            record("a", name="LEO KURZ", phone="5", **{sort: one}),
            record("between", name="LEO KURZ", phone="5", place="12 44000"),
            record("b", name="LEO KURZ", place="12 44000", **{sort: other}),
        )
        # An address is stronger than a phone.
        assert linked.people == groups("a", "between b"), sort


def test_one_torn_chain_leaves_the_others_whole(link: Link) -> None:
    linked = link(
        record("a", ssn="1", licence="9"), record("b", licence="9", passport="8"), record("c", passport="8", ssn="2"),
        record("d", licence="7", name="ADA LUX"), record("e", licence="7"),
    )  # fmt: skip
    assert groups("d e") <= linked.people


def test_the_same_licence_number_of_two_states_is_two_people(link: Link) -> None:
    linked = link(
        record("oh", licence="123", issuer="US-OH", name="LEO KURZ"),
        record("tx", licence="123", issuer="US-TX", name="ADA LUX"),
        record("oh2", licence="123", issuer="US-OH"),
        record("unknown", licence="123"),
    )
    assert linked.people == groups("oh oh2", "tx", "unknown")


def test_a_licence_without_its_state_joins_where_only_one_state_is_known(link: Link) -> None:
    assert link(record("a", licence="123", issuer="US-OH"), record("b", licence="123")).people == groups("a b")


def test_the_same_passport_number_of_two_countries_is_two_people(link: Link) -> None:
    linked = link(
        record("us", passport="123", issuer="USA"), record("mx", passport="123", issuer="MEX"),
        record("mx2", passport="123", issuer="MEX"),
    )  # fmt: skip
    assert linked.people == groups("us", "mx mx2")


def test_a_passports_country_says_nothing_about_a_licence(link: Link) -> None:
    linked = link(
        record("a", licence="123", issuer="USA", passport="5"), record("b", licence="123", issuer="US-OH")
    )  # fmt: skip
    assert linked.people == groups("a b")


def test_bare_names(link: Link) -> None:
    known = record("known", name="LEO KURZ", birth="1990-02-03")
    bare = [record(name, name="LEO KURZ") for name in ("x", "y")]
    alone = link(*bare)
    assert alone.people == groups("x y") and alone.spread == (1, 1, 2)
    assert alone.counts.reasons == ("1 mention by bare name: a person counted already, or somebody else",)
    with_one = link(known, *bare)
    assert with_one.people == groups("known x y") and with_one.spread == (1, 1, 3)
    assert {("known", "x", "same bare name", True), ("known", "y", "same bare name", True)} == with_one.ties
    other = record("other", name="LEO KURZ", birth="1960-07-07")
    with_two = link(known, other, *bare)
    # Which of the two is meant, nobody knows: one more at best, and at least the two birth dates.
    assert with_two.people == groups("known", "other", "x y") and with_two.spread == (2, 3, 4)


def test_a_name_with_another_address_is_somebody_else_at_best(link: Link) -> None:
    linked = link(
        record("a", name="LEO KURZ", birth="1990-02-03", place="12 44000"),
        record("b", name="LEO KURZ", place="7 90001"),
    )
    assert linked.people == groups("a", "b") and linked.spread == (1, 2, 2)
    assert ("a", "b", "same name", False) in linked.ties


def test_a_name_with_a_phone_only_joins_the_one_person_of_that_name(link: Link) -> None:
    linked = link(record("a", name="LEO KURZ", birth="1990-02-03"), record("b", name="LEO KURZ", phone="5"))
    assert linked.people == groups("a b") and linked.spread == (1, 1, 2)


def test_identity_pictures_that_could_not_be_read(link: Link) -> None:
    pictures = [record(name, unread=True) for name in ("p", "q")]
    alone = link(*pictures)
    # Two pictures show at least somebody.
    assert alone.spread == (1, 2, 2)
    assert alone.counts.reasons == ("1 identity picture without readable name and number: one more person, or none",)
    beside = link(record("a", name="LEO KURZ"), *pictures)
    assert beside.spread == (1, 3, 3)
    assert beside.counts.reasons == (
        "2 identity pictures without readable name and number: each one more person, or none",
    )
    named = link(record("a", name="LEO KURZ", birth="1990-02-03"),
                 record("p", unread=True, name="LEO KURZ", birth="1990-02-03"))  # fmt: skip
    assert named.people == groups("a p")


def test_a_second_number_in_a_record_is_perhaps_one_more_and_joins_nobody(link: Link) -> None:
    couple = record("couple", name="LEO KURZ", ssn=("1", "2"))
    linked = link(couple, record("a", ssn="1", name="LEO KURZ"), record("b", ssn="2", name="ADA LUX"))
    assert linked.people == groups("couple a", "b") and linked.spread == (2, 2, 2)
    alone = link(couple)
    assert alone.spread == (1, 1, 2)
    assert alone.counts.reasons == ("1 further identity number in somebody's record: one more person, or a misreading",)


def test_a_second_licence_or_phone_in_a_record_joins(link: Link) -> None:
    assert link(record("a", licence=("1", "2")), record("b", licence="2")).people == groups("a b")
    linked = link(record("a", name="LEO KURZ", phone=("1", "2"), birth="1990-02-03"),
                  record("b", name="LEO KURZ", phone="2", place="12 44000"))  # fmt: skip
    assert linked.people == groups("a b")


def test_one_birth_date_misread_on_the_same_persons_card_does_not_hurt(link: Link) -> None:
    linked = link(
        record("a", ssn="1", name="LEO KURZ", birth="1990-02-03"),
        record("b", ssn="1", name="LEO KURZ", birth="1990-02-08"),
    )
    assert linked.spread == (1, 1, 1)


def test_minors_are_counted_once_each(link: Link) -> None:
    linked = link(
        record("a", ssn="1", minor=True), record("b", ssn="1", minor=True), record("c", ssn="2", minor=False),
        record("d", name="ADA LUX"),
    )  # fmt: skip
    assert linked.counts.minors == 1 and linked.counts.best == 3


def test_the_same_record_read_twice_counts_once(link: Link) -> None:
    fuller = record("a", name="LEO KURZ", phone=("1", "2"))
    linked = link(record("a", name="LEO KURZ"), fuller)
    assert linked.people == groups("a") and linked.counts.records == 1


def test_residents_by_ranked_basis(link: Link) -> None:
    linked = link(
        record("a", ssn="1", state="OH", basis="issuing_state"),
        record("b", ssn="1", state="TX", basis="address"),
        record("c", ssn="2", state="OH", basis="address"),
        record("d", ssn="3", state="OH", basis="area_code"),
        record("e", ssn="4"),
    )
    rows = {row["state"]: row for row in linked.places["states"]}
    # Person 1 lives where the address says; Ohio is still possible. Person 3 is known by an area code only.
    assert rows["TX"] == {
        "state": "TX", "low": 0, "best": 1, "high": 1, "address": 1, "issuing_state": 0, "weak": 0,
    }  # fmt: skip
    assert rows["OH"] == {
        "state": "OH", "low": 1, "best": 2, "high": 3, "address": 1, "issuing_state": 0, "weak": 1,
    }  # fmt: skip
    assert linked.places["unknown"] == 1 and linked.places["conflicting"] == 1


def test_reasons_add_up(link: Link) -> None:
    linked = link(
        record("k", name="LEO KURZ", birth="1990-02-03"), record("x", name="LEO KURZ"), record("y", name="LEO KURZ"),
        record("m", name="ADA LUX", place="1 10001"), record("n", name="ADA LUX", place="2 10001"),
        record("p", unread=True), record("q", unread=True), record("r", ssn=("5", "6")),
    )  # fmt: skip
    low, best, high = linked.spread
    # k, ADA LUX and the SSN for certain; m/n may be two, each picture one more; x, y and the second SSN at most.
    assert (low, best, high) == (3, 6, 9)
    shares = [int(reason.split()[0]) for reason in linked.counts.reasons]
    assert shares == [2, 1, 2, 1]
    assert best - low == shares[0] + shares[1] and high - best == shares[2] + shares[3]


def test_person_ids_are_records_of_the_person(link: Link) -> None:
    linked = link(record("b", ssn="1"), record("a", ssn="1"), record("c", ssn="2"))
    assert linked.ids == {"a": "a", "c": "c"}


def _fleet(size: int) -> list[Record]:
    return [record(f"r{n}", ssn=str(n)) for n in range(size)]


def test_many_people_stay_many(link: Link) -> None:
    assert link(*_fleet(300)).spread == (300, 300, 300)


def test_common_names_make_people_of_one_birth_date_more(link: Link) -> None:
    """Two hundred people of one name: of C(200, 2) pairs one in 20,000 shares its birth date by chance, so one person is
    expected to be missing; of one name each, none is."""
    days = [f"{1950 + n // 336}-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(200)]
    alike = link(*(record(str(n), name="LEO KURZ", birth=day) for n, day in enumerate(days)))
    assert alike.spread == (200, 200, 201)
    assert alike.counts.reasons[-1].startswith("1 person may share full name and birth date with another by chance")
    apart = link(
        *(record(str(n), name=f"LEO {'ABCDEFGHIJKLMNOPQRST'[n % 20]}{n}", birth=day) for n, day in enumerate(days))
    )
    assert apart.spread == (200, 200, 200)
    numbered = link(*(record(str(n), name="LEO KURZ", birth=day, ssn=str(n)) for n, day in enumerate(days)))
    assert numbered.spread == (200, 200, 200)
