"""Backs of licences: barcode high, low or across, with the small print that states add."""

from random import Random

from PIL import Image

from sample_data.generator import aamva
from sample_data.generator.canvas import GREY, INK, Canvas
from sample_data.generator.people import Person
from sample_data.generator.truth import FileTruth, alnum

CLASSES = "CLASS D: Non-commercial single vehicle under 26,001 lbs GVWR"


def back(p: Person, t: FileTruth, rng: Random, state_id: bool = False) -> Image.Image:
    """Everything of the person stands in the barcode only."""
    t.licence(p, state_id, alnum(p.licence))
    t.name(p, "FML")
    t.born(p, "packed")
    t.address(p, "upper")
    code = aamva.barcode(aamva.payload(p, state_id), rng.choice([8, 10, 12]), 2, rng.choice([3, 4, 5]))
    width = 1012
    sheet = Canvas(width, 640, rng.choice([(246, 246, 244), (236, 240, 246), (250, 246, 238)]))
    sheet.guilloche(rng, (226, 228, 230), 10)
    code = (
        code.resize((int(width * rng.uniform(0.86, 0.92)), 196), Image.Resampling.LANCZOS) if code.width < 700 else code
    )
    if code.width > width - 40:
        code = code.resize((width - 40, code.height), Image.Resampling.LANCZOS)
    style = rng.randrange(3)
    if style == 0:
        sheet.draw.rectangle((0, 20, width, 110), fill=(20, 20, 22))
        sheet.paste(code, (width - code.width) // 2, 150)
        sheet.text(40, 150 + code.height + 24, CLASSES, "sans", 20)
        sheet.text(40, 150 + code.height + 54, "END: NONE    REST: NONE", "sans", 20)
    elif style == 1:
        sheet.paste(code, (width - code.width) // 2, 630 - code.height - 10)
        sheet.text(
            40, 40, "This card is the property of the issuing state and must be returned on demand.", "serif", 22
        )
        sheet.text(40, 74, "Report change of address within 10 days.", "serif", 22, GREY)
        sheet.text(40, 130, f"Rev {p.issued.strftime('%m/%Y')}", "sans-bold", 24, INK)
    else:
        sheet.text(40, 24, "CLASS", "sans-bold", 20)
        sheet.text(160, 24, "D - Passenger vehicle", "sans", 20)
        sheet.text(40, 54, "ENDORSEMENTS", "sans-bold", 20)
        sheet.text(240, 54, "None", "sans", 20)
        sheet.paste(code, (width - code.width) // 2, 110)
        sheet.text(40, 130 + code.height, "ORGAN AND TISSUE DONOR  Y / N", "narrow", 22)
        for place in range(60):
            x = 60 + place * 8
            sheet.draw.rectangle((x, 560, x + rng.randint(1, 5), 620), fill=INK)
    return sheet.image
