"""What leaks are full of: nested and locked archives, broken files, wrong endings, hostile names, look-alikes."""

import io

from sample_data.generator import degrade, dl_back, dl_front, messages, papers, tables
from sample_data.generator.people import Population
from sample_data.generator.truth import Leak

LIPSUM = "The committee met on Tuesday and approved the minutes of the last meeting without changes.\n"


def _locked(members: dict[str, bytes], password: bytes) -> bytes:
    """A zip under AES-256. Its salts come from the password and the name, so that the bytes repeat."""
    import hashlib
    from unittest import mock

    import pyzipper
    from pyzipper.zipfile_aes import AESZipInfo

    out = io.BytesIO()
    salts = (hashlib.sha256(password + bytes([n])).digest()[:16] for n in range(64))
    with mock.patch("pyzipper.zipfile_aes.Random.new", side_effect=lambda: mock.Mock(read=lambda size: next(salts)[:size])), \
            pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:  # fmt: skip
        archive.setpassword(password)
        for name, data in members.items():
            archive.writestr(AESZipInfo(name, papers.STAMP), data)
    return out.getvalue()


def _archives(leak: Leak, population: Population) -> None:
    people = population.documented
    name = "archive/case_files.zip"
    leak.truth(name, "archive")
    deep = leak.truth(f"{name}!/2023/older.zip!/deep/note.txt", "messages")
    leak.truth(f"{name}!/2023/older.zip", "archive")
    p, q = people[7], people[10]
    text = f"Pick up {deep.name(p)}, born {deep.born(p, 'long')}, at {deep.address(p)}. Call {deep.phone(p, 'dash')}.\n"
    older = papers.zipped({"deep/note.txt": text.encode(), "readme.txt": LIPSUM.encode()})
    leak.truth(f"{name}!/2023/older.zip!/readme.txt", "text")
    form = leak.truth(f"{name}!/forms/intake_q.docx", "application_form")
    rows = [("Name", form.name(q, "lfm")), ("DOB", form.born(q)), ("SSN", form.ssn(q)), ("Phone", form.phone(q))]
    rng = leak.rng(name)
    front = leak.truth(f"{name}!/ids/f.jpg", "drivers_license_front")
    back = leak.truth(f"{name}!/ids/b.jpg", "drivers_license_back")
    other = people[42]
    members = {
        "2023/older.zip": older, "forms/intake_q.docx": papers.docx(["INTAKE FORM"], rows),
        "ids/f.jpg": degrade.degraded(dl_front.front(other, front, rng), "clean", rng), "ids/b.jpg": degrade.degraded(dl_back.back(other, back, rng), "clean", rng),
    }  # fmt: skip
    leak.write(name, papers.zipped(members))
    name = "archive/payroll_protected.zip"
    leak.truth(name, "archive", state="partial", reason="encrypted")
    leak.truth(f"{name}!/payroll.csv", "customer_table", state="skipped", reason="encrypted")
    leak.write(name, _locked({"payroll.csv": b"name,ssn\r\nlocked,locked\r\n" * 40}, b"winter-harbor-22"))


