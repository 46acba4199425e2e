"""Screenshots of chats: bubbles on a phone, light and dark."""

from random import Random

from PIL import Image, ImageDraw

from sample_data.generator.fonts import font


def _wrap(words: str, role: str, size: int, width: float) -> list[str]:
    rows: list[str] = [""]
    for word in words.split(" "):
        trial = f"{rows[-1]} {word}".strip()
        if font(role, size).getlength(trial) > width and rows[-1]:
            rows.append(word)
        else:
            rows[-1] = trial
    return rows


def chat(
    title: str, bubbles: list[tuple[bool, str]], rng: Random, dark: bool = False, role: str = "roboto"
) -> Image.Image:
    """`bubbles` are (mine, words)."""
    width, height = 720, 1280
    back = (18, 18, 20) if dark else (244, 244, 246)
    mine = (10, 110, 230) if role == "roboto" else (0, 128, 96)
    theirs = (52, 52, 56) if dark else (226, 226, 232)
    screen = Image.new("RGB", (width, height), back)
    draw = ImageDraw.Draw(screen)
    ink = (236, 236, 240) if dark else (20, 20, 24)
    draw.text((30, 14), f"{rng.randint(1, 12)}:{rng.randint(10, 59)}", font=font(role, 24), fill=ink)
    draw.text((600, 14), f"LTE  {rng.randint(11, 98)}%", font=font(role, 24), fill=ink)
    draw.ellipse((30, 64, 90, 124), fill=(140, 150, 170))
    draw.text((110, 76), title, font=font(role + "-bold", 32), fill=ink)
    draw.line((0, 140, width, 140), fill=(150, 150, 156))
    y = 170
    for own, words in bubbles:
        rows = _wrap(words, role, 28, 460)
        wide = max(font(role, 28).getlength(r) for r in rows) + 44
        x = width - wide - 24 if own else 24
        draw.rounded_rectangle((x, y, x + wide, y + 38 * len(rows) + 26), 24, fill=mine if own else theirs)
        for number, row in enumerate(rows):
            draw.text((x + 22, y + 12 + 38 * number), row, font=font(role, 28), fill=(255, 255, 255) if own else ink)
        y += 38 * len(rows) + 26 + 22
    draw.rounded_rectangle((24, 1200, 696, 1258), 28, outline=(150, 150, 156), width=2)
    draw.text((50, 1212), "Message", font=font(role, 28), fill=(150, 150, 156))
    return screen
