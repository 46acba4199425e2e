"""Money papers, letters, applications and mail."""

import io

from PIL import Image

from sample_data.generator import degrade, dl_back, dl_front, finance, papers
from sample_data.generator.canvas import Canvas
from sample_data.generator.numbers import iban_de, itin
from sample_data.generator.people import Population
from sample_data.generator.truth import Leak


def _money(leak: Leak, population: Population) -> None:
    people = population.documented
    for name, number, style in (
        ("finance/stmt_2024-04_a.pdf", 27, 0),
        ("finance/member statement (2).pdf", 32, 1),
        ("finance/stmt_2024-04_c.pdf", 34, 0),
    ):
        t = leak.truth(name, "bank_statement")
        leak.write(name, papers.statement(people[number - 1], t, leak.rng(name), style))
    name = "finance/scan_0007.pdf"
    t = leak.truth(name, "bank_statement", "mild")
    rng = leak.rng(name)
    leak.write(name, papers.scanned_pdf([degrade.noise(finance.statement_page(people[52], t, rng), rng, 4)]))
    for name, kind, number, how, draw in (
        ("finance/checks/ck_4410.jpg", "check", 38, "clean", lambda p, t, r: finance.cheque(p, t, r)),
        ("finance/checks/ck_4411.jpg", "check", 55, "rot5", lambda p, t, r: finance.cheque(p, t, r, True)),
        ("finance/checks/IMG_3021.jpg", "check", 56, "photo", lambda p, t, r: finance.cheque(p, t, r)),
        ("finance/w2_2023.jpg", "tax_form", 57, "clean", finance.wage_form), ("finance/tax/W2-copyB.jpg", "tax_form", 58, "q30", finance.wage_form),
        ("finance/receipts/r1.jpg", "receipt", 3, "clean", finance.receipt), ("finance/receipts/IMG_0415.jpg", "receipt", 6, "photo", finance.receipt),
    ):  # fmt: skip
        t = leak.truth(name, kind, degrade.QUALITY[how])
        rng = leak.rng(name)
        leak.write(name, degrade.degraded(draw(people[number - 1], t, rng), how, rng))


def _letters(leak: Leak, population: Population) -> None:
    people = population.documented
    name = "office/Letter to family.docx"
    t = leak.truth(name, "letter")
    a, b = people[47], people[18]
    body = [f"{t.name(a, 'fml')}", *t.address(a, "lines").split("\n"), "May 6, 2024", f"Dear Ms. {b.last}," if b.sex == "F" else f"Dear Mr. {b.last},",
            f"We received the visitor application of {t.name(b)} on Friday. Please call our office or write to {t.email(a)}.",
            f"You can reach me at {t.phone(a, 'paren')} between nine and five.", "Sincerely,", t.name(a, "fml")]  # fmt: skip
    t.note("person_name", body[4][5:-1], b.last.upper(), b)
    leak.write(name, papers.docx(body))
    name = "office/application_0448.docx"
    t = leak.truth(name, "application_form")
    p = people[58]
    rows = [("Applicant name", t.name(p, "lfm")), ("Date of birth", t.born(p, "long")), ("Social Security number", t.ssn(p)), ("Home address", t.address(p)),
            ("Cell phone", t.phone(p, "dot")), ("Email", t.email(p)), ("Driver's license no. / state", f"{t.licence(p)} / {p.state}"), ("Position", "Kitchen officer, second shift")]  # fmt: skip
    leak.write(name, papers.docx(["EMPLOYMENT APPLICATION", "Section 1 - Personal"], rows))
    name = "office/solicitud.docx"
    t = leak.truth(name, "application_form")
    p = people[59]
    taxpayer = itin(leak.rng(name))
    rows = [("Nombre completo", t.name(p, "fml")), ("Fecha de nacimiento", t.born(p, "iso")), ("Número de contribuyente (ITIN)", t.note("us_itin", f"{taxpayer[:3]}-{taxpayer[3:5]}-{taxpayer[5:]}", taxpayer, p)), ("Domicilio", t.address(p)),
            ("Teléfono", t.phone(p, "paren")), ("Correo electrónico", t.email(p))]  # fmt: skip
    leak.write(name, papers.docx(["SOLICITUD DE VISITA"], rows))
    name = "office/form_blank.docx"
    leak.truth(name, "blank_form")
    rows = [
        (x, "")
        for x in (
            "Applicant name",
            "Date of birth (mm/dd/yyyy)",
            "Social Security number (XXX-XX-XXXX)",
            "Home address",
            "Cell phone",
        )
    ]
    leak.write(name, papers.docx(["EMPLOYMENT APPLICATION", "Section 1 - Personal"], rows))


