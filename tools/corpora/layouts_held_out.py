"""How the held-out hand lays a record out: other sentences, other forms, other dumps."""

from random import Random

from tools.corpora.field import Record, first_name, person
from tools.corpora.truth import Sheet, Value

PLAIN = (
    "Trains between the two harbours run every 20 minutes until 23:40, except on public holidays.",
    "Our kitchen renovation took 11 weeks and cost $18,240.75, about 9% above the estimate.",
    "Figure 3 compares the output of the three turbines; the middle one lost 2.6 MW.",
    "In chapter 12 the author returns to the lighthouse, and the storm of 1932 is told again.",
    "Compile with -O2 and set MAX_DEPTH to 64; anything above 128 overflows the stack.",
    "The orchestra rehearsed on Thursday and left the stage at 10:15 p.m.",
    "La feria del libro reunió a 3.500 visitantes, según el ayuntamiento.",
    "Grant Avenue was repaved between the court house and the old Lincoln school.",
    "Mix 250 g of flour with 3 eggs, let it rest, and bake for 35 minutes at 180 degrees.",
)
_NOTES = (
    "Spoke to {name} this morning. {label} given as {value}; no other changes.",
    "{name} ({label} {value}) came in without an appointment.",
    "Subject produced {label} {value} when asked.",
    "{value} is the {label} we have for {name}.",
    "I have updated the file: {label} now reads {value}.",
    "Kindly process the request of {name}, {label} {value}, at your earliest convenience.",
    "Se verificó {label} {value} a nombre de {name}.",
    "{name} says the correct {label} is {value} and not the old one.",
    "Attached please find the scan; {label}: {value}.",
)
_TEXTS = (
    "so the {label} u asked for is {value}", "{value} <- thats the {label}", "{label}?? {value}",
    "sry typo, {label} {value}",
    "ok te paso {label} {value}", "pls add {label} {value} to my file thx", "lol ok {label} is {value}",
)  # fmt: skip


def bullets(sheet: Sheet, rng: Random, record: Record) -> None:
    mark = rng.choice((" — ", " – ", ": ", " -> ", " | "))
    for n, field in enumerate(record, 1):
        sheet.write(rng.choice(("* ", "• ", f"{n}) ", f"{n}. ")), field.label, mark, field.value, "\n")


