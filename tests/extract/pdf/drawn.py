"""PDF files drawn with reportlab, which is not what reads them."""

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas


def made(draw: Callable[[Any], None], **options: Any) -> bytes:
    """One letter page, or as many as `draw` shows."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=letter, **options)
    draw(page)
    page.save()
    return out.getvalue()
