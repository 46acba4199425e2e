"""Pages as OCR gives them: lines at places, a box for each word."""

from pii_scan.model.evidence import How, Text, WordBox

Line = tuple[int, int, str]
"""x, y, words."""


def seen(lines: list[Line], page: int | None = None, how: How = How.OCR) -> Text:
    parts: list[str] = []
    boxes: list[WordBox] = []
    length = 0
    for x, y, words in lines:
        if parts:
            parts.append("\n")
            length += 1
        left = x
        for number, word in enumerate(words.split(" ")):
            if number:
                parts.append(" ")
                length += 1
            parts.append(word)
            boxes.append(WordBox(length, length + len(word), (left, y, 14 * len(word), 24)))
            length += len(word)
            left += 14 * (len(word) + 1)
    return Text("".join(parts), how, page, quality=0.9, boxes=tuple(boxes))


def barcode(text: str, box: tuple[int, int, int, int] = (0, 700, 600, 150), page: int | None = None) -> Text:
    return Text(text, How.BARCODE, page, boxes=(WordBox(0, len(text), box),))


def licence_front(x: int, y: int, number: str, last: str, first: str, born: str, street: str, city: str) -> list[Line]:
    rows = ["OHIO DRIVER LICENSE", f"4d DLN {number}", f"3 DOB {born}", "4b EXP 07/04/2026", f"1 {last}", f"2 {first}",
            f"8 {street}", city]  # fmt: skip
    return [(x, y + 40 * number_, row) for number_, row in enumerate(rows)]
