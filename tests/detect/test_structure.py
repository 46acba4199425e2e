"""Labels and values in structure: what the engine reads out of JSON, markup, settings, tables, forms and scans.

All through the engine with every detector. The people are invented; nobody holds the numbers.
"""

from collections.abc import Sequence

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text, WordBox
from pii_scan.model.match import Band

Value = tuple[str, str]
SSN = ("us_ssn", "218447732")
OTHER_SSN = ("us_ssn", "407339127")
BORN = ("date_of_birth", "1994-04-28")
NAME = ("person_name", "RUTH ADAMS")


def high(text: str | Text) -> set[Value]:
    text = Text(text) if isinstance(text, str) else text
    found = shared_engine().scan(text, Context(how=text.how.value))
    assert all(text.text[m.spot.start : m.spot.end] == m.raw.reveal() for m in found if m.kind == "us_ssn")
    return {(m.kind, m.normal.reveal()) for m in found if m.band is Band.HIGH}


JSON: list[tuple[str, set[Value]]] = [
    ('{"ssn":"218-44-7732","name":"Ruth Adams"}', {SSN, NAME}),
    ('{"id":7,"ssn":218447732}', {SSN}),
    ('{"ssn":{"value":"218447732"}}', {SSN}),
    ('{\n  "ssn": {\n    "value": "218447732",\n    "verified": true\n  }\n}', {SSN}),
    ('{"type":"ssn","value":"218447732"}', {SSN}),
    ('[{"name":"SSN","value":"218447732"},{"name":"City","value":"Akron"}]', {SSN}),
    ('{"key":"socialSecurityNumber","required":true,"value":"218447732"}', {SSN}),
    ('{"ssns":["218447732","407339127"]}', {SSN, OTHER_SSN}),
    (
        '{"ssns":["218447732","407339127","512468801","219456789","518447733"]}',
        {SSN, OTHER_SSN, ("us_ssn", "512468801"), ("us_ssn", "518447733")},
    ),
    ('{"ssn":"218447732"}\n{"ssn":"407339127"}\n', {SSN, OTHER_SSN}),
    ('{"id":0,"ssn":"218447732","amount":0}\n{"id":1,"ssn":"407339127","amount":3}', {SSN, OTHER_SSN}),
    (
        '{"customer":{"firstName":"Ruth","lastName":"Adams","socialSecurityNumber":"218447732","dateOfBirth":"1994-04-28"}}',
        {SSN, BORN, NAME},
    ),
    ('{"first_name":"Ruth","last_name":"Adams","date_of_birth":"1994-04-28"}', {BORN, NAME}),
    (
        '{"nombre":"Ruth","apellidos":"Adams Peña","fecha_nacimiento":"28/04/1994","numero_seguro_social":"218447732"}',
        {SSN, BORN},
    ),
    ('{"patient_ssn_number":"218447732"}', {SSN}),
    ('{"social-security-number":"218447732"}', {SSN}),
    (
        '{"bank_account":{"routing_number":"021000021","account_number":"483920175"}}',
        {("us_bank_account", "483920175"), ("us_aba_routing", "021000021")},
    ),
    (
        '{"_id":{"$oid":"507f1f77bcf86cd799439011"},"ssn":{"$numberLong":"218447732"},"dob":{"$date":"1994-04-28T00:00:00Z"}}',
        {SSN, BORN},
    ),
    ('{"ssn":{"S":"218447732"},"dob":{"S":"1994-04-28"}}', {SSN, BORN}),
    (
        '{"identifier":[{"system":"http://hl7.org/fhir/sid/us-ssn","value":"218447732"}],"birthDate":"1994-04-28"}',
        {SSN, BORN},
    ),
    ("{'ssn': '218447732', 'dob': '1994-04-28'}", {SSN, BORN}),
    ("'ssn' => '218447732', 'dob' => '1994-04-28'", {SSN, BORN}),
    ('a:2:{s:3:"ssn";s:9:"218447732";s:3:"dob";s:10:"1994-04-28";}', {SSN, BORN}),
    (':ssn=>"218447732", dob: "1994-04-28"', {SSN, BORN}),
    ("Person(name='Ruth Adams', ssn='218447732')", {SSN, NAME}),
    ("Customer{name=Ruth Adams, ssn=218447732, dob=1994-04-28}", {SSN, BORN}),
]

