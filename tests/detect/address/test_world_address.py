"""Addresses outside the US, in the order of each country's post."""

import pytest

from pii_scan.detect.address.world_address import find_addresses, normal_address
from pii_scan.detect.detector import Context
from pii_scan.model.evidence import Text


def found(text: str) -> list[tuple[str, float]]:
    hits = list(find_addresses(Text(text), Context()))
    assert all(text[h.start : h.end] == h.raw for h in hits)
    return [(h.raw, h.confidence) for h in hits]


def high(text: str) -> list[str]:
    return [raw for raw, confidence in found(text) if confidence >= 0.7]


@pytest.mark.parametrize("address", [
    "Hauptstr. 12, 10115 Berlin", "Rosenthaler Straße 1\n10119 Berlin\nGermany", "Am Markt 3, D-99084 Erfurt",
    "Jablonskistraße 29A\n10405 Berlin", "Mariahilfer Straße 45/7, 1060 Wien", "Bahnhofstrasse 1, CH-8001 Zürich",
    "12 rue de la Paix\n75002 Paris", "18, rue Manon Roux, 20215 Bastia", "5 bis avenue Foch, 69006 Lyon CEDEX 06",
    "Calle Mayor 5, 28013 Madrid", "C/ Alcalá, 12, 3º B, 28014 Madrid", "Avinguda del Bogatell, 17\n08005 Barcelona",
    "Calle Hidalgo #45, Col. Centro, 44100 Guadalajara, Jal.", "Via Pisacane 13\n76121 Barletta BT", "Viale Maura, 7\n26865, San Rocco (LO)",
    "Avenida Insurgentes Sur 1602, Col. Crédito Constructor, Benito Juárez, C.P. 03940, CDMX",
    "Keizersgracht 1, 1015 CJ Amsterdam", "Herengracht 573\n1017CD Amsterdam\nThe Netherlands", "Rue Neuve 12\n1000 Bruxelles",
    "Rua da Graça 2\n1170-169 Lisboa", "Rua Augusta 123 - Consolação, São Paulo - SP, 01305-000", "ul. Mostowa 5/7, 33-106 Tarnów",
    "Storgatan 33\n411 34 Göteborg", "Bergveien 12, 0555 Oslo", "Musvåge Allé 202\n2100 København", "Fabianinkatu 12\n00130 Helsinki",
    "82 Clerkenwell Road, London, EC1M 5RF", "Flat 3, 12 High Street, Oxford OX1 4AB", "1 Main Street, Dublin 2, D02 X285",
    "6 Cowan Avenue\nLondon, ON N6C 2W9\nCanada", "1600 Rue Sainte-Catherine O, Montréal (Québec) H3H 1M2",
    "223 William Street, Melbourne VIC 3000", "Unit 5, 12 Smith St, Perth WA 6000, Australia", "15 Queen Street, Auckland 1010",
    "12 MG Road, Bengaluru 560001, Karnataka, India", "H.No. 53, Jayaraman Circle\nThiruvananthapuram - 405622",
    "1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002", "〒150-0002 東京都渋谷区渋谷2丁目21番1号", "北京市海淀区中关村大街27号",
    "서울특별시 강남구 테헤란로 152", "Postfach 1234, 10115 Berlin", "Kossuth utca 64.\nH-1215 Budapest", "Calle 10 # 20-30",
])  # fmt: skip
def test_orders_of_the_world(address: str) -> None:
    assert high(address) == [address]
    assert high(f"Please send it to {address}.\n") == [address]


@pytest.mark.parametrize("text", [
    "Er wohnt in der Hauptstraße 12 im dritten Stock", "Vive en Calle Mayor 5 con su madre", "j'habite au 12 rue de la Paix",
    "Indirizzo: Via Roma 12", "Rua Augusta, 123", "Storgatan 33", "64 Melbourne Road\nLondon\nUnited Kingdom",
])  # fmt: skip
def test_a_street_that_says_so_needs_no_town(text: str) -> None:
    assert len(high(text)) == 1


@pytest.mark.parametrize("text", [
    "Chapter 12, 2019 Annual Report", "order 12, 45402 Units", "GET /a 200 1234 OK 2048 MB", "In Section 12, 2019 Congress met",
    "2018 R. Commander\n 2020 Ralf Jung", "Copyright 2002, 2003, 2004 SuSE Linux AG, Germany", "close.\n\n28 August 2007\n",
    "shipped Via UPS Ground 12", "Porsche Carrera 911 and Calle 13 in 2014", "12 Things About Berlin, Germany", "Table 3\n12345 Widgets",
    "part EC1M 5RF", "serial A1B 2C3", "Ticket 560001, user 12", "call 555-0143, 150-0002", "version 12-345 Beta 3",
    "The weather in Melbourne VIC 3000", "Mail Stop 573\n5900 E", "May 12, 2019 Paris", "Room 12, 1015 AM Monday",
])  # fmt: skip
def test_look_alikes(text: str) -> None:
    assert high(text) == []


def test_attributes_name_country_and_code() -> None:
    [hit] = find_addresses(Text("Keizersgracht 1, 1015 CJ Amsterdam"), Context())
    assert hit.attributes == {"postcode": "1015 CJ", "country": "NL"}
    [hit] = find_addresses(Text("Hauptstr. 12, 10115 Berlin, Deutschland"), Context())
    assert hit.attributes == {"postcode": "10115", "country": "DE"}


@pytest.mark.parametrize(
    "written", ["Hauptstraße 12\n10115 Berlin", "Hauptstr. 12, 10115 Berlin", "HAUPTSTRASSE 12, 10115 BERLIN"]
)
def test_one_address_compares_equal(written: str) -> None:
    assert normal_address(written) == "HAUPTSTR 12, 10115 BERLIN"
