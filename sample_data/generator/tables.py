"""Rows of the vendor's shop: customers, payments, an SQL dump, logs and settings."""

import csv
import io
from random import Random

from sample_data.generator.numbers import digits
from sample_data.generator.people import Person
from sample_data.generator.truth import FileTruth

Rows = list[list[object]]


def customers(t: FileTruth, people: list[Person], first_row: int = 2) -> Rows:
    """One address in four columns; the order number has nine digits."""
    rows: Rows = [
        [
            "CustID",
            "First Name",
            "Last Name",
            "DOB",
            "SSN",
            "Street",
            "City",
            "State",
            "Zip",
            "Home Phone",
            "E-mail",
            "Last Order",
        ]
    ]
    for number, p in enumerate(people):
        row = first_row + number
        t.name(p, "fl", row)
        t.address(p, "line", row)
        order = f"{100 + number % 700}-{10 + number % 80}-{1000 + number * 17 % 8999}"
        if number < 5:
            t.decoy("us_ssn", order, "an order number of SSN shape")
        rows.append([30000 + number, p.first, p.last, t.born(p, "us", row), t.ssn(p, "-", row), p.street_line, p.town.city, p.state, p.town.zip5,
                     t.phone(p, ("paren", "dash", "dot")[number % 3], row), t.email(p, row), order])  # fmt: skip
    return rows


def payments(t: FileTruth, people: list[Person], rng: Random) -> Rows:
    """Cards with expiry and code."""
    rows: Rows = [["txn", "cardholder", "card_number", "exp", "cvv", "amount", "zip", "ip"]]
    for number, p in enumerate(people):
        row = number + 2
        rows.append([f"T{digits(rng, 8)}", t.name(p, "fil" if number % 2 else "FL", row), t.card(p, "" if number % 3 else " ", row), p.card_expires,
                     t.cvv(p, row), f"{rng.uniform(5, 120):.2f}", p.town.zip5, f"203.0.113.{rng.randint(2, 250)}"])  # fmt: skip
    return rows


def as_csv(rows: Rows, delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def sql_dump(t: FileTruth, people: list[Person]) -> str:
    head = (
        "-- MySQL dump 10.13  Distrib 8.0.31, for Linux (x86_64)\n--\n-- Host: localhost    Database: intake\n"
        "-- ------------------------------------------------------\n\nDROP TABLE IF EXISTS `applicants`;\n"
        "CREATE TABLE `applicants` (\n  `id` int NOT NULL,\n  `full_name` varchar(80),\n  `birth_date` date,\n  `ssn` char(9),\n"
        "  `dl_number` varchar(24),\n  `dl_state` char(2),\n  `phone` varchar(20),\n  `email` varchar(80),\n  PRIMARY KEY (`id`)\n);\n\n"
    )
    values = []
    for number, p in enumerate(people):
        quoted = [
            t.name(p, "lfm"),
            t.born(p, "iso"),
            t.ssn(p, ""),
            t.licence(p),
            p.state,
            t.phone(p, "bare"),
            t.email(p),
        ]
        values.append(f"({number + 1}," + ",".join("'" + v.replace("'", "''") + "'" for v in quoted) + ")")
    return (
        head
        + "INSERT INTO `applicants` VALUES "
        + ",\n".join(values)
        + ";\n\n-- Dump completed on 2024-05-06  7:08:10\n"
    )


def log(t: FileTruth, people: list[Person], rng: Random) -> str:
    """Noise of a web service; some lines tell too much."""
    lines = []
    for number in range(160):
        stamp = f"2024-05-0{1 + number // 40} {7 + number % 14:02d}:{number % 60:02d}:{rng.randint(0, 59):02d},{rng.randint(0, 999):03d}"
        p = people[number % len(people)]
        if number % 20 == 7:
            lines.append(f"{stamp} WARN  auth  login failed user={t.email(p)} ip=198.51.100.{rng.randint(1, 250)}")
        elif number % 40 == 15:
            lines.append(f"{stamp} DEBUG intake payload {{'ssn': '{t.ssn(p)}', 'name': '{t.name(p)}'}}")
        elif number % 40 == 31:
            lines.append(f"{stamp} INFO  sms   queued to {t.phone(p, 'e164')} id={rng.getrandbits(64):016x}")
        else:
            lines.append(
                f"{stamp} INFO  api   GET /v2/items/{rng.randrange(10**9):09d} 200 {rng.randint(1, 900)}ms trace={rng.getrandbits(96):024x} build 10.2.{number % 7}.{rng.randint(100, 999)}"
            )
    return "\n".join(lines) + "\n"


def config(t: FileTruth, admin: Person) -> str:
    secret, other = "Tr0mbone!Quilt-88", "hX9#marsh_lantern"
    t.note("password", secret, secret)
    t.note("password", other, other)
    t.decoy("password", "changeme", "a placeholder")
    return (
        "[database]\nhost = db01.internal.example.net\nport = 5432\nuser = intake_rw\n"
        f"password = {secret}\n\n[smtp]\nserver = mx1.ridgepost.example.net\nusername = {t.email(admin)}\npassword = {other}\n\n"
        "[features]\nversion = 4.1.2.9\nbuild = 20240506.1\nretry = 5\n# default_password = changeme\n"
    )


def science(rng: Random) -> str:
    """A lab's table: numbers only, many of nine digits."""
    rows = ["sample,depth_m,wavelength_nm,counts,ratio,stamp"]
    rows += [
        f"S{n:04d},{rng.uniform(0, 90):.3f},{rng.uniform(200, 900):.2f},{rng.randint(10**8, 10**9 - 1)},{rng.random():.9f},{1714950000 + n * 37}"
        for n in range(140)
    ]
    return "\n".join(rows) + "\n"
