"""How people's names are written in real documents, and what looks like one."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.person.name import find_names
from pii_scan.model.evidence import How, Text


def names(text: str, how: How = How.NATIVE, least: float = 0.7) -> list[str]:
    return [f.normal for f in find_names(Text(text, how), Context()) if f.confidence >= least and not f.dummy]


WRITTEN = [
    # capitals and lower case
    ("NAME: RUTH ADAMS", "RUTH ADAMS"),
    ("patient name: ruth castellano", "RUTH CASTELLANO"),
    ("customer: maria gonzalez, phone below", "MARIA GONZALEZ"),
    ("paciente: josé hernández", "JOSE HERNANDEZ"),
    ("BENEFICIARY  OKAFOR, DANIEL J", "DANIEL J OKAFOR"),
    # surname first
    ("HERNANDEZ-RUIZ, MARIA ELENA", "MARIA ELENA HERNANDEZ RUIZ"),
    ("O'BRIEN, MARY KATE", "MARY KATE OBRIEN"),
    ("De la Cruz, Juan", "JUAN DE LA CRUZ"),
    ("SMITH, JOHN A JR", "JOHN A SMITH JR"),
    ("roster\nOKONKWO, MARK\nLOMBROSO, SANTINO\n", "SANTINO LOMBROSO"),
    ("that was Castellano, Ruth M. at the time", "RUTH M CASTELLANO"),
    ("Inmates: CASTELLANO, RUTH; OKAFOR, DANIEL", "DANIEL OKAFOR"),
    # double surnames, particles, apostrophes
    ("We saw María José García López yesterday.", "MARIA JOSE GARCIA LOPEZ"),
    ("with Juan Carlos de la Cruz Hernández in room 4", "JUAN CARLOS DE LA CRUZ HERNANDEZ"),
    ("a call from Pieter van der Berg at noon", "PIETER VAN DER BERG"),
    ("her cousin D'Angelo Jackson lives there", "DANGELO JACKSON"),
    ("and Siobhán Ní Bhriain-Murphy came", "SIOBHAN NI BHRIAIN MURPHY"),
    # other parts of the world
    ("I talked to Priya Raghunathan on Monday", "PRIYA RAGHUNATHAN"),
    ("Oluwaseun Adeyemi is the beneficiary", "OLUWASEUN ADEYEMI"),
    ("ticket opened by Hiroshi Tanaka", "HIROSHI TANAKA"),
    ("the tenant, Nguyễn Thị Hương, called", "NGUYEN THI HUONG"),
    ("ask Zhang Wei about the key", "ZHANG WEI"),
    ("spoke with Kim Min-jun about it", "KIM MIN JUN"),
    ("met Małgorzata Kowalska downtown", "MALGORZATA KOWALSKA"),
    ("met Mohammed Al-Rashid downtown", "MOHAMMED AL RASHID"),
    # initials and suffixes
    ("signed over to J. R. Castellano last week", "J R CASTELLANO"),
    ("signed over to J.R. Castellano last week", "J R CASTELLANO"),
    ("Robert F. Castellano III was there", "ROBERT F CASTELLANO III"),
    ("Robert Castellano, Jr. was there", "ROBERT CASTELLANO"),
    # titles
    ("Seen by Dr. Adeyemi-Cole at intake", "ADEYEMI COLE"),
    ("OFFICER REYES wrote the report", "REYES"),
    ("Sgt. T. Brannigan", "T BRANNIGAN"),
    ("inmate Kowalski was moved", "KOWALSKI"),
    ("la Sra. Delgado llamó", "DELGADO"),
    ("DR. KOWALSKI SAW HER", "KOWALSKI"),
    ("el Lic. Ernesto Villarreal", "ERNESTO VILLARREAL"),
    ("Ing. Patricia Montemayor", "PATRICIA MONTEMAYOR"),
    ("Mr. and Mrs. Pacheco", "PACHECO"),
    ("his lawyer Brannigan said so", "BRANNIGAN"),
    # letters
    ("Dear Ruth,\n\nhow are you", "RUTH"),
    ("Estimado Sr. Delgado:\n", "DELGADO"),
    ("Hola María,\nte escribo", "MARIA"),
    ("Good morning Mr. Pacheco,\n", "PACHECO"),
    ("See you soon.\n\nBest regards,\nRuth Castellano\nSenior Clerk", "RUTH CASTELLANO"),
    ("Thanks,\nDaniel Okafor | Sales", "DANIEL OKAFOR"),
    ("Con cariño,\nRosa Delgado", "ROSA DELGADO"),
    ("thanks,\nruth castellano\n", "RUTH CASTELLANO"),
    ("By: /s/ Ruth Castellano", "RUTH CASTELLANO"),
    # chats
    ("14/02/2024, 21:13 - Adaeze Stubbs: on my way", "ADAEZE STUBBS"),
    ("[9:12 PM] Kevin Pacheco: ok", "KEVIN PACHECO"),
    ("Kevin Pacheco  9:12 PM\nare you there?\n", "KEVIN PACHECO"),
    ("Kevin Pacheco — Today at 9:12 PM\nare you there?\n", "KEVIN PACHECO"),
    ("2024-02-14 21:13:05 <Kevin Pacheco>: hi", "KEVIN PACHECO"),
    # labels in data and forms
    ('{"customer_name": "Thandiwe Okonkwo"}', "THANDIWE OKONKWO"),
    ('{"fullName":"Ruth Castellano"}', "RUTH CASTELLANO"),
    ("patient_name=Ruth Castellano;dob=1990", "RUTH CASTELLANO"),
    ("first_name: Ruth\nlast_name: Castellano\n", "RUTH CASTELLANO"),
    ('"firstName": "Ruth", "lastName": "Castellano"', "RUTH CASTELLANO"),
    ("<name>Ruth Castellano</name>", "RUTH CASTELLANO"),
    ("Emergency Contact: Ruth Castellano (sister)", "RUTH CASTELLANO"),
    ("Mother's Maiden Name: Castellano\nMother's name: Ruth Adams", "RUTH ADAMS"),
    ("Nombre y apellidos: Rosa Delgado Peña", "ROSA DELGADO PENA"),
    ("Nombre del padre: Ernesto Villarreal", "ERNESTO VILLARREAL"),
    ("3. Name of Insured ....... Ruth Castellano", "RUTH CASTELLANO"),
    ("Name\tRuth Castellano", "RUTH CASTELLANO"),
    ("Emergency contact - Ruth Castellano, sister", "RUTH CASTELLANO"),
    ("Name: Owethu Ndiyema\nDOB 1/1/1990", "OWETHU NDIYEMA"),
    ("Name: Mirte van den Nieuwenhuijsen", "MIRTE VAN DEN NIEUWENHUIJSEN"),
    ("Copyright 2013 Ruth Castellano", "RUTH CASTELLANO"),
    ("Attending physician: Dr. Ngozi Eze", "NGOZI EZE"),
    ("Attendees: Ruth Castellano, Daniel Okafor", "DANIEL OKAFOR"),
]


@pytest.mark.parametrize(("text", "normal"), WRITTEN)
def test_names_as_people_write_them(text: str, normal: str) -> None:
    assert normal in names(text)


SILENT = [
    "The Lincoln Memorial and the Jefferson Building are in Washington.",
    "See the Sarbanes Oxley Act, Jessica's Law and Miranda Rights.",
    "Buy Ralph Lauren Home, Calvin Klein Jeans or Tommy Hilfiger Inc now.",
    "Charles Schwab Corporation; Morgan Stanley Bank; Johnson & Johnson",
    "turn left on Martin Luther King Jr. Boulevard, then Calle Francisco Madero",
    "April May June July August",
    "ORDER SUMMARY\nSHIPPING METHOD\nPAYMENT TERMS",
    "INMATE HANDBOOK and OFFICER SAFETY REPORT",
    "Name: Build Release Artifacts",
    "Project name: Maria Database",
    "Queue name: Grace Period",
    "Product: Victoria Sponge Cake, Earl Grey Tea",
    "Santa Maria, San Jose, Fort Worth, Santa Clara, Port Arthur",
    "From: Billing Department\nTo: Accounts Payable",
    "GET /api/v1/users HTTP/1.1 200 OK Mozilla Windows Safari",
    "Judge Advocate General, Officer Candidate School, Captain America",
    "Dear Customer,\nDear Sir or Madam,\nHello World!\nHi there,",
    "Thanks,\nThe Billing Team\n",
    "Best regards,\nCustomer Support",
    "2024-02-14 21:13:05 Disk Monitor: full",
    "Patient Portal, Member Services, Client Side Rendering",
    "Alzheimer Disease, Parkinson Disease, Hodgkin Lymphoma, Down Syndrome",
    "Roman Empire, Jordan River, Virginia Beach, Jackson County",
    "class Maria(Database): pass  # Ruby Gem, Jasmine Test",
    "U. S. Congress, N. Y. Times, J. Crew Store",
    "Part No. J. R. 4471",
    "Owner: Facilities Management",
    "Account: Premium Checking",
    "Contact: Human Resources",
    "Name: N/A",
    "Signature: ____________ Date: ______",
    "Madison, Wisconsin; Austin, Texas; Charlotte, North Carolina",
    "Title: Senior Vice President, Sales",
    "AUSTIN, TEXAS\nPARIS, FRANCE\nSALEM, VIRGINIA\n",
    "name = 'Csound Orchestra'",
    "Owner - Facilities Management",
    "MS API name, MS Sans Serif, Det Centrale Register",
    "Happy Birthday Grandma",
    "The Diane Rehm Show and the Ellen Tour",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_person_is_never_high(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Name: J0HN CASTELLAN0", "JOHN CASTELLANO"),
        ("Name: R0BERT SM1TH", "ROBERT SMITH"),
        ("Patient: Dan1el Okafor", "DANIEL OKAFOR"),
        ("LN: CA5TELLANO\nFN: RUTH\n", "RUTH CASTELLANO"),
    ],
)
def test_a_confused_letter_is_repaired_under_a_label(text: str, normal: str) -> None:
    assert normal in names(text, How.OCR)
    assert normal not in names(text)


def test_an_unlisted_name_is_believed_where_a_mailbox_spells_it() -> None:
    text = "Please ask Zorvan Quillfether about it.\nHis address is zorvan.quillfether@example.org."
    assert names(text) == ["ZORVAN QUILLFETHER"]
    assert names("Please ask Zorvan Quillfether about it.") == []
    assert names("Please ask Billing Support about it: billing.support@example.org") == []


def test_a_name_that_is_sure_once_is_sure_everywhere() -> None:
    text = "Patient name: Zorvan Quillfether\n\nWe told Zorvan Quillfether that the visit was moved."
    assert names(text) == ["ZORVAN QUILLFETHER", "ZORVAN QUILLFETHER"]
