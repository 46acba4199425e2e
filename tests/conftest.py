"""Real parts that tests drive: started on loopback, stopped by their pid."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
AZURITE_ACCOUNT = "devstoreaccount1"
# Microsoft publishes this key for every Azurite; it opens nothing else.
AZURITE_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


_FIRST = ("e2e", "hostile", "engine", "privacy", "extract", "conformance")
"""Folders whose files take longest: begun first, so that no process is left with one of them at the end."""
_TOGETHER = frozenset({"e2e/test_sample.py", "e2e/test_report_browser.py"})
"""Files that share one scan of the sample leak: they go to the same process."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folders = {name: number for number, name in enumerate(_FIRST)}
    items.sort(key=lambda item: folders.get(item.path.relative_to(ROOT / "tests").parts[0], len(folders)))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """File by file in the order above."""
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file = str(super()._split_scope(nodeid))
            return "the sample" if file.removeprefix("tests/") in _TOGETHER else file

    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.fixture(autouse=True)
def _private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of test cases never land in the developer's own configuration folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "config"))
    monkeypatch.setenv("OMP_THREAD_LIMIT", "1")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared test data is not beside this checkout")
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]", name: str) -> None:
    """Until a server takes connections; a test that would wait for one that died fails."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"{name} did not come up")
            time.sleep(0.1)


@dataclass(frozen=True)
class Azurite:
    endpoint: str
    account: str = AZURITE_ACCOUNT
    key: str = AZURITE_KEY


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azurite]:
    """A running Azurite with an empty account."""
    programs = ROOT / ".venv"
    script = programs / "azurite" / "node_modules" / ".bin" / "azurite-blob"
    if not script.exists():
        pytest.skip("Azurite is not installed in the environment")
    port = free_port()
    folder = tmp_path_factory.mktemp("azurite")
    environ = {**os.environ, "PATH": f"{programs / 'bin'}:{os.environ['PATH']}"}
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [
            str(script), "--silent", "--blobHost", "127.0.0.1", "--blobPort", str(port), "--location", str(folder),
            "--skipApiVersionCheck", "--disableTelemetry",
        ],
        env=environ, stdout=log, stderr=log,
        # The script starts node as a child of its own: both are stopped, as a group that nobody else is in.
        start_new_session=True,
    )  # fmt: skip
    try:
        _wait_for(port, process, "Azurite")
        yield Azurite(f"http://127.0.0.1:{port}")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
        log.close()


@pytest.fixture(scope="session")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a running moto server: an S3 with no buckets."""
    port = free_port()
    log = (tmp_path_factory.mktemp("moto") / "log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
    )
    try:
        _wait_for(port, process, "moto")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        log.close()