def capitals(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write("*** CONFIDENTIAL ***\n")
    width = rng.choice((28, 36))
    for field in record:
        label = field.label.upper()
        sheet.write(label, rng.choice((" ", ".")) * max(2, width - len(label)), " ", field.value, "\n")


def boxes(sheet: Sheet, rng: Random, record: Record) -> None:
    """Labels in one line, their values in the next: the boxes of a printed form."""
    del rng
    for pair in (record[n : n + 2] for n in range(0, len(record), 2)):
        widths = [max(len(field.label), len(field.value.text)) + 6 for field in pair]
        for field, width in zip(pair, widths, strict=True):
            sheet.write(field.label, " " * (width - len(field.label)))
        sheet.write("\n")
        for field, width in zip(pair, widths, strict=True):
            sheet.write(field.value, " " * (width - len(field.value.text)))
        sheet.write("\n\n")


def brackets(sheet: Sheet, rng: Random, record: Record) -> None:
    for n, field in enumerate(record):
        sheet.write(rng.choice(("; ", ", ", " / ")) if n else "", field.label, rng.choice((" [", " (")), field.value)
        sheet.write(")" if sheet.parts[-2].endswith("(") else "]")
    sheet.write("\n")


def notes(sheet: Sheet, rng: Random, record: Record) -> None:
    for field in record[1:]:
        label = field.label if rng.random() < 0.6 else field.label[0].lower() + field.label[1:]
        sheet.fill(rng.choice(_NOTES), {"name": person(record), "label": label, "value": field.value})
        sheet.write(rng.choice((" ", "\n\n")), rng.choice((*PLAIN, "")), "\n")


def memo(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write("MEMORANDUM\nTO: File\nRE: ", person(record), "\n\n", rng.choice(PLAIN), " For reference we list:\n\n")
    for field in record[1:]:
        sheet.write("\t", field.label, "\t", field.value, "\n")
    sheet.write("\n", rng.choice(PLAIN), "\n")


def quoted_mail(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write(
        "Re: your account\n\nThanks, got it.\n\n> On Mon, 3 Jun 2024, ",
        person(record),
        " wrote:\n> ",
        rng.choice(PLAIN),
        "\n",
    )
    for field in record[1:]:
        sheet.write("> ", field.label, rng.choice((": ", " is ", " ")), field.value, "\n")


def messenger(sheet: Sheet, rng: Random, record: Record) -> None:
    for n, field in enumerate(record[1:]):
        sheet.write(f"12/03/2024, {9 + n}:{rng.randint(10, 59)} - ", person(record), ": ")
        sheet.fill(rng.choice(_TEXTS), {"label": field.label.lower(), "value": field.value})
        sheet.write("\n")


def transcript(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write("AGENT: Thank you for calling, whom do I speak to?\nCALLER: This is ", person(record), ".\n")
    for field in record[1:]:
        sheet.write(
            "AGENT: And your ",
            field.label,
            "?\nCALLER: ",
            rng.choice(("It's ", "Sure, ", "Yes: ", "")),
            field.value,
            ".\n",
        )


def syslog(sheet: Sheet, rng: Random, record: Record) -> None:
    for field in record[1:]:
        moment = f"{rng.randint(10, 20)}:{rng.randint(10, 59)}:07"
        sheet.write(f"Jun  3 {moment} host{rng.randint(1, 40)} portal[{rng.randint(900, 29000)}]: ")
        sheet.write(f'level=info msg="profile saved" {field.snake}="', field.value, '"\n')


def lines_of_json(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write(f'{{"ts":17{rng.randint(10**7, 10**8 - 1)},"event":"update","person":{{')
    for n, field in enumerate(record):
        sheet.write("," if n else "", f'"{field.snake.upper() if n % 2 else field.camel}":"', field.value, '"')
    sheet.write("}}\n")


def ini(sheet: Sheet, rng: Random, record: Record) -> None:
    del rng
    sheet.write("[profile]\n")
    for field in record:
        sheet.write(f"{field.snake} = ", field.value, "\n")


def page(sheet: Sheet, rng: Random, record: Record) -> None:
    del rng
    sheet.write("<table>")
    for field in record:
        sheet.write(f"<tr><th>{field.label}</th><td>", field.value, "</td></tr>\n")
    sheet.write("</table>\n")


def attributes(sheet: Sheet, rng: Random, record: Record) -> None:
    del rng
    sheet.write("<row")
    for field in record:
        sheet.write(f' {field.camel}="', field.value, '"')
    sheet.write("/>\n")


def semicolons(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    del rng
    sheet.write(";".join(f'"{field.label.upper()}"' for field in records[0]), "\n")
    for record in records:
        for i, field in enumerate(record):
            sheet.write(';"' if i else '"', field.value, '"')
        sheet.write("\n")


def export(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    """A CSV with a running number first, abbreviated heads and an unrelated column."""
    sheet.write("#,", ",".join(field.snake.replace("number", "num").upper() for field in records[0]), ",UPDATED\n")
    for n, record in enumerate(records, 1):
        sheet.write(str(n))
        for field in record:
            mark = '"' if "," in field.value.text else ""
            sheet.write(f",{mark}", field.value, mark)
        sheet.write(f",2024-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}\n")


def drawn(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    """A table with lines of plus and minus."""
    del rng
    rows: list[list[str | Value]] = [[field.label for field in records[0]]]
    rows += [[field.value for field in record] for record in records]
    widths = [max(len(c if isinstance(c, str) else c.text) for c in column) for column in zip(*rows, strict=True)]
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+\n"
    sheet.write(rule)
    for n, row in enumerate(rows):
        for cell, width in zip(row, widths, strict=True):
            text = cell if isinstance(cell, str) else cell.text
            sheet.write("| ", cell, " " * (width - len(text) + 1))
        sheet.write("|\n", rule if n == 0 else "")
    sheet.write(rule)


def copy(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    """What pg_dump writes."""
    del rng
    sheet.write("COPY public.members (", ", ".join(field.snake for field in records[0]), ") FROM stdin;\n")
    for record in records:
        for i, field in enumerate(record):
            sheet.write("\t" if i else "", field.value)
        sheet.write("\n")
    sheet.write("\\.\n")


def first_value(record: Record) -> Value:
    return Value("given_name", first_name(record))


ONE = (
    bullets, bullets, capitals, capitals, boxes, brackets, notes, notes, notes, memo, quoted_mail, messenger,
    transcript, syslog, lines_of_json, ini, page, attributes,
)  # fmt: skip
MANY = (semicolons, export, export, drawn, copy)
SCANNED = (bullets, capitals, boxes)
BLOCKS = (bullets, notes, messenger, lines_of_json, ini, quoted_mail)
