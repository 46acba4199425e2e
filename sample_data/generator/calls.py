"""Call records of a prison telephone vendor and the list of attorneys' numbers that privilege depends on."""

import csv
import io
from datetime import datetime, timedelta
from random import Random

from sample_data.generator.numbers import digits
from sample_data.generator.people import Person
from sample_data.generator.places import TOWNS
from sample_data.generator.truth import FileTruth

FACILITIES = (("CCDC", "937"), ("HARLAN SP", "606"), ("PINE BLUFF UNIT", "870"), ("WESTMOOR CF", "814"))


def attorneys(rng: Random, lawyers: list[Person]) -> list[tuple[str, Person | None, str]]:
    """(number, lawyer, firm): each lawyer's own line and offices that no person stands for."""
    rows: list[tuple[str, Person | None, str]] = [(p.phone, p, "Harbor & Finch Law Offices") for p in lawyers]
    firms = (
        "Public Defender, 4th District",
        "Sable Ridge Legal Aid",
        "Osgood Trial Group",
        "Federal Defenders of the Plains",
    )
    rows += [(f"{rng.choice(TOWNS).area}5550{100 + n}", None, firm) for n, firm in enumerate(firms)]
    return rows


def attorney_list(t: FileTruth, rows: list[tuple[str, Person | None, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["attorney_name", "firm", "phone", "bar_no", "verified"])
    for number, (phone, p, firm) in enumerate(rows):
        row = number + 2
        writer.writerow(
            [
                t.name(p, "fl", row) if p else "",
                firm,
                t.number(phone, "dash", p, row),
                f"BAR{70200 + number * 37}",
                "yes" if number % 3 else "no",
            ]
        )
    return out.getvalue().encode()


def call_records(
    t: FileTruth, rng: Random, inmates: list[Person], contacts: list[Person], lawyers: list[str], count: int
) -> tuple[bytes, int]:
    """The CSV and how many of its calls go to a listed attorney."""
    others = [f"{rng.choice(TOWNS).area}{rng.randint(2, 9)}{rng.randint(20, 99)}{digits(rng, 4)}" for _ in range(140)]
    known = [p.phone for p in contacts]
    owner = {p.phone: p for p in contacts}
    out = io.StringIO()
    writer = csv.writer(out, delimiter="|" if rng.random() < 0 else ",")
    writer.writerow(
        [
            "call_id",
            "start_time",
            "duration_sec",
            "facility",
            "inmate_id",
            "station",
            "called_number",
            "call_type",
            "recorded",
            "cost",
        ]
    )
    clock = datetime(2015, 1, 3, 7, 0, 4)
    privileged = 0
    for number in range(count):
        clock += timedelta(seconds=rng.randint(40, 5400))
        draw = rng.random()
        called = rng.choice(lawyers) if draw < 0.021 else rng.choice(known) if draw < 0.35 else rng.choice(others)
        privileged += called in lawyers
        inmate = rng.choice(inmates)
        t.number(called, "bare", owner.get(called))
        writer.writerow([
            f"{4400000 + number}", clock.strftime("%Y-%m-%d %H:%M:%S"), rng.randint(4, 1200), rng.choice(FACILITIES)[0], t.inmate(inmate),
            f"ST{rng.randint(1, 48):03d}", called, rng.choice(["collect", "debit", "prepaid"]), "Y" if rng.random() < 0.93 else "N", f"{rng.uniform(0.2, 14):.2f}",
        ])  # fmt: skip
    return out.getvalue().encode(), privileged
