"""Tables, dump, logs, settings, and tables of nobody."""

import string

from sample_data.generator import papers, tables
from sample_data.generator.numbers import digits, luhn_digit, vin_like_part
from sample_data.generator.people import Population
from sample_data.generator.truth import Leak


def fill(leak: Leak, population: Population) -> None:
    people = population.documented
    name = "billing/customers_2024.xlsx"
    t = leak.truth(name, "customer_table")
    leak.write(
        name,
        papers.xlsx(
            {
                "Customers": tables.customers(t, list(population.customers)),
                "Notes": [["Exported", "2024-05-06"], ["Rows", len(population.customers)]],
            }
        ),
    )
    name = "billing/payments.xlsx"
    t = leak.truth(name, "payment_table")
    leak.write(name, papers.xlsx({"Payments Q2": tables.payments(t, list(population.customers[:36]), leak.rng(name))}))
    name = "billing/pay_may.csv"
    t = leak.truth(name, "payment_table")
    leak.write(name, tables.as_csv(tables.payments(t, list(population.customers[36:52]), leak.rng(name)), ";").encode())
    name = "backup/intake.sql"
    t = leak.truth(name, "sql_dump")
    leak.write(name, tables.sql_dump(t, [p for p in people[24:44] if not p.minor]).encode())
    name = "backup/app.log"
    t = leak.truth(name, "log")
    leak.write(name, tables.log(t, list(people[26:36]), leak.rng(name)).encode())
    name = "backup/settings.ini"
    t = leak.truth(name, "config")
    leak.write(name, tables.config(t, people[35]).encode())
    t = leak.truth("backup/id_rsa", "private_key")
    rng = leak.rng(t.path)
    lines = ["".join(rng.choice(string.ascii_letters + string.digits + "+/") for _ in range(64)) for _ in range(14)]
    key = "-----BEGIN RSA PRIVATE KEY-----\n" + "\n".join(lines) + "\n-----END RSA PRIVATE KEY-----"
    t.note("private_key", key, key)
    leak.write(t.path, key.encode() + b"\n")
    name = "lab/spectra.csv"
    leak.truth(name, "table")
    leak.write(name, tables.science(leak.rng(name)).encode())
    name = "stock/inventory.csv"
    t = leak.truth(name, "table")
    rng = leak.rng(name)
    rows: tables.Rows = [["sku", "part_no", "order_no", "qty", "version", "updated"]]
    for number in range(60):
        body = "4" + digits(rng, 14)
        part = body + luhn_digit(body) if number % 4 == 0 else vin_like_part(rng)
        order = f"{digits(rng, 3)}-{digits(rng, 2)}-{digits(rng, 4)}"
        if number % 4 == 0:
            t.decoy("credit_card", part, "a part number that passes Luhn")
        t.decoy("us_ssn", order, "an order number of SSN shape")
        rows.append(
            [
                f"SKU{number:05d}",
                part,
                order,
                rng.randint(0, 900),
                f"{rng.randint(1, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}.{rng.randint(100, 999)}",
                1714900000 + number * 61,
            ]
        )
    leak.write(name, tables.as_csv(rows).encode())
