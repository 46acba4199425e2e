"""Whole runs over pictures of cards: several in one picture, both sides of one, one licence photographed twice."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.card_scores import mean
from bench.cards.draw import Drawn, pairs
from bench.measure import ROOT, Figures, environment, run
from bench.sheet import Section


def records(sheets: Sequence[Drawn], figures: Figures) -> Section:
    """Each card of a sheet is one record."""
    section = Section(
        "Several cards in one picture: records",
        ("quality", "sheets with the right number of records", "cards drawn", "records made", "sheets"),
    )
    for quality in dict.fromkeys(d.quality for d in sheets):
        chosen = [d for d in sheets if d.quality == quality]
        cards = [len({name.split(".")[0] for name in d.truth}) for d in chosen]
        made = [figures["records"][d.path] for d in chosen]
        hits = [one == other for one, other in zip(cards, made, strict=True)]
        section.add(quality, mean(hits), str(sum(cards)), str(sum(made)), str(len(chosen)))
    return section


def ties(split: str, count: int) -> Section:
    """`count` holders, each with a front photographed twice and a back; the whole program over the folder."""
    section = Section(
        "One licence in several pictures: front twice and back",
        ("quality", "people counted", "holders", "documents counted", "pictures", "fronts tied to their back",
         "fronts counted once", "contradictions told"),
        ("Three pictures a holder. Documents: as the report counts them, equal numbers being one; a front and its back "
         "are one document each, so two a holder. Contradictions told: there is none to tell.",),
    )  # fmt: skip
    for quality in ("clean", "mild", "moderate"):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            holders = pairs(split, quality, count, Path(folder) / "in")
            got = run("card_people:scanned", target=str(Path(folder) / "in"), case=str(Path(folder) / "case"))
            section.add(quality, *_counted(holders, got))
    return section


def _counted(holders: int, got: dict[str, Any]) -> list[str | float | None]:
    by_holder: dict[str, list[dict[str, Any]]] = {}
    for name, found in got["pictures"].items():
        by_holder.setdefault(name.split("-")[0], []).append(found | {"name": name})
    tied, once = [], []
    for found in by_holder.values():
        people = {f["name"].split("-")[1]: set(f["people"]) for f in found}
        tied.append(bool(people.get("front", set()) & people.get("back", set())))
        once.append(bool(people.get("front", set()) & people.get("again", set())))
    return [
        json.dumps(got["best"]), str(holders), str(got["documents"]), str(len(got["pictures"])), mean(tied), mean(once),
        str(got["differ"]),
    ]  # fmt: skip


def scanned(target: str, case: str) -> Figures:
    """The whole program over a folder of pictures; who each picture's records belong to."""
    folder = Path(case).parent
    key = folder / "key"
    program = [sys.executable, "-c", "from pii_scan.cli.app import main; raise SystemExit(main())"]
    for arguments, allowed in (
        (["scan", target, "--case", case, "--key-file", str(key), "--quiet"], (0, 3)),
        (["export", case, "--output", str(folder / "out"), "--reveal", "--key-file", str(key)], (0,)),
    ):
        done = subprocess.run(
            [*program, *arguments],
            env=environment(XDG_CONFIG_HOME=str(folder)),
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        if done.returncode not in allowed:
            raise RuntimeError(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-500:]!r}")
    pictures: dict[str, dict[str, Any]] = {path.stem: {"people": []} for path in sorted(Path(target).iterdir())}
    with (folder / "out" / "findings.jsonl").open(encoding="utf-8") as stream:
        for line in map(json.loads, stream):
            name = Path(line["address"]).stem
            if line.get("person") and line["person"] not in pictures[name]["people"]:
                pictures[name]["people"].append(line["person"])
    summary = json.loads((Path(case) / "report" / "summary.json").read_text("utf-8"))
    identity = summary["identity_documents"]
    return {
        "pictures": pictures, "best": summary["people"]["best"], "documents": identity["documents"],
        "differ": identity["differ"],
    }  # fmt: skip
