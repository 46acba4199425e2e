"""Writes barcodes of invented people as issuers do, with what goes wrong in the wild, beside the truth.

After the AAMVA DL/ID Card Design Standard 2020, annex D, and what its older versions asked for: AAMVA DL/ID 2000
(version 01: one name field, dates year first, residence beside mailing address), 02 and 03 (both given names in DCT),
04 and later (DAC, DAD).
"""

import random
from dataclasses import dataclass
from datetime import date

FIRST = ["MARLA", "ROWAN", "ISABEL", "TOMASZ", "ANA-LUCIA", "MARY", "ANN", "JOSE", "OLUWASEUN", "DAISY", "DADRIAN"]
MIDDLE = ["JUNE", "", "ELLIS", "DE LA LUZ", "O", "NONE", "DABNEY"]
LAST = ["WEXFORD", "QUILLFEATHER", "DE LA CRUZ", "O'BRIEN", "SMITH-JONES", "DANVERS", "NG", "ST. CLAIRE"]
STREETS = ["418 JUNIPER CT", "12 OLD DAM RD", "PO BOX 77", "7 N 3RD ST APT 2B", "90 DAYTON AVE"]
PLACES = {
    "636023": ("OH", "DAYTON", "454020000", "USA"), "636014": ("CA", "SACRAMENTO", "95814", "USA"),
    "636001": ("NY", "ALBANY", "122071234", "USA"), "636015": ("TX", "EL PASO", "79901    ", "USA"),
    "636010": ("FL", "MIAMI", "33101", "USA"), "636012": ("ON", "OTTAWA", "K1A 0B1", "CAN"),
    "604428": ("QC", "MONTREAL", "H2X1Y4     ", "CAN"), "636056": ("COA", "SALTILLO", "25000", "MEX"),
}  # fmt: skip


@dataclass(frozen=True)
class Truth:
    number: str
    last: str
    first: str
    middle: str
    dob: date
    expiry: date
    street: str
    city: str
    state: str
    postal: str
    country: str
    version: str


DAMAGE = {
    "none": lambda text, rng: text,
    "no_mark": lambda text, rng: text.lstrip("@\n\x1e\r"),
    "crlf": lambda text, rng: text.replace("\n", "\r\n"),
    "cr_only": lambda text, rng: text.replace("\n", "\r"),
    "spelled": lambda text, rng: text.replace("\n", "<LF>").replace("\r", "<CR>").replace("\x1e", "<RS>"),
    "padded": lambda text, rng: text.replace("\n", "   \n"),
    "wrong_offsets": lambda text, rng: text.replace("0041", "9999", 1),
    "cut_designator": lambda text, rng: text.replace("DL0041", "DL41", 1).replace("ID0041", "ID41", 1),
    "file_separator": lambda text, rng: text.replace("\x1e", "\x1c"),
    "aamva_word": lambda text, rng: text.replace("ANSI ", "AAMVA", 1),
    "symbology_id": lambda text, rng: "]L2" + text,
    "blank_lines": lambda text, rng: text.replace("\n", "\n\n"),
    "no_header": lambda text, rng: text[text.index("DLDAQ" if "DLDAQ" in text else "IDDAQ") :],
    "no_terminator": lambda text, rng: text.rstrip("\r"),
    "repeated": lambda text, rng: text + "\nDAQ\nDAQWRONG\nDBB\n",
}


def symbol(rng: random.Random, version: str) -> tuple[str, Truth]:
    issuer = rng.choice(sorted(PLACES))
    state, city, postal, country = PLACES[issuer]
    first, middle, last = rng.choice(FIRST), rng.choice(MIDDLE), rng.choice(LAST)
    born, ends = (
        date(rng.randint(1940, 2007), rng.randint(1, 12), rng.randint(1, 28)),
        date(2030, rng.randint(1, 12), 20),
    )
    number = "".join(rng.choice("ABCDEFGH") if i == 0 else rng.choice("0123456789") for i in range(rng.randint(7, 13)))
    order = "%Y%m%d" if country == "CAN" or version == "01" else "%m%d%Y"
    street = rng.choice(STREETS)
    given = [f"DAC{first}", f"DAD{middle or 'NONE'}"]
    surname = [f"DCS{last}"]
    if version == "01":
        surname, given = [f"DAA{last},{first},{middle}"], []
    elif version in ("02", "03"):
        given = [f"DCT{first}" + (f",{middle}" if middle not in ("", "NONE") else "")]
    names = surname + given
    if rng.random() < 0.3:
        names.reverse()
    address = [f"DAG{street}", f"DAI{city}", f"DAJ{state}", f"DAK{postal}"]
    elements = [
        f"DAQ{number}", *names, "DCAD", "DCBNONE", f"DBD{date(2022, 3, 15).strftime(order)}", f"DBB{born.strftime(order)}",
        f"DBA{ends.strftime(order)}", "DBC2", "DAU065 in", "DAYBRO", *address, "DCF2201938", f"DCG{country}", "DDEN", "DDFT",
    ]  # fmt: skip
    if version == "01":
        elements = [e for e in elements if not e.startswith(("DCG", "DCF", "DDE", "DDF"))]
    if rng.random() < 0.3:
        tail = elements[1:]
        rng.shuffle(tail)
        elements = elements[:1] + tail
    kind = rng.choice(["DL", "DL", "ID"])
    body = kind + "\n".join(elements) + "\r"
    jurisdiction = "" if version in ("00", "01") else "01"
    own = f"Z{state[0]}Z{state[0]}AN\r" if rng.random() < 0.5 else ""
    head = f"@\n\x1e\rANSI {issuer}{version}{jurisdiction}0{2 if own else 1}{kind}0041{len(body):04d}"
    head += f"Z{state[0]}{41 + len(body):04d}0006" if own else ""
    zip9 = "".join(postal.split())
    if country == "CAN":
        zip9 = f"{zip9[:3]} {zip9[3:]}"
    elif len(zip9) == 9:
        zip9 = zip9[:5] if zip9.endswith("0000") else f"{zip9[:5]}-{zip9[5:]}"
    truth = Truth(
        number, last, first, "" if middle == "NONE" else middle, born, ends, street, city, state, zip9, country, version
    )
    return head + body + own, truth
