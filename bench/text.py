"""Text: speed, noise, hostile strings, growth."""

from importlib.util import find_spec

from bench.measure import run
from bench.sheet import Goal, Section, ratio

HOSTILE = ("a.a.a.", "ab:ab:", "1-1-1-", "A1 A1 ")
_NAMES = {
    "ours": "pii-scan, google-re2",
    "hyperscan": "pii-scan, hyperscan",
    "re": "pii-scan, re",
    "one_by_one": "our patterns by re, one by one, unchecked",
    "presidio": "presidio-analyzer, default recognisers",
}


_MIX = {"ours": 5.0, "hyperscan": 10.0}


def sections(scale: float) -> list[Section]:
    """
    Args:
        scale: 1 for the published figures; less for a quick look.
    """
    return [_speed(scale), _fresh(scale), _noise(scale), _hostile(scale), _growth(scale)]


def _speed(scale: float) -> Section:
    section = Section(
        "Text: MB per CPU-second",
        ("text and reader", "MB/CPU-s", "× presidio", "hits/MB", "of them sure", "peak MiB", "MB read"),
        (
            "Documents of 10 kB, all kinds on; building the engine is left out. `sure`: our band `high`, presidio's "
            "score from 0.4. presidio runs offline with its no-op language engine.",
        ),
    )
    # Ours reads more: the automata of google-re2 grow with what they meet, and a run is longer than a megabyte.
    sizes = {"ours": 4_000_000, "hyperscan": 4_000_000, "re": 200_000, "one_by_one": 200_000, "presidio": 50_000}
    if find_spec("hyperscan") is None:
        del sizes["hyperscan"]
    for kind in ("prose", "csv", "log", "mix"):
        got = {
            name: run("text_subjects:speed", reader=name, kind=kind, size=int(size * scale))
            for name, size in sizes.items()
        }
        base = got["presidio"]["mb_per_cpu_s"]
        for name, figures in got.items():
            rate = figures["mb_per_cpu_s"]
            section.add(
                f"{kind}: {_NAMES[name]}", rate, ratio(rate, base), figures["hits_per_mb"], figures["sure_per_mb"],
                figures["peak_mb"], figures["mb"], value=rate,
                goal=Goal(at_least=_MIX[name]) if kind == "mix" and name in _MIX else None,
            )  # fmt: skip
        if kind == "mix":
            times, peak = ratio(got["ours"]["mb_per_cpu_s"], base), got["ours"]["peak_mb"]
            section.add(
                "mix: ours in terms of presidio", None, times, None, None, None, None, value=times, goal=Goal(60)
            )
            section.add("mix: our peak memory", None, None, None, None, peak, None, value=peak, goal=Goal(at_most=150))
    whole = run("text_subjects:speed", reader="ours", kind="mix", size=int(sizes["ours"] * scale), whole=True)
    section.add(
        "mix in one piece: pii-scan, google-re2", whole["mb_per_cpu_s"], None, whole["hits_per_mb"],
        whole["sure_per_mb"], whole["peak_mb"], whole["mb"],
    )  # fmt: skip
    return section


def _fresh(scale: float) -> Section:
    section = Section(
        "Text: MB per CPU-second on real text, read once",
        ("text and reader", "MB/CPU-s", "× presidio", "hits/MB", "MB read"),
        (
            "Drawn documents repeat their words, and a reader that remembers them looks faster than it is. Here each "
            "text is read once: Python's standard library (`code`) and its manual (`manual`), whole files.",
        ),
    )
    for kind, ours, theirs in (("code", 2_000_000, 60_000), ("manual", 460_000, 60_000)):
        got = {
            name: run("text_subjects:fresh", reader=name, kind=kind, size=int(size * scale))
            for name, size in (("ours", ours), ("presidio", theirs))
        }
        base = got["presidio"]["mb_per_cpu_s"]
        for name, figures in got.items():
            rate = figures["mb_per_cpu_s"]
            section.add(
                f"{kind}: {_NAMES[name]}", rate, ratio(rate, base), figures["hits_per_mb"], figures["mb"], value=rate
            )
    return section


def _noise(scale: float) -> Section:
    section = Section(
        "Text: false numbers per 245 kB of prose that holds none",
        ("prose and reader", "sure", "all", "kB read"),
        ("Social Security, card, IBAN, passport and licence numbers reported. `manual`: Python's own help topics.",),
    )
    for corpus, ours, theirs in (("drawn", 1_225_000, 245_000), ("manual", 460_000, 245_000)):
        for name, size in (("ours", ours), ("presidio", theirs)):
            got = run("text_subjects:noise", reader=name, corpus=corpus, size=int(size * scale))
            section.add(
                f"{corpus}: {_NAMES[name]}", got["sure"], got["all"], got["kb"],
                value=got["sure"], goal=Goal(at_most=0) if name == "ours" else None,
            )  # fmt: skip
    return section


def _hostile(scale: float) -> Section:
    section = Section(
        "Text: CPU-seconds on hostile strings",
        ("string and reader", "CPU-s", "MB"),
        ("presidio's time grows with the square of the length: it gets 2 kB, and `re` 100 kB where ours gets 1 MB.",),
    )
    for unit in HOSTILE:
        for name, size in (("ours", 1_000_000), ("re", 100_000), ("presidio", 2_000)):
            got = run("text_subjects:hostile", reader=name, unit=unit, size=int(size * scale))["cpu_s"]
            goal = Goal(at_most=0.2) if name == "ours" else None
            section.add(f"`{unit}`: {_NAMES[name]}", got, size * scale / 1e6, value=got, goal=goal)
    return section


def _growth(scale: float) -> Section:
    section = Section(
        "Text: growth from n to 4n",
        ("text", "n: CPU-s", "2n", "4n", "4n to n"),
        ("One text of n = 250 kB, twice and four times that; 4 is linear.",),
    )
    for kind in ("mix", "prose", "log", "A1 A1 ", "a@a. "):
        spent = run("text_subjects:growth", kind=kind, size=int(250_000 * scale))["cpu_s"]
        times = ratio(spent[2], spent[0])
        section.add(f"`{kind}`", *spent, times, value=times, goal=Goal(at_most=5))
    return section
