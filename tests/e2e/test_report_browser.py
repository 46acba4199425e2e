"""The report in a real browser: it renders, runs without an error and asks nobody for anything."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import SampleCase

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
_OFFLINE = (
    "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-sync",
    # The browser asks its maker for the time and for updates; no name but the loopback's resolves here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


def browse(page: Path, folder: Path, *options: str) -> "subprocess.CompletedProcess[bytes]":
    """Opens a page and lets its scripts run; the profile lies in `folder`."""
    return subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
            "--enable-logging=stderr", "--v=0", "--virtual-time-budget=5000", *_OFFLINE, *options, page.as_uri(),
        ],
        capture_output=True, timeout=120, check=False,
        env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip


def requested(net_log: Path) -> list[str]:
    """The web addresses that a page asked for, out of a NetLog file; what the browser asks of itself is no page's."""
    text = net_log.read_text("utf-8", "replace")
    try:
        log: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError:
        # A browser that was stopped leaves the list open.
        log = json.loads(text.rstrip().rstrip(",") + "]}")
    asked = (event.get("params", {}) for event in log["events"])
    urls = {params.get("url", "") for params in asked if params.get("initiator", "not an origin") != "not an origin"}
    return sorted(url for url in urls if url.startswith(("http:", "https:", "ws:", "wss:", "ftp:")))


def test_it_renders_without_a_word_on_the_console(sample_case: SampleCase, tmp_path: Path) -> None:
    page = sample_case.folder / "report" / "index.html"
    seen = browse(page, tmp_path, "--dump-dom")
    assert seen.returncode == 0, seen.stderr[-500:]
    dom = seen.stdout.decode("utf-8")
    headline = sample_case.ended.out.split(".")[0]
    assert headline == "CRITICAL" and headline in dom.upper()
    assert "attorney" in dom and "Texas" in dom
    assert b"CONSOLE" not in seen.stderr
    # What the page's script writes is in the tree after it ran, or it did not run.
    assert len(dom) > 20_000


def test_a_console_error_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<script>nobody.knows()</script>", encoding="ascii")
    assert b"CONSOLE" in browse(page, tmp_path, "--dump-dom").stderr


def test_a_screenshot_shows_something(sample_case: SampleCase, tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "page.png"
    browse(sample_case.folder / "report" / "index.html", tmp_path, f"--screenshot={picture}", "--window-size=1200,1600")
    with Image.open(picture) as image:
        colours = image.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 50
    assert max(count for count, _ in colours) < 0.98 * 1200 * 1600


def test_it_asks_nobody_for_anything(sample_case: SampleCase, tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    browse(sample_case.folder / "report" / "index.html", tmp_path, f"--log-net-log={log}", "--dump-dom")
    page = (sample_case.folder / "report" / "index.html").read_text("utf-8")
    assert requested(log) == []
    assert "default-src 'none'" in page


def test_a_request_would_be_seen(tmp_path: Path) -> None:
    page, log = tmp_path / "asks.html", tmp_path / "net.json"
    page.write_text('<img src="http://127.0.0.1:9/x.png">', encoding="ascii")
    browse(page, tmp_path, f"--log-net-log={log}", "--dump-dom")
    assert requested(log) == ["http://127.0.0.1:9/x.png"]
