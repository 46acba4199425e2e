"""The whole job on the sample, and how fast the store takes results."""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import ROOT, Clock, Figures, environment, peak_mb, run
from bench.sheet import Section

_PR_SET_CHILD_SUBREAPER = 36
_DONE = (0, 3)


def sections(scale: float) -> list[Section]:
    job = Section(
        "The whole job: pii-scan scan sample_data/leak",
        ("figure", "value", "unit"),
        ("Fresh case, default settings, from start to written report; workers are as many as cores.",),
    )
    # Once on a little, so that the modules' byte code is there as after any first run.
    run("job:scan", target=str(ROOT / "sample_data" / "leak" / "intake" / "ids" / "fl"))
    got = run("job:scan", target=str(ROOT / "sample_data" / "leak"))
    for shown, name, unit in (
        ("items listed", "items", "items"),
        ("bytes", "mb", "MB"),
        ("wall clock", "wall_s", "s"),
        ("CPU, workers included", "cpu_s", "s"),
        ("items per CPU-second", "items_per_cpu_s", "items/CPU-s"),
        ("peak memory, main process", "main_mb", "MiB"),
        ("peak memory, largest worker", "worker_mb", "MiB"),
        ("peak memory, fork server", "server_mb", "MiB"),
        ("case folder", "case_mb", "MB"),
    ):
        job.add(shown, got[name], unit)
    store = Section(
        "Store: committing results",
        ("batch", "units/CPU-s", "matches/CPU-s", "units/s (wall)", "units"),
        ("Units of one item with eight sealed matches and one record, on this machine's temporary folder.",),
    )
    for batch in (1, 64, 500):
        count = max(batch, int((100 if batch == 1 else 1000) * scale))
        rate = run("job:commits", units=count, batch=batch)
        store.add(
            f"{batch} a commit",
            count / rate["cpu_s"],
            rate["matches"] / rate["cpu_s"],
            count / rate["wall_s"],
            str(count),
        )
    return [job, store]


@dataclass(slots=True)
class _Family:
    """Peak memory of a process and of those below it, by their parents."""

    root: int
    peaks: dict[int, float] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)

    def look(self) -> None:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (parent := _parent(entry)) is not None:
                pid = int(entry.name)
                if pid == self.root or parent in self.peaks:
                    self.parents[pid] = parent
                    self.peaks[pid] = max(self.peaks.get(pid, 0.0), peak_mb(entry.name))

    def largest(self, depth: int) -> float:
        """MiB; 0 is the main process, 1 the fork server and the resource tracker, 2 the workers."""
        return max((mb for pid, mb in self.peaks.items() if self._depth(pid) == depth), default=0.0)

    def _depth(self, pid: int) -> int:
        depth = 0
        while pid != self.root:
            pid, depth = self.parents[pid], depth + 1
        return depth


def scan(target: str) -> Figures:
    """Runs the command line once, in a case of its own."""
    # Workers are children of the fork server, which nobody waits for: their CPU is counted once they end here.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        program = str(Path(sys.executable).parent / "pii-scan")
        case = Path(folder) / "case"
        began = time.perf_counter()
        with Clock() as clock:
            main = subprocess.Popen(
                [program, "scan", target, "--case", str(case), "--key-file", f"{folder}/key", "--quiet"],
                env=environment(XDG_CONFIG_HOME=folder),
                cwd=ROOT,
                stdout=sys.stderr,
            )
            family = _Family(main.pid)
            while main.poll() is None:
                family.look()
                time.sleep(0.1)
            wall_s = time.perf_counter() - began
            _reap()
        if main.returncode not in _DONE:
            raise RuntimeError(f"the scan ended with exit code {main.returncode}")
        items = sum(1 for path in Path(target).rglob("*") if path.is_file())
        return {
            "items": items,
            "mb": sum(path.stat().st_size for path in Path(target).rglob("*") if path.is_file()) / 1e6,
            "wall_s": wall_s,
            "cpu_s": clock.cpu_s,
            "items_per_cpu_s": items / clock.cpu_s,
            "main_mb": family.largest(0),
            "server_mb": family.largest(1),
            "worker_mb": family.largest(2),
            "case_mb": sum(path.stat().st_size for path in case.rglob("*") if path.is_file()) / 1e6,
        }


def _reap() -> None:
    """Waits for every orphan of the scan."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _parent(entry: Path) -> int | None:
    try:
        return int((entry / "stat").read_bytes().rpartition(b")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None


def commits(units: int, batch: int) -> Figures:
    """Seconds to commit so many units, values sealed and hashed; making the units is left out."""
    from hashlib import sha256

    from pii_scan.model.address import Address, Step
    from pii_scan.model.evidence import How, Spot
    from pii_scan.model.item import Item
    from pii_scan.model.kind import Kind
    from pii_scan.model.legal_class import LegalClass
    from pii_scan.model.match import Band, Match
    from pii_scan.model.record import Record
    from pii_scan.model.result import NodeResult, UnitResult
    from pii_scan.model.sensitive import Sensitive
    from pii_scan.model.state import State
    from pii_scan.store.case import Case
    from pii_scan.store.entries import ListingEntry, MaskedAddress

    def where(number: int) -> Address:
        return Address((Step("file", f"/leak/{number}.txt"),))

    def mask(address: Address) -> MaskedAddress:
        return MaskedAddress(str(address), False)

    def unit(number: int) -> UnitResult:
        digest = sha256(str(number).encode()).hexdigest()
        values = [f"{219 + number % 300:03d}-{10 + k:02d}-{1000 + number % 9000:04d}" for k in range(8)]
        matches = tuple(
            Match(
                "us_ssn", Sensitive(value), Sensitive(value.replace("-", "")), 0.9, Band.HIGH, Spot(page=1, line=k),
                How.NATIVE, "us_ssn", ("label",), record=0,
            )
            for k, value in enumerate(values)
        )  # fmt: skip
        record = Record(digest[:32], digest, "letter", 0, {"us_ssn": (digest[:32],)})
        node = NodeResult(
            where(number), State.COMPLETE, digest, 300, "text/plain", "letter", 0.9, matches=matches, records=(record,)
        )
        return UnitResult(where(number), (node,))

    made = [unit(number) for number in range(units)]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        kinds = (Kind("us_ssn", LegalClass.SSN, "Social Security number", "US_SSN", identifies=True),)
        case_path, key = Path(folder) / "case", Path(folder) / "key"
        with Case.create_or_open(case_path, key_file=key, kinds=kinds, target="file:///leak") as case:
            case.ledger.add_listing([ListingEntry(Item(where(n), 300), mask(where(n))) for n in range(units)])
            case.ledger.finish_listing(units)
            with Clock() as clock:
                for start in range(0, units, batch):
                    case.ledger.commit(made[start : start + batch], mask, str)
    return {"cpu_s": clock.cpu_s, "wall_s": clock.wall_s, "matches": 8 * units}
