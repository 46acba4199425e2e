"""The text of a licence's PDF417 (AAMVA DL/ID card design standard), in versions that are still in wallets."""

from PIL import Image

from sample_data.generator.people import Person
from sample_data.generator.places import IIN
from sample_data.generator.truth import alnum

VERSION = {
    "CA": 9, "TX": 8, "FL": 9, "NY": 8, "IL": 4, "OH": 7, "PA": 10, "GA": 9, "MI": 5, "VA": 10, "WI": 8, "AZ": 3,
    "CO": 1, "NC": 9, "WA": 6, "MD": 10, "IN": 8, "TN": 4, "KY": 2, "NJ": 4, "MA": 6, "AL": 8, "MO": 3, "MN": 1,
}  # fmt: skip


def _elements(p: Person, version: int, number: str) -> list[tuple[str, str]]:
    us = version >= 2
    day = "%m%d%Y" if us else "%Y%m%d"
    sex = "1" if p.sex == "M" else "2"
    height = f"{p.feet * 12 + p.inches:03d} in" if us else f"{p.feet}{p.inches:02d}"
    place = [
        ("DAG", p.street_line.upper()),
        ("DAI", p.town.city.upper()),
        ("DAJ", p.state),
        ("DAK", f"{p.town.zip5}0000" if us else p.town.zip5),
    ]
    dates = [("DBD", p.issued.strftime(day)), ("DBB", p.born.strftime(day)), ("DBA", p.expires.strftime(day))]
    if version == 1:
        full = ",".join(x for x in (p.last, p.first, p.middle) if x).upper()
        return [
            ("DAA", full),
            *place,
            ("DAQ", number),
            *dates,
            ("DBC", sex if p.seed % 2 else p.sex),
            ("DAU", height),
            ("DAY", p.eyes),
        ]
    if version < 4:
        given = " ".join(x for x in (p.first, p.middle) if x).upper()
        return [("DCA", "D"), ("DCB", "NONE"), ("DCD", "NONE"), *dates[::-1], ("DCS", p.last.upper()), ("DCT", given), ("DBC", sex),
                ("DAY", p.eyes), ("DAU", height), *place, ("DAQ", number), ("DCF", alnum(p.id) + "0042"), ("DCG", "USA")]  # fmt: skip
    names = [
        ("DCS", p.last.upper()),
        ("DDE", "N"),
        ("DAC", p.first.upper()),
        ("DDF", "N"),
        ("DAD", p.middle.upper() or "NONE"),
        ("DDG", "N"),
    ]
    return [("DAQ", number), *names, ("DCA", "D"), ("DCB", "NONE"), ("DCD", "NONE"), *dates, ("DBC", sex), ("DAU", height), ("DAY", p.eyes),
            *place, ("DCF", f"{p.seed:010d}XX{p.born.year}"), ("DCG", "USA"), ("DAW", f"{p.pounds:03d}"), ("DAZ", p.hair), ("DDK", "1")]  # fmt: skip


def payload(p: Person, state_id: bool = False) -> str:
    """Header, subfile directory with true offsets, one subfile."""
    version = VERSION[p.state]
    kind = "ID" if state_id else "DL"
    body = kind + "\n".join(code + value for code, value in _elements(p, version, alnum(p.licence))) + "\r"
    head = f"@\n\x1e\rANSI {IIN[p.state]}{version:02d}" + ("00" if version > 1 else "") + "01"
    return f"{head}{kind}{len(head) + 10:04d}{len(body):04d}{body}"


def barcode(text: str, columns: int = 9, scale: int = 3, level: int = 4) -> Image.Image:
    import pdf417gen

    codes = pdf417gen.encode(text, columns=columns, security_level=level, encoding="ascii")
    return pdf417gen.render_image(codes, scale=scale, ratio=3, padding=8)
