"""Counts of identity documents, and what of them is shown."""

import json

from pii_scan.assess.identity_documents import SHOWN, identity_documents
from pii_scan.store.rows import ItemRow, MatchRow
from tests.assess.rows import item, match

TYPES = {"drivers_license_front", "drivers_license_back"}
KINDS = {"us_driver_license", "passport", "us_ssn"}


def card(number: int, key: str, fields: str = "", **more: object) -> tuple[ItemRow, list[MatchRow]]:
    facts = {"fields": fields, "picture_hash": "00000000000000ff"} | more
    row = item(number, document_type="drivers_license_front", facts=facts)
    found = [
        match("drivers_license", "us_driver_license", item_id=number, value_key=key, masked="****42", source_layer="ocr",
              spot={"box": [40, 80, 210, 24]}),
        match("name", "person_name", item_id=number, value_key=f"{number:032x}", source_layer="ocr"),
    ] if key else []  # fmt: skip
    return row, found


def made(*cards: tuple[ItemRow, list[MatchRow]]) -> dict:
    return identity_documents([row for row, _ in cards], [m for _, found in cards for m in found], TYPES, KINDS)


def test_the_same_licence_twice_is_one_document_and_two_people_are_two() -> None:
    found = made(card(1, "a" * 32), card(2, "a" * 32), card(3, "b" * 32))
    assert (found["images"], found["documents"], found["near_duplicates"]) == (3, 2, 1)
    assert found["again"][0]["addresses"] == ["file:///1", "file:///2"]


def test_cards_whose_number_was_not_read_are_counted_apart_and_never_merged() -> None:
    found = made(card(1, "", number_unread=1), card(2, "", number_unread=1))
    assert (found["images"], found["documents"], found["number_unread"]) == (2, 2, 2)


def test_copies_of_the_same_bytes_count_once() -> None:
    row, found = card(1, "a" * 32)
    copy = item(2, document_type=row.document_type, facts=row.facts, content_sha256=row.content_sha256)
    assert made((row, found), (copy, []))["images"] == 1


def test_contradictions_are_shown_first_with_their_places() -> None:
    cards = [card(n, f"{n:032x}", "number: barcode = ocr") for n in range(10, 10 + 2 * SHOWN)]
    cards.append(card(99, "c" * 32, "number: barcode = ocr; birth date: barcode ≠ ocr"))
    found = made(*cards)
    assert len(found["examples"]) == SHOWN
    first = found["examples"][0]
    assert first["address"] == "file:///99"
    fields = {entry["field"]: entry for entry in first["fields"]}
    assert fields["birth date"]["verdict"] == "barcode ≠ ocr"
    assert fields["number"]["readings"][0]["box"] == [40, 80, 210, 24]
    assert (found["agree"], found["differ"]) == (2 * SHOWN, 1)
    json.dumps(found)


def test_of_front_and_back_the_line_that_compares_is_shown() -> None:
    found = made(
        card(1, "a" * 32, "number: barcode = ocr; number: barcode; birth date: ocr; birth date: barcode ≠ ocr")
    )
    assert {entry["field"]: entry["verdict"] for entry in found["examples"][0]["fields"]} == {
        "number": "barcode = ocr", "birth date": "barcode ≠ ocr", "name": "",
    }  # fmt: skip


def test_other_documents_are_not_counted() -> None:
    assert made((item(1, document_type="letter"), []))["images"] == 0


def test_each_card_of_a_sheet_is_shown_by_itself_from_the_top() -> None:
    row = item(7, document_type="drivers_license_front", facts={"fields": "number: ocr; number: ocr"})
    rows = [
        match("drivers_license", "us_driver_license", item_id=7, value_key=key * 32, masked=f"****{key}", source_layer="ocr",
              record_id=key, spot={"box": [40, top, 210, 24]}, reasons=reasons)
        for key, top, reasons in (("b", 900, ("agrees:barcode",)), ("a", 80, ()), ("c", 1700, ("differs:barcode",)))
    ]  # fmt: skip
    examples = identity_documents([row], rows, TYPES, KINDS)["examples"]
    assert [(e["card"], e["cards"], e["fields"][0]["readings"][0]["masked"]) for e in examples] == [
        (1, 3, "****a"), (2, 3, "****b"), (3, 3, "****c"),
    ]  # fmt: skip
    assert [e["fields"][0]["verdict"] for e in examples] == ["ocr", "ocr = barcode", "ocr ≠ barcode"]
