"""How the development hand lays a record out. Each function writes one document into a sheet."""

from random import Random

from tools.corpora.field import Field, Record, first_name, person
from tools.corpora.truth import Sheet, Value

PLAIN = (
    "The shipment was delayed because the bridge near the depot had been closed since Monday.",
    "Results for the second quarter were in line with the plan, and the board approved the budget.",
    "Volunteers painted the fence, repaired two benches and counted 214 seedlings.",
    "See section 4.2 of the manual for the torque values and table 7 for spare parts.",
    "The meeting in March was moved to the large hall, since more than 120 visitors had announced themselves.",
    "Humidity stayed between 41 and 58 percent, and the pump ran for 1,204 hours without a fault.",
    "Nothing in the archive explains why the river changed its course around 1870.",
    "Los resultados se publicarán el viernes y la biblioteca cerrará a las 18:00.",
    "The library opens at 9 on weekdays; Saint Mary Street remains closed to cars.",
)
_SENTENCES = (
    "{name}'s {label} is {value}.",
    "The {label} on file for {name} is {value}.",
    "Please note {label} {value} for your records.",
    "According to the form, {name} gave {label} {value} at the desk.",
    "We verified {label}: {value} on the phone.",
    "{name} confirmed that the {label} is {value}, and signed.",
    "El {label} de {name} es {value}.",
    "Her {label} ({value}) was copied from the card.",
)
_CHAT = (
    "my {label} is {value}", "heres the {label}: {value}", "{label} {value} ok?",
    "ok so {label} = {value} dont share pls",
    "u need my {label}? its {value}", "mi {label} es {value}", "te mando el {label}: {value}",
)  # fmt: skip


def form_left(sheet: Sheet, rng: Random, record: Record) -> None:
    mark = rng.choice((": ", ": ", " : ", " = ", ":\t", " ......... ", ":   ", " - "))
    sheet.write(rng.choice(("APPLICATION FORM\n\n", "Client intake\n", "")))
    for field in record:
        sheet.write(field.label, mark, field.value, "\n")


def form_above(sheet: Sheet, rng: Random, record: Record) -> None:
    for field in record:
        sheet.write(field.label, rng.choice(("\n", ":\n")), field.value, "\n\n")


def two_columns(sheet: Sheet, rng: Random, record: Record) -> None:
    for left, right in zip(record[::2], [*record[1::2], None], strict=False):
        begin = sheet.length
        sheet.write(left.label, ": ", left.value)
        if right is not None:
            sheet.write(" " * max(3, 44 - (sheet.length - begin)), right.label, ": ", right.value)
        sheet.write("\n")
    del rng


def prose(sheet: Sheet, rng: Random, record: Record) -> None:
    for field in record[1:]:
        if rng.random() < 0.6:
            sheet.write(rng.choice(PLAIN), " ")
        label = field.label if field.label.isupper() or rng.random() < 0.5 else field.label.lower()
        sheet.fill(rng.choice(_SENTENCES), {"name": person(record), "label": label, "value": field.value})
        sheet.write(rng.choice((" ", "\n")))
    sheet.write(rng.choice(PLAIN), "\n")