MARKUP: list[tuple[str, set[Value]]] = [
    ("<SSN>218447732</SSN>", {SSN}),
    ("<Person><Name>Ruth Adams</Name><SocialSecurityNumber>218447732</SocialSecurityNumber></Person>", {SSN, NAME}),
    ('<ns2:ssn xmlns:ns2="urn:x">218447732</ns2:ssn>', {SSN}),
    ('<ssn type="string" verified="true">218447732</ssn>', {SSN}),
    ("<SSN>\n  218447732\n</SSN>", {SSN}),
    ('<person ssn="218447732" dob="1994-04-28"/>', {SSN, BORN}),
    ('<field name="ssn" value="218447732"/>', {SSN}),
    ('<field name="ssn">218447732</field>', {SSN}),
    ("<field>\n  <name>SSN</name>\n  <value>218447732</value>\n</field>", {SSN}),
    ("<key>SSN</key><string>218447732</string>", {SSN}),
    ("<key>SSN</key>\n\t<string>218447732</string>", {SSN}),
    ("<SocialSecurity><Number>218447732</Number></SocialSecurity>", {SSN}),
    ("<ssn><![CDATA[218447732]]></ssn>", {SSN}),
    ('<item label="Social Security Number"><val>218447732</val></item>', {SSN}),
    ("<ssns><ssn>218447732</ssn><ssn>407339127</ssn></ssns>", {SSN, OTHER_SSN}),
    ("<FechaNacimiento>28/04/1994</FechaNacimiento>", {BORN}),
    ("<tr><th>SSN</th><td>218447732</td></tr>", {SSN}),
    ("<dt>SSN</dt><dd>218447732</dd>", {SSN}),
    ('<input type="text" name="ssn" id="f1" value="218447732">', {SSN}),
    ('<label for="ssn">SSN:</label> <span class="v">218447732</span>', {SSN}),
    ("<b>SSN:</b> 218447732<br>", {SSN}),
    ("Número de Seguro Social: 218447732", {SSN}),
    ("<NumeroSeguroSocial>218447732</NumeroSeguroSocial>", {SSN}),
]

SETTINGS: list[tuple[str, set[Value]]] = [
    ("person:\n  name: Ruth Adams\n  ssn: 218447732\n  dob: 1994-04-28\n", {SSN, BORN, NAME}),
    ("ssn: '218447732'\n", {SSN}),
    ('ssn:\n  value: "218447732"\n  country: US\n', {SSN}),
    ("- name: ssn\n  value: 218447732\n", {SSN}),
    ("ssn: !!str 218447732\n", {SSN}),
    ("ssn: |\n  218447732\n", {SSN}),
    ("[person]\nssn=218447732\ndob = 1994-04-28\n", {SSN, BORN}),
    ('export USER_SSN="218447732"\n', {SSN}),
    ('ssn = "218447732"\n', {SSN}),
    ("BEGIN:VCARD\nFN:Ruth Adams\nBDAY:19940428\nTEL;TYPE=CELL:+1-202-555-0143\nEND:VCARD", {BORN, NAME}),
    ("numero_de_seguro_social: 218447732\nfecha_de_nacimiento: 28/04/1994\n", {SSN, BORN}),
]

TABLES: list[tuple[str, set[Value]]] = [
    ("name,ssn,dob\nRuth Adams,218447732,1994-04-28\nTrevor Moss,407339127,1970-08-15\n", {SSN, OTHER_SSN, BORN}),
    ("nombre;nss;fecha_nacimiento\nRuth Adams;218447732;28/04/1994\nTrevor Moss;407339127;15/08/1970\n", {BORN}),
    ("See the list:\n\nname,ssn\nRuth Adams,218447732\n\nBye", {SSN}),
    ("id,ssn,city\n1,218447732,Akron\n", {SSN}),
    ("ID|NAME|SSN\n1|Ruth Adams|218447732\n2|Trevor Moss|407339127\n", {SSN, OTHER_SSN}),
    (
        "NAME            SSN         DOB\nRUTH ADAMS      218447732   1994-04-28\nTREVOR MOSS     407339127   1970-08-15\n",
        {SSN, OTHER_SSN, ("date_of_birth", "1970-08-15")},
    ),
    ("*** 1. row ***\n  id: 1\n ssn: 218447732\n", {SSN}),
    ("UPDATE people SET ssn='218447732' WHERE id=1;", {SSN}),
    ("SELECT * FROM people WHERE ssn = '218447732'", {SSN}),
    ("| Client | DOB | SSN |\n|---|---|---|\n| Ruth Adams | 04/28/1994 | 218447732 |\n", {SSN, BORN}),
    ("| Field | Value |\n|---|---|\n| SSN | 218447732 |\n| Date of birth | 04/28/1994 |\n", {SSN, BORN}),
    (
        "| Nombre | Seguro Social |\n|---|---|\n| Ruth Adams | 218447732 |\n| Trevor Moss | 407339127 |\n",
        {SSN, OTHER_SSN},
    ),
    ("nombre,apellido,seguro_social\nRuth,Adams,218447732\nTrevor,Moss,407339127\n", {SSN, OTHER_SSN}),
    ("INSERT INTO personas (id, nombre, seguro_social) VALUES (1, 'Ruth Adams', '218447732');", {SSN}),
]

