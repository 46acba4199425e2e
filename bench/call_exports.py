"""Calls as exporters of a second hand write them: `python -m bench.call_exports [CALLS] [SEED]`.

Written after the documents alone, not after the code: headers that no dialect of the tests has, an attorney list that
is a contact sheet, numbers one digit off, names that sound like law. A whole scan is run and `privileged_calls.csv`
compared with the truth row by row.
"""

import csv
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bench.sheet import Goal, Section

LISTED, MARKED, NONE = "confirmed", "probable", ""
_AREAS = (316, 402, 505, 608, 701, 803, 901, 910)
_LAW = (
    "Kessler & Boyd, Attys at Law", "OFC OF PUBLIC DEF - LIMA", "J. Ramos ESQ", "Tri-County Legal Aid",
    "Moyer Law Firm LLC", "Brandt Criminal Defense Lawyers", "ABOGADOS UNIDOS PC", "Fed Public Defender WDMO",
    "Law Ofcs of T. Wren", "capital defender unit", "Innocence Clinic, Univ. School of Law",
)  # fmt: skip
_LIKE_LAW = (
    "Legal Tender Pawn", "Lawless Towing", "Barrister Bagels", "Jude Lawrence", "Law Enforcement Credit Union",
    "Lawnview Apts", "Sue Law", "In Law's BBQ", "Public Storage", "Counsel Bluffs Motel", "Brother-in-law Ed",
    "Defender Pest Control", "Legally Blonde Salon", "State Attorney General Hotline", "Clerk of Courts",
    "Solicitor Lake Lodge", "Bar None Saloon", "Esquire Tailors", "Attn: Marla", "Lawson Dental LLC",
)  # fmt: skip
_PLAIN = ("Mom", "Dee R.", "T. Okafor", "GRANDMA", "unknown", "", "Rosa M", "cell", "Big Mike", "Aunt Jo")


@dataclass(frozen=True, slots=True)
class Call:
    pin: str
    site: str
    caller: str
    called: str
    at: datetime
    seconds: int
    name: str
    mark: bool
    recorded: bool
    truth: str


@dataclass(frozen=True, slots=True)
class Export:
    """How one exporter writes: header, row, what a mark looks like, delimiter."""

    name: str
    header: Sequence[str]
    row: Callable[[Call], Sequence[str]]
    delimiter: str = ","
    names: bool = False
    """Whether the called party's name stands in it: only then may a name be a reason."""
    encoding: str = "utf-8"


def _us(number: str) -> str:
    return f"{number[:3]}.{number[3:6]}.{number[6:]}"


