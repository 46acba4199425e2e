"""Generated documents: values stand where they are said to, pass their standards' checks, and two hands share no word."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.corpora import check_digits as cd
from tools.corpora.hands import DEVELOPMENT, HELD_OUT, NAME, TOPICS, Hand, documents, labels_missing
from tools.corpora.judging import Hit, judge
from tools.corpora.ocr_noise import noisy
from tools.corpora.people import FIRST, LAST, listed
from tools.corpora.truth import Document, Sheet, Span, Value

HANDS = pytest.mark.parametrize("hand", [DEVELOPMENT, HELD_OUT], ids=lambda hand: hand.name)


@HANDS
def test_values_stand_where_they_are_said_to(hand: Hand) -> None:
    people = listed(None, 0, 1)
    seen: set[str] = set()
    for document in documents(hand, 2, people, topics={"us_ssn", "iban", "password", "mx_curp"}):
        for span in document.spans:
            text = document.text[span.start : span.end]
            assert text and (document.how == "ocr" or text == text.strip())
            seen.add(span.topic)
        if document.style.startswith("harmless"):
            assert not document.spans
    assert {"us_ssn", "iban", "password", "mx_curp", NAME.id} <= seen


@HANDS
def test_equal_arguments_give_equal_documents(hand: Hand) -> None:
    people = listed(None, 0, 0.5)
    one, other = (list(documents(hand, 1, people, topics={"vin", "us_npi"})) for _ in range(2))
    assert one == other
    assert one != list(documents(hand, 1, people, topics={"vin", "us_npi"}, seed=7))


@HANDS
def test_every_topic_has_labels_and_no_label_is_for_nothing(hand: Hand) -> None:
    assert labels_missing(hand) == []
    assert hand.labels.keys() <= TOPICS.keys()


def test_the_hands_share_neither_sentences_nor_names_nor_most_labels() -> None:
    assert not set(DEVELOPMENT.layouts.PLAIN) & set(HELD_OUT.layouts.PLAIN)
    one, other = listed(None, 0, 0.5), listed(None, 0.5, 1)
    assert not set(one.first) & set(other.first) and not set(one.last) & set(other.last)
    assert set(one.first) | set(other.first) == set(FIRST) and set(one.last) | set(other.last) == set(LAST)
    shared = {
        (topic, label)
        for topic, labels in DEVELOPMENT.labels.items()
        for label in labels
        if label in HELD_OUT.labels[topic]
    }
    assert shared == set()


def test_check_digits_agree_with_an_oracle() -> None:
    from stdnum import iban, luhn
    from stdnum.us import rtn

    rng = Random(4)
    for _ in range(100):
        body = str(rng.randrange(10**14, 10**15))
        assert luhn.is_valid(body + cd.luhn(body))
        routing = f"{rng.choice((1, 7, 12, 25)):02d}{rng.randrange(10**6):06d}"
        assert rtn.is_valid(routing + cd.aba(routing))
        assert iban.is_valid(cd.iban("NL", f"ABNA{rng.randrange(10**10):010d}"))


@pytest.mark.parametrize(
    ("made", "published"),
    [
        (cd.vin("1M8GDM9A_KP042788".replace("_", "X")), "1M8GDM9AXKP042788"),  # 49 CFR 565's worked example
        ("L898902C3" + cd.icao("L898902C3"), "L898902C36"),  # ICAO 9303 part 4, specimen
        ("123456789" + cd.luhn("80840123456789"), "1234567893"),  # CMS, NPI check digit
        ("112-233-445 " + cd.snils("112233445"), "112-233-445 95"),
        ("A123456" + cd.hkid("A", "123456"), "A1234563"),
        ("S1234567" + cd.nric("S", "1234567"), "S1234567D"),
        ("03218000011835971" + cd.clabe("03218000011835971"), "032180000118359719"),
    ],
)
def test_check_digits_of_published_examples(made: str, published: str) -> None:
    assert made == published


@given(st.integers(0, 2**32), st.floats(0, 0.5))
@settings(max_examples=50, deadline=None)
def test_noise_moves_values_and_their_places_alike(seed: int, rate: float) -> None:
    sheet = Sheet().write(
        "Name: ", Value("person_name", "Ines Mulhall"), "\nSSN: ", Value("us_ssn", "219-51-4938"), "."
    )
    got = noisy(sheet.document("form"), Random(seed), rate)
    name, ssn = (got.text[s.start : s.end] for s in got.spans)
    assert got.text.split("\n")[1].replace(" ", "").endswith((ssn.replace(" ", "") + ".", ssn.replace(" ", "") + ","))
    assert name and name in got.text.split("\n")[0]


def _document(*spans: Span) -> Document:
    return Document("x" * 100, spans, "form")


@pytest.mark.parametrize(
    ("hit", "right", "band"),
    [
        (Hit("us_ssn", 10, 21, 0.9, "high"), True, "high"),
        (Hit("us_ssn", 10, 15, 0.9, "possible"), True, "possible"),
        (Hit("us_ssn", 19, 40, 0.9, "high"), False, ""),
        (Hit("us_itin", 10, 21, 0.9, "high"), False, ""),
        (Hit("us_ssn", 50, 61, 0.9, "high"), False, ""),
    ],
)
def test_a_hit_is_right_where_it_shares_half_with_a_value_of_its_kind(hit: Hit, right: bool, band: str) -> None:
    judged, sought = judge(_document(Span("us_ssn", 10, 21)), [hit])
    assert [one.right for one in judged] == [right]
    assert [value.band for value in sought] == [band]


def test_what_stands_inside_an_address_or_mailbox_is_neither_right_nor_wrong() -> None:
    judged, sought = judge(_document(Span("email", 10, 40)), [Hit("person_name", 12, 20, 0.9, "high")])
    assert judged == [] and [value.band for value in sought] == [""]


def test_a_given_name_is_right_when_found_and_not_missed_when_not() -> None:
    document = _document(Span("given_name", 0, 4))
    assert judge(document, []) == ([], [])
    judged, sought = judge(document, [Hit("person_name", 0, 4, 0.9, "high")])
    assert judged[0].right and sought == []


def test_rows_of_a_file_go_the_way_of_tables_and_keep_their_places() -> None:
    from pii_scan.detect.library import shared_engine
    from tools.corpora.reading import ours

    mail = [f"ines{n}@example.org" for n in range(4)]
    rows = [f'"{n}";"Mulhall, Ines";"{mail[n]}";"219-51-493{n}"' for n in range(4)]
    text = '"No";"NAME";"EMAIL";"SSN"\n' + "\n".join(rows) + "\n"
    document = Document(text, (), "semicolons")
    hits = ours(shared_engine())(document)
    assert [text[hit.start : hit.end] for hit in hits if hit.kind == "email"] == mail
    assert [text[hit.start : hit.end] for hit in hits if hit.kind == "us_ssn"] == [f"219-51-493{n}" for n in range(4)]
    assert all(hit.by_column for hit in hits if hit.kind == "us_ssn")
    as_text = ours(shared_engine(), files=False)(document)
    assert [text[hit.start : hit.end] for hit in as_text if hit.kind == "email"] == mail


@pytest.mark.parametrize(
    "made",
    [
        ("es.nie", "es_nie"), ("fr.nir", "fr_nir"), ("gb.nhs", "uk_nhs"), ("se.personnummer", "se_personnummer"),
        ("br.cpf", "br_cpf"), ("us.atin", "us_atin"), ("us.ssn", "us_ssn"), ("us.rtn", "us_aba_routing"),
        ("bitcoin", "crypto_wallet"), ("imei", "imei"),
    ],
)  # fmt: skip
def test_values_pass_an_oracle(made: tuple[str, str]) -> None:
    from importlib import import_module

    module, topic = made
    rng = Random(11)
    texts = ["".join(filter(str.isalnum, TOPICS[topic].make(rng))) for _ in range(30)]
    # Ethereum addresses are none of Bitcoin's.
    kept = [text for text in texts if not text.startswith("0x")]
    assert len(kept) > 10
    assert all(import_module(f"stdnum.{module}").is_valid(text) for text in kept)