def _mail(leak: Leak, population: Population) -> None:
    people = population.documented
    name = "mail/Fwd_ direct deposit.eml"
    t = leak.truth(name, "email")
    inner = leak.truth(f"{name}!/direct_deposit.pdf", "application_form")
    a, b = people[26], people[33]
    p = people[53]
    page = [(60.0, 60.0, "DIRECT DEPOSIT AUTHORIZATION", "Helvetica-Bold", 16.0), (60.0, 110.0, f"Employee name: {inner.name(p, 'fml')}", "Helvetica", 11.0),
            (60.0, 130.0, f"Social Security Number: {inner.ssn(p)}", "Helvetica", 11.0), (60.0, 150.0, "Bank name: First Harbor Bank", "Helvetica", 11.0),
            (60.0, 170.0, f"Routing number: {inner.routing(p)}", "Helvetica", 11.0), (60.0, 190.0, f"Account number: {inner.account(p)}", "Helvetica", 11.0)]  # fmt: skip
    pdf = papers.text_pdf([page])
    body = f"Hi {b.first},\n\nattached is the deposit form for {t.name(p)}. His cell is {t.phone(p, 'dot')}.\n\nThanks,\n{t.name(a)}\n{t.phone(a, 'paren')}\n"
    t.nobodys("person_name", b.first)
    leak.write(
        name, papers.mail(t, a, b, "Fwd: direct deposit", body, ("direct_deposit.pdf", "application", "pdf", pdf))
    )
    name = "mail/msg_00417.eml"
    t = leak.truth(name, "email")
    t.topics["privileged"] = "may"
    a, b = people[43], people[51]
    iban = iban_de(leak.rng(name))
    spaced = " ".join(iban[n : n + 4] for n in range(0, len(iban), 4))
    body = f"Counselor,\n\nplease file the motion for {t.name(people[14])} before Friday. The order confirmation was 457-55-9123 from the print shop.\nMy new IBAN for the refund is {t.note('iban', spaced, iban, a)}.\n\n{t.name(a)}\n"
    t.decoy("us_ssn", "457-55-9123", "an order confirmation of SSN shape")
    leak.write(name, papers.mail(t, a, b, "motion", body, None))


def _scans(leak: Leak, population: Population) -> None:
    people = population.documented
    name = "intake/ids/both sides 0622.pdf"
    t = leak.truth(name, "drivers_license_front", "mild")
    rng = leak.rng(name)
    p = people[45]
    page = Image.new("RGB", (1240, 1640), (250, 250, 249))
    page.paste(dl_front.front(p, t, rng).resize((860, 542)), (170, 160))
    page.paste(dl_back.back(p, t, rng).resize((860, 544)), (196, 840))
    leak.write(name, papers.scanned_pdf([degrade.noise(page, rng, 3)], 60))
    name = "intake/scans/batch_01.tif"
    t = leak.truth(name, "application_form", "mild")
    rng = leak.rng(name)
    pages = []
    for number in (8, 54):
        p = people[number - 1]
        c = Canvas(1240, 1000, (255, 255, 255))
        c.text(90, 70, "REQUEST FOR TELEPHONE ACCOUNT", "serif-bold", 40)
        rows = (("1. Account holder (last, first)", t.name(p, "LF")), ("2. Date of birth", t.born(p, "dash")), ("3. Social Security Number", t.ssn(p)),
                ("4. Mailing address", t.address(p, "upper")), ("5. Telephone to be called", t.phone(p, "paren")), ("6. E-mail", t.email(p)))  # fmt: skip
        for place, (label, value) in enumerate(rows):
            c.above(90, 180 + place * 110, label, value, 34, "mono", "serif", 24)
        pages.append(
            c.image.rotate(rng.uniform(-0.8, 0.8), fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
            .convert("L")
            .point(lambda v: 255 if v > 150 else 0)
            .convert("1")
        )
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(150, 150))
    leak.write(name, out.getvalue())


def fill(leak: Leak, population: Population) -> None:
    for part in (_money, _letters, _mail, _scans):
        part(leak, population)
