"""Backs of licences: the stacked code in several densities and places."""

from random import Random

from PIL import Image

from bench.cards.holder import Holder
from bench.cards.surface import Surface

_ISSUERS = {
    "CA": "636014", "OH": "636023", "TX": "636015", "FL": "636010", "IL": "636035", "NY": "636001", "GA": "636055",
    "WA": "636045", "MI": "636032", "CO": "636020", "NV": "636049", "VA": "636000", "PA": "636025", "WI": "636031",
}  # fmt: skip
"""Issuer identification numbers, as AAMVA publishes them."""


def payload(p: Holder) -> str:
    """By the AAMVA card design standard of 2016, version 09."""
    given = [("DAC", p.first), ("DAD", p.middle or "NONE")]
    body = "DL" + "\n".join(
        code + value
        for code, value in (
            ("DAQ", "".join(ch for ch in p.number if ch.isalnum())), ("DCS", p.last), ("DDE", "N"), *given, ("DDF", "N"), ("DDG", "N"),
            ("DCA", "D"), ("DCB", "NONE"), ("DCD", "NONE"), ("DBD", p.issued.strftime("%m%d%Y")), ("DBB", p.born.strftime("%m%d%Y")),
            ("DBA", p.expires.strftime("%m%d%Y")), ("DBC", "1" if p.sex == "M" else "2"), ("DAU", "070 in"), ("DAY", p.eyes),
            ("DAG", p.street), ("DAI", p.city), ("DAJ", p.state), ("DAK", f"{p.zip5}0000"), ("DCF", f"{p.issued.toordinal():09d}"),
            ("DCG", "USA"), ("DAW", p.weight), ("DDK", "1"),
        )
    ) + "\r"  # fmt: skip
    head = f"@\n\x1e\rANSI {_ISSUERS[p.state]}090001"
    return f"{head}DL{len(head) + 10:04d}{len(body):04d}{body}"


def back(split: str, p: Holder, rng: Random) -> tuple[Image.Image, str]:
    import pdf417gen

    s = Surface(split, 1012, 638, rng, rng.choice(((242, 242, 240), (232, 238, 246))))
    s.security(0.05)
    text = payload(p)
    columns, level = (
        (rng.choice((10, 12, 14)), rng.choice((3, 4)))
        if split == "development"
        else (rng.choice((9, 11, 13)), rng.choice((4, 5)))
    )
    code = pdf417gen.render_image(
        pdf417gen.encode(text, columns=columns, security_level=level), scale=2, ratio=3, padding=6
    )
    width = rng.randint(760, 960)
    code = code.resize((width, min(330, code.height * width // code.width)), Image.Resampling.LANCZOS)
    y = rng.choice((40, 200, 620 - code.height))
    s.image.paste(code, ((1012 - width) // 2, y))
    free = (y + code.height + 40, 600) if y < 200 else (40, y - 20)
    for n, line in enumerate(
        (
            "CLASS D: single vehicles under 26,001 lbs",
            "RESTRICTIONS: none    ENDORSEMENTS: none",
            "Report a change of address within 10 days.",
        )
    ):
        if free[0] + 34 * n < free[1]:
            s.text(40, free[0] + 34 * n, line, 22, "label")
    return s.image, text