def _mmss(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _dashed(number: str) -> str:
    return f"1-{number[:3]}-{number[3:6]}-{number[6:]}"


_WRITINGS = (_us, _dashed, str)
EXPORTS = (
    Export(
        "ics_detail.csv",
        ("PIN#", "Orig Fac Cd", "Station", "Dialed Digits", "Ans Dt/Tm", "Talk Secs", "Term Reason", "Call Cls",
         "Rec File"),
        lambda c: (c.pin, c.site, "B-12", "1" + c.called, f"{c.at:%m/%d/%Y %I:%M:%S %p}", str(c.seconds), "NORM",
                   "ATTY" if c.mark else "COLLECT", f"\\\\nas\\rec\\{c.pin}.wav" if c.recorded else ""),
    ),
    Export(
        "residents.tsv",
        ("RESIDENT_ID", "CALLED_PARTY_TN", "DT", "TM", "DUR", "LAWYER_CALL_YN", "AUDIO_PATH"),
        lambda c: (c.pin, f"({c.called[:3]}){c.called[3:6]}-{c.called[6:]}", f"{c.at:%Y%m%d}", f"{c.at:%H%M%S}",
                   _mmss(c.seconds), "Y" if c.mark else "N", f"/mnt/a/{c.pin}.mp3" if c.recorded else ""),
        delimiter="\t",
    ),
    Export(
        "llamadas.csv",
        ("Interno", "Número marcado", "Inicio", "Duración (seg)", "Penal", "Tipo de llamada", "Grabación"),
        lambda c: (c.pin, "+1 " + _us(c.called), f"{c.at:%d/%m/%Y %H:%M}", str(c.seconds), c.site,
                   "Abogado" if c.mark else "Familiar", "sí" if c.recorded else "no"),
        delimiter=";", encoding="cp1252",
    ),
    Export(
        "cdr_flat.csv",
        ("cdr.src_e164", "cdr.dst_e164", "cdr.t0_epoch", "cdr.billsec", "subj.booking", "site", "acl"),
        lambda c: ("+1" + c.caller, "+1" + c.called, str(int(c.at.timestamp())), str(c.seconds), c.pin, c.site,
                   "attorney-client" if c.mark else "general"),
    ),
    Export(
        "phone log (final).csv",
        ("Acct / Inmate", "Facility", "Number Called", "Party Called", "Began", "Length", "Recording?"),
        lambda c: (c.pin, c.site, _us(c.called), c.name, f"{c.at:%b %d %Y %H:%M:%S}", _mmss(c.seconds),
                   "REC" if c.recorded else "NOT REC"),
        names=True,
    ),
    Export(
        "TBL_CALL_HIST.csv",
        ("CH_SEQ", "CH_OFFNDR_NO", "CH_ANI", "CH_DNIS", "CH_BEG_TS", "CH_END_TS", "CH_PRIV_FLG", "CH_FAC_NM",
         "CH_DEST_NM"),
        lambda c: (c.pin[-4:], c.pin, c.caller, c.called, f"{c.at:%Y-%m-%dT%H:%M:%S}",
                   f"{c.at + timedelta(seconds=c.seconds):%Y-%m-%dT%H:%M:%S}", "1" if c.mark else "0", c.site, c.name),
        names=True,
    ),
)  # fmt: skip


def _number(rng: random.Random) -> str:
    """Of an exchange that may be given out: none ends in 11."""
    exchange = rng.choice([n for n in range(230, 900) if n % 100 != 11])
    return f"{rng.choice(_AREAS)}{exchange}{rng.randint(0, 9999):04d}"


def _near(rng: random.Random, number: str) -> str:
    at = rng.randrange(4, 10)
    return number[:at] + str((int(number[at]) + rng.randint(1, 9)) % 10) + number[at + 1 :]


def write(folder: Path, calls: int, seed: int) -> dict[tuple[str, int], str]:
    """The exports and the contact sheet; (file, row as a spreadsheet shows it) → level of what is privileged."""
    rng = random.Random(seed)
    lawyers = [_number(rng) for _ in range(60)]
    marked_numbers = {_number(rng) for _ in range(400)} - set(lawyers)
    near = [n for n in (_near(rng, rng.choice(lawyers)) for _ in range(2000)) if n not in lawyers]
    plain = [n for n in (_number(rng) for _ in range(6000)) if n not in lawyers and n not in marked_numbers]
    near = [n for n in near if n not in marked_numbers]
    own = sorted(marked_numbers)
    _sheet(folder / "contacts" / "counsel list.csv", lawyers, rng)
    truth: dict[tuple[str, int], str] = {}
    for export in EXPORTS:
        path = folder / export.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding=export.encoding) as stream:
            out = csv.writer(stream, delimiter=export.delimiter)
            out.writerow(export.header)
            for n in range(calls):
                call = _call(rng, export, lawyers, own, near, plain)
                out.writerow(export.row(call))
                if call.truth:
                    truth[export.name, n + 2] = call.truth
    return truth