def letter(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write(
        "May 14, 2024\n\nDear ", person(record), ",\n\n", "thank you for your letter. ", rng.choice(PLAIN), "\n\n"
    )
    sheet.write("We hold the following details:\n")
    for field in record[1:]:
        sheet.write("  ", field.label, ": ", field.value, "\n")
    sheet.write("\nPlease tell us within 14 days if anything is wrong.\n\nSincerely,\nCustomer Service\n")


def mail(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write(
        "From: ",
        person(record),
        "\nTo: Benefits Desk\nSubject: my details\nDate: Tue, 14 May 2024 09:12:44 +0000\n\nHi,\n\n",
    )
    for field in record[1:]:
        sheet.fill(
            rng.choice(("my {label} is {value}\n", "{label}: {value}\n")), {"label": field.label, "value": field.value}
        )
    sheet.write("\nThanks\n", first_value(record), "\n")


def first_value(record: Record) -> Value:
    return Value("given_name", first_name(record))


def chat(sheet: Sheet, rng: Random, record: Record) -> None:
    hour = rng.randint(8, 20)
    for n, field in enumerate(record[1:]):
        sheet.write(f"[{hour}:{10 + n:02d}] ", first_value(record), ": ")
        sheet.fill(rng.choice(_CHAT), {"label": field.label.lower(), "value": field.value})
        sheet.write("\n")
        if rng.random() < 0.5:
            sheet.write(f"[{hour}:{10 + n:02d}] Desk: ", rng.choice(("got it thx", "ok", "one sec", "gracias")), "\n")


def log(sheet: Sheet, rng: Random, record: Record) -> None:
    for n, field in enumerate(record[1:]):
        sheet.write(
            f"2024-05-14 09:{12 + n}:{rng.randint(10, 59)},{rng.randint(100, 999)} INFO [worker-{rng.randint(1, 8)}] "
        )
        sheet.write(
            f"req={rng.getrandbits(32):08x} updated {field.snake}=", field.value, f" took={rng.randint(1, 900)}ms\n"
        )


def as_json(sheet: Sheet, rng: Random, record: Record) -> None:
    camel, colon = rng.random() < 0.5, rng.choice((": ", ":"))
    sheet.write("{")
    for n, field in enumerate(record):
        sheet.write(", " if n else "", f'"{field.camel if camel else field.snake}"{colon}"', field.value, '"')
    sheet.write("}\n")


def as_xml(sheet: Sheet, rng: Random, record: Record) -> None:
    del rng
    sheet.write("<customer>\n")
    for field in record:
        sheet.write(f"  <{field.camel}>", field.value, f"</{field.camel}>\n")
    sheet.write("</customer>\n")


def as_yaml(sheet: Sheet, rng: Random, record: Record) -> None:
    sheet.write("client:\n")
    mark = rng.choice(("", '"'))
    for field in record:
        sheet.write(f"  {field.snake}: {mark}", field.value, f"{mark}\n")


def sql(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    del rng
    sheet.write("INSERT INTO customers (", ", ".join(field.snake for field in records[0]), ") VALUES\n")
    for n, record in enumerate(records):
        sheet.write("(")
        for i, field in enumerate(record):
            sheet.write(", '" if i else "'", field.value, "'")
        sheet.write(");\n" if n == len(records) - 1 else "),\n")


def _cells(sheet: Sheet, records: list[Record], mark: str, edge: str = "", header: str = "snake") -> None:
    def line(cells: list[str | Value]) -> None:
        sheet.write(edge)
        for i, cell in enumerate(cells):
            sheet.write(mark if i else "", cell)
        sheet.write(edge[::-1], "\n")

    line([field.snake if header == "snake" else field.label for field in records[0]])
    if edge:
        line(["---"] * len(records[0]))
    for record in records:
        line([_quoted(field, mark) for field in record])


def _quoted(field: Field, mark: str) -> Value:
    text = field.value.text.replace(", ", " ") if mark == "," else field.value.text
    return Value(field.value.topic, text, field.value.labelled)


def csv(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    _cells(sheet, records, ",", header=rng.choice(("snake", "label")))


def tsv(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    _cells(sheet, records, "\t", header=rng.choice(("snake", "label")))


def markdown(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    del rng
    _cells(sheet, records, " | ", "| ", "label")


def fixed(sheet: Sheet, rng: Random, records: list[Record]) -> None:
    del rng
    rows: list[list[str | Value]] = [[field.label for field in records[0]]]
    rows += [[field.value for field in record] for record in records]
    texts = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows]
    widths = [max(map(len, column)) + 3 for column in zip(*texts, strict=True)]
    for row, shown in zip(rows, texts, strict=True):
        for cell, text, width in zip(row, shown, widths, strict=True):
            sheet.write(cell, " " * (width - len(text)))
        sheet.write("\n")


ONE = (
    form_left,
    form_left,
    form_above,
    two_columns,
    prose,
    prose,
    prose,
    letter,
    mail,
    chat,
    chat,
    log,
    as_json,
    as_xml,
    as_yaml,
)
MANY = (csv, csv, tsv, markdown, fixed, sql)
SCANNED = (form_left, form_above, two_columns)
BLOCKS = (form_left, prose, chat, as_json, as_yaml, mail)