def _broken(leak: Leak, population: Population) -> None:
    people = population.documented
    rng = leak.rng("broken")
    t = leak.truth("broken/DL_cut.jpg", "drivers_license_front", "severe", "partial", "truncated")
    whole = degrade.degraded(dl_front.front(people[3], t, rng), "clean", rng)
    leak.write(t.path, whole[: len(whole) * 55 // 100])
    t = leak.truth("broken/statement.pdf", "bank_statement", "severe", "partial", "truncated")
    whole = papers.statement(people[31], t, rng, 0)
    leak.write(t.path, whole[: len(whole) * 60 // 100])
    t = leak.truth("broken/form.docx", "application_form", "severe", "partial", "truncated")
    p = people[29]
    whole = papers.docx(["FORM"], [("Name", t.name(p)), ("SSN", t.ssn(p))])
    leak.write(t.path, whole[: len(whole) * 50 // 100])
    leak.truth("broken/empty.pdf", "")
    leak.write("broken/empty.pdf", b"")


def _endings(leak: Leak, population: Population) -> None:
    people = population.documented
    rng = leak.rng("endings")
    t = leak.truth("misc/00000417", "messages")
    leak.write(
        t.path,
        messages.as_chat(
            t, rng, people[4], people[6], "dash", False, ("I need you to email {email} about the job",), 9
        ).encode(),
    )
    t = leak.truth("misc/scan.txt", "drivers_license_back")
    leak.write(t.path, degrade.degraded(dl_back.back(people[12], t, rng), "clean", rng))
    t = leak.truth("misc/photo.jpg", "bank_statement")
    leak.write(t.path, papers.statement(people[44], t, rng, 1))
    t = leak.truth("misc/members.dat", "customer_table")
    leak.write(t.path, tables.as_csv(tables.customers(t, list(population.customers[60:72]))).encode())
    t = leak.truth("misc/utf16_list.txt", "table")
    body = "".join(f"{t.name(p, 'lf')}\t{t.email(p)}\t{t.phone(p, 'paren')}\r\n" for p in people[26:34])
    leak.write(t.path, b"\xff\xfe" + f"Name\tE-mail\tPhone\r\n{body}".encode("utf-16-le"))
    t = leak.truth("misc/carta_latin1.txt", "letter")
    p = people[52]
    leak.write(
        t.path,
        f"Señora {t.name(p)}:\nsu cita es mañana. Dirección: {t.address(p)}. Teléfono {t.phone(p, 'space')}.\n".encode(
            "cp1252"
        ),
    )


def _names(leak: Leak, population: Population) -> None:
    people = population.documented
    p, q = people[21], people[34]
    for name in (
        "odd/=cmd|' &C calc'!A0.csv",
        "odd/<script>alert(1)<script>.txt",
        "odd/\x1b[31mred\x1b[0m.txt",
        "odd/ ünïcode – 写真 🙂.txt",
        "odd/100%!.txt",
    ):
        t = leak.truth(name, "text")
        leak.write(
            name,
            f"Reminder: call {t.name(p)} at {t.phone(p, 'paren')}.\n".encode()
            if name.endswith("csv") is False
            else b"a,b\r\n1,2\r\n",
        )
    name = f"odd/{q.last}_{q.first}_SSN_{q.ssn[:3]}-{q.ssn[3:5]}-{q.ssn[5:]}.txt"
    t = leak.truth(name, "text")
    t.ssn(q)
    t.note("person_name", f"{q.last}_{q.first}", f"{q.first} {q.last}".upper(), q)
    leak.write(name, LIPSUM.encode())


def _lookalikes(leak: Leak) -> None:
    t = leak.truth("docs/how_to_fill.txt", "text")
    t.decoy("us_ssn", "123-45-6789", "the placeholder")
    t.decoy("credit_card", "4111111111111111", "the payment industry's test number")
    t.decoy("us_ssn", "078-05-1120", "printed on wallets in 1938")
    t.decoy("phone", "123-456-7890", "a placeholder")
    leak.write(t.path, (
        b"How to fill the form\n\nEnter your SSN like 123-45-6789. Never use 078-05-1120.\nTest the checkout with card 4111111111111111, any CVV.\n"
        b"Phone format: 123-456-7890. Call 24 Hours a day.\nBuild 2024.05.06.1 (version 10.4.31.2), hash 9f86d081884c7d659a2feaa0c55ad015.\n"
    ))  # fmt: skip
    t = leak.truth("docs/minutes.txt", "text")
    leak.write(
        t.path,
        (
            LIPSUM * 12
            + "Invoice no. 402-11-7731, tracking 9400110200881234567891, ISBN 978-3-16-148410-0, case 2:24-cv-00417.\n"
        ).encode(),
    )
    t.decoy("us_ssn", "402-11-7731", "an invoice number of SSN shape")
    t = leak.truth("docs/devices.json", "text")
    leak.write(
        t.path,
        b'{"devices": [{"imei": "490154203237518", "serial": "C02-88-1187", "mac": "00:1b:44:11:3a:b7", "ts": 1714950123, "fw": "3.12.7.904"}, {"imei": "356938035643809", "serial": "C02-90-4410", "ts": 1714950999}]}\n',
    )
    t.decoy("credit_card", "490154203237518", "a device's IMEI, which passes Luhn")
    t.decoy("phone", "1714950123", "a time stamp")


def fill(leak: Leak, population: Population) -> None:
    for part in (_archives, _broken, _endings, _names):
        part(leak, population)
    _lookalikes(leak)