FORMS: list[tuple[str, set[Value]]] = [
    ("SSN: 218447732", {SSN}),
    ("SSN            : 218447732", {SSN}),
    ("Social Security Number ............ 218447732", {SSN}),
    ("SSN ____218447732____", {SSN}),
    ("SSN\t218447732", {SSN}),
    ("SSN = 218447732", {SSN}),
    ("SSN# 218447732", {SSN}),
    ("Social Security Number (SSN): 218447732", {SSN}),
    ("1. Social Security Number\n   218447732\n2. Date of Birth\n   04/28/1994", {SSN, BORN}),
    ("Social Security Number\n218447732", {SSN}),
    ("SSN\n\n218447732", {SSN}),
    ("Name           SSN\nRuth Adams     218447732", {SSN, NAME}),
    ("Last Name      Date of Birth      SSN\nAdams          04/28/1994         218447732\n", {SSN, BORN}),
    ("Name: Ruth Adams          SSN: 218447732\nDOB: 04/28/1994           Phone: 202-555-0143", {SSN, BORN, NAME}),
    (
        "First name      Social Security Number\nRuth            218447732\nDate of birth   Phone\n04/28/1994      202-555-0143",
        {SSN, BORN},
    ),
    ("SSN: [218447732]", {SSN}),
    ("SSN: 2 1 8 4 4 7 7 3 2", {SSN}),
    ("SSN |2|1|8|4|4|7|7|3|2|", {SSN}),
    ("**SSN:** 218447732", {SSN}),
    ("- **SSN**: `218447732`", {SSN}),
    ("### SSN\n218447732", {SSN}),
    ("[ssn](218447732)", {SSN}),
    ("SSN & 218447732 \\\\", {SSN}),
    ("Número de Seguro Social\n218447732", {SSN}),
    ("Fecha de nacimiento\n28/04/1994", {BORN}),
    ("Nombre: Ruth Adams      Seguro Social: 218447732\nFecha de nacimiento: 28/04/1994", {SSN, BORN, NAME}),
]

BROKEN: list[tuple[str, set[Value]]] = [
    ("Social Security\nNumber: 218447732", {SSN}),
    ("Social\nSecurity Number\n218447732", {SSN}),
    ("SSN: 218-44-\n7732", {SSN}),
    ("SSN: 218-\n44-7732", {SSN}),
    ("Card number: 4556 7375\n8689 9855", {("credit_card", "4556737586899855")}),
    ("SSN:\n        218447732", {SSN}),
    ("her social security number is\n218447732 and", {SSN}),
]


