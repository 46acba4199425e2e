"""Pages of PDF and megabytes of mail per CPU second: reading alone, without detection."""

import shutil
import tempfile
from pathlib import Path

from bench.measure import run
from bench.sheet import Goal, Section, ratio

_PAGES = 500
_MESSAGES = 40_000
_PDF = Goal(at_least=50)
_MBOX = Goal(at_least=20)
_PEAK = Goal(at_most=600)


def sections(scale: float) -> list[Section]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        return [_pdf(folder, max(20, int(_PAGES * scale))), _mbox(folder, max(500, int(_MESSAGES * scale)))]


def _pdf(folder: Path, pages: int) -> Section:
    section = Section(
        "Documents: pages of PDF per CPU-second",
        ("layout", "pages", "pages/CPU-s", "pdftotext, pages/CPU-s", "times pdftotext", "peak MiB"),
        (
            "Drawn pages, each text read once. `pdftotext` writes the text layer alone; pii-scan also reads notes, "
            "forms, links, drawings and attachments of each page.",
        ),
    )
    for layout in ("prose", "columns"):
        path = folder / f"{layout}.pdf"
        run("document_subjects:draw_pdf", path=str(path), pages=pages, layout=layout)
        ours = run("document_subjects:read_pdf", path=str(path))
        peer = run("document_subjects:pdftotext", path=str(path)) if shutil.which("pdftotext") else {}
        rate = ours["texts"] / ours["cpu_s"]
        other = pages / peer["cpu_s"] if peer.get("cpu_s") else None
        section.add(layout, str(pages), rate, other, ratio(rate, other), ours["peak_mb"], value=rate, goal=_PDF)
    return section


def _mbox(folder: Path, messages: int) -> Section:
    section = Section(
        "Documents: MB of a mailbox per CPU-second",
        ("subject", "MB", "messages", "MB/CPU-s", "peak MiB"),
        ("Drawn mails of several parts, attachments in base64, every message taken apart. Python's `mailbox` reads the "
         "same messages and decodes every part.",),
    )  # fmt: skip
    path = folder / "mails.mbox"
    run("document_subjects:draw_mbox", path=str(path), messages=messages)
    size = path.stat().st_size / 1e6
    ours = run("document_subjects:read_mbox", path=str(path))
    peer = run("document_subjects:python_mailbox", path=str(path))
    rate = size / ours["cpu_s"]
    section.add("pii-scan", size, f"{ours['messages']:,}", rate, ours["peak_mb"], value=rate, goal=_MBOX)
    section.add("memory of the same", size, "", None, ours["peak_mb"], value=ours["peak_mb"], goal=_PEAK)
    section.add("Python's mailbox", size, f"{peer['messages']:,}", size / peer["cpu_s"], peer["peak_mb"])
    return section