def _call(
    rng: random.Random, export: Export, lawyers: list[str], own: list[str], near: list[str], plain: list[str]
) -> Call:
    draw = rng.random()
    caller, called = rng.choice(plain), rng.choice(near if rng.random() < 0.4 else plain)
    name, mark, level = rng.choice(_LIKE_LAW if rng.random() < 0.3 else _PLAIN), False, NONE
    if draw < 0.03:
        called, level = rng.choice(lawyers), LISTED
    elif draw < 0.04 and any("src" in h or "ANI" in h for h in export.header):
        caller, level = rng.choice(lawyers), LISTED
    elif draw < 0.07 and not (export.names and "CH_PRIV_FLG" not in export.header):
        called, mark, level = rng.choice(own), True, MARKED
    elif draw < 0.10 and export.names:
        called, name, level = rng.choice(own), rng.choice(_LAW), MARKED
    at = datetime(2014, 1, 1) + timedelta(seconds=rng.randrange(700 * 86_400))
    return Call(
        f"{rng.randrange(400):05d}", rng.choice(("LIMA CI", "Pine Ridge DC", "MDOC-7")), caller, called, at,
        rng.randint(3, 1500), name, mark, rng.random() < 0.7, level,
    )  # fmt: skip


def _sheet(path: Path, lawyers: list[str], rng: random.Random) -> None:
    """Two or three numbers in a cell, in mixed writing, with words beside them."""
    path.parent.mkdir(parents=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(("Counsel", "Firm", "Bar No.", "Tel (o/c/f)"))
        for n in range(0, len(lawyers), 3):
            shown = [rng.choice(_WRITINGS)(number) for number in lawyers[n : n + 3]]
            numbers = f"o {shown[0]} / c {shown[1]}; fax {shown[2]}"
            out.writerow((f"Counsel {n}", "Moyer Law Firm", f"00{8100 + n}", numbers))


def measure(calls: int, seed: int) -> Section:
    section = Section(
        "Privileged calls in exports of a second hand",
        ("export", "calls", "privileged", "found", "of these right", "recall", "precision"),
        (f"Seed {seed}. Right is the row at its level; rows that are only *possible* are not counted as found.",),
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        leak, case = Path(folder) / "leak", Path(folder) / "case"
        truth = write(leak, calls, seed)
        command = [sys.executable, "-m", "pii_scan.cli", "scan", str(leak), "--case", str(case)]
        subprocess.run(
            [*command, "--key-file", str(Path(folder) / "key")], check=False, capture_output=True, cwd=Path.cwd()
        )
        found = _found(case)
    for export in EXPORTS:
        wanted = {key: level for key, level in truth.items() if key[0] == export.name}
        got = {key: level for key, level in found.items() if key[0] == export.name}
        right = sum(wanted.get(key) == level for key, level in got.items())
        recall = right / len(wanted)
        precision = right / len(got) if got else 0.0
        section.add(
            export.name, f"{calls:,}", len(wanted), len(got), right, recall, precision,
            value=min(recall, precision), goal=Goal(at_least=0.99),
        )  # fmt: skip
        if "-v" in sys.argv:
            _explain(export.name, wanted, got)
    return section


def _found(case: Path) -> dict[tuple[str, int], str]:
    with (case / "report" / "privileged_calls.csv").open(newline="", encoding="utf-8") as stream:
        return {
            (row["address"].rsplit("/", 1)[-1].replace("%20", " "), int(row["row"])): row["level"]
            for row in csv.DictReader(stream)
            if row["level"] != "possible"
        }


def _explain(name: str, wanted: dict[tuple[str, int], str], got: dict[tuple[str, int], str]) -> None:
    missed = Counter(level for key, level in wanted.items() if key not in got)
    extra = Counter(level for key, level in got.items() if key not in wanted)
    other = Counter((wanted[key], level) for key, level in got.items() if key in wanted and wanted[key] != level)
    print(f"{name}: missed {dict(missed)}, extra {dict(extra)}, other level {dict(other)}", file=sys.stderr)


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    print(measure(numbers[0] if numbers else 1500, numbers[1] if len(numbers) > 1 else 20261127).markdown())