@pytest.mark.parametrize(("text", "wanted"), [*JSON, *MARKUP, *SETTINGS, *TABLES, *FORMS, *BROKEN])
def test_found(text: str, wanted: set[Value]) -> None:
    assert wanted <= high(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"ssn":"","order_id":"218447732"}',
        '{"ssn":null,"order":"218447732"}',
        '{"ssn":{"type":"string"},"part_no":"218447732"}',
        "<ssn/><order>218447732</order>",
        "<ssn></ssn><orderId>218447732</orderId>",
        "ssn:\norder: 218447732\n",
        "SSN:\nOrder: 218447732",
        "name,ssn,order\nRuth Adams,,218447732\nTrevor Moss,,407339127\n",
        "| SSN | Order |\n|---|---|\n|  | 218447732 |\n",
        "ssn CHAR(9), order_no INT DEFAULT 218447732",
    ],
)
def test_an_empty_field_gives_its_label_to_no_other(text: str) -> None:
    assert not {SSN, OTHER_SSN} & high(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"order":"218447732","ssn":"407339127"}',
        '{"ssn":"407339127","order":"218447732"}',
        '{"ssns":["407339127"],"invoice":"218447732"}',
        "<order>218447732</order><ssn>407339127</ssn>",
        "SSN          Order\n407339127    218447732",
        "Order: 218447732     SSN: 407339127",
        "SSN: 407339127     Order: 218447732",
        "order=218447732&ssn=407339127",
        "ssn=407339127&order=218447732",
        "order: 218447732\nssn: 407339127",
        "ssn: 407339127\ntracking: 218447732",
        "SSN 407339127\nInvoice 218447732",
    ],
)
def test_the_field_beside_is_not_taken_along(text: str) -> None:
    assert {SSN, OTHER_SSN} & high(text) == {OTHER_SSN}


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth   Issued\n04/28/1994     01/02/2019",
        '{"dob":"1994-04-28","created":"2019-01-02"}',
        "<dob>1994-04-28</dob><created>2019-01-02</created>",
        "dob,created\n1994-04-28,2019-01-02\n1994-04-28,2019-02-03\n",
        "DOB: 04/28/1994    Date: 01/02/2019",
        "Fecha de nacimiento: 28/04/1994   Fecha: 02/01/2019",
    ],
)
def test_only_one_of_two_dates_is_a_birth(text: str) -> None:
    assert {v for v in high(text) if v[0] == "date_of_birth"} == {BORN}


def page(*lines: Sequence[tuple[int, int, str]]) -> Text:
    """A scan: lines in the order of reading, each of pieces (x, y, words) with a pixel box for every word."""
    text, boxes = "", []
    for line in lines:
        words = [(x + 10 * at, y, word) for x, y, piece in line for at, word in _words(piece)]
        for x, y, word in words:
            boxes.append(WordBox(len(text), len(text) + len(word), (x, y, 10 * len(word), 18)))
            text += word + " "
        text = text[:-1] + "\n"
    return Text(text, how=How.OCR, boxes=tuple(boxes), quality=0.9)


def _words(piece: str) -> list[tuple[int, str]]:
    """Each word and its offset in the piece."""
    words, at = [], 0
    for word in piece.split(" "):
        words.append((at, word))
        at += len(word) + 1
    return words


@pytest.mark.parametrize(
    ("scan", "wanted"),
    [
        (page([(10, 10, "SSN"), (400, 10, "218447732")]), {SSN}),
        (page([(10, 10, "Social Security Number")], [(10, 40, "218447732")]), {SSN}),
        (page([(10, 10, "Social Security Number")], [(10, 120, "218447732")]), {SSN}),
        (page([(10, 10, "Name"), (400, 10, "SSN")], [(10, 40, "Ruth Adams"), (400, 40, "218447732")]), {SSN, NAME}),
        (page([(10, 10, "Name")], [(10, 40, "Ruth Adams")], [(400, 10, "SSN")], [(400, 40, "218447732")]), {SSN, NAME}),
        (
            page(
                [(10, 10, "Last name"), (300, 10, "Date of birth"), (600, 10, "SSN")],
                [(10, 40, "Adams"), (300, 40, "04/28/1994"), (600, 40, "218447732")],
            ),
            {SSN, BORN},
        ),
        (
            page(
                [(10, 10, "Número de Seguro Social"), (500, 10, "Fecha de nacimiento")],
                [(10, 40, "218447732"), (500, 40, "28/04/1994")],
            ),
            {SSN, BORN},
        ),
        (
            page(
                [(10, 10, "Seguro Social"), (400, 10, "218447732")],
                [(10, 40, "Fecha de nacimiento"), (400, 40, "28/04/1994")],
            ),
            {SSN, BORN},
        ),
        (page([(10, 10, "SSN"), (400, 10, "218"), (480, 10, "44"), (560, 10, "7732")]), {SSN}),
        (page([(10, 10, "SSN"), (400, 10, "218 - 44 - 7732")]), {SSN}),
    ],
)
def test_boxes_of_a_scan(scan: Text, wanted: set[Value]) -> None:
    assert wanted <= high(scan)
