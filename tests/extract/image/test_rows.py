"""Reading order of cards, and field numbers that stick to values."""

from pii_scan.extract.image.rows import in_rows
from pii_scan.extract.image.spacing import parted
from pii_scan.extract.image.words import Reading, Word


def word(text: str, x: int, y: int, line: int, block: int, height: int = 20) -> Word:
    return Word(text, 0.95, (x, y, 12 * len(text), height), line, block)


def column_reading() -> Reading:
    """An engine that reads the labels first and their values after them."""
    labels = [word("DLN", 40, 100, 0, 0), word("DOB", 40, 140, 1, 0), word("EXP", 40, 180, 2, 0)]
    values = [
        word("RT482913", 160, 98, 3, 1),
        word("07/04/1988", 160, 139, 4, 1),
        word("07/04/2030", 160, 181, 5, 1),
    ]
    return Reading((*labels, *values), "test")


def test_labels_stand_beside_their_values() -> None:
    assert in_rows(column_reading()).text()[0].split("\n") == ["DLN RT482913", "DOB 07/04/1988", "EXP 07/04/2030"]


def test_words_keep_their_places() -> None:
    text, boxes = in_rows(column_reading()).text()
    at = text.index("07/04/1988")
    (box,) = [b.box for b in boxes if b.start == at]
    assert box[:2] == (160, 139)


def test_columns_of_prose_keep_the_engines_order() -> None:
    left = [word(w, 40 + 90 * n, 100, 0, 0) for n, w in enumerate(("Billed", "to", "Ruth"))]
    right = [word(w, 600 + 90 * n, 100, 1, 1) for n, w in enumerate(("Shipped", "to", "Omar"))]
    left += [word("4711", 40, 140, 2, 0), word("Maple", 130, 140, 2, 0)]
    reading = Reading((*left, *right), "test")
    assert in_rows(reading) is reading


def test_a_label_with_its_value_makes_no_column() -> None:
    name, street = word("Ruth", 40, 100, 0, 0), word("Maple", 40, 140, 1, 0)
    period = [word("Account", 600, 100, 2, 1), word("number:", 700, 100, 2, 1), word("7730018264", 800, 100, 2, 1)]
    reading = Reading((name, street, *period), "test")
    assert in_rows(reading) is reading


def test_a_hanging_field_number_is_parted_from_the_house_number() -> None:
    street, town = word("8807 ELM ST", 40, 100, 0, 0), word("LIMA, OH 45801", 62, 124, 1, 0)
    assert parted(Reading((street, town), "test")).words[0].text == "8 807 ELM ST"


def test_a_house_number_on_the_margin_stays_whole() -> None:
    street, town = word("8807 ELM ST", 40, 100, 0, 0), word("LIMA, OH 45801", 41, 124, 1, 0)
    assert parted(Reading((street, town), "test")).words[0].text == "8807 ELM ST"
