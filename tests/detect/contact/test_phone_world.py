"""Telephone numbers of the world behind labels in their own languages; expected values by ITU-T E.164."""

import pytest

import pii_scan.detect


def phones(text: str) -> list[tuple[str, str]]:
    return [(hit.normal.reveal(), hit.band.value) for hit in pii_scan.detect(text) if hit.kind == "phone"]


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("手机：13812239087", "+8613812239087"),
        ("联系电话: 13812239087", "+8613812239087"),
        ("手機：0912-345-902", "+886912345902"),
        ("携帯　080-1123-4490", "+818011234490"),
        ("연락처: 010-2231-9087", "+821022319087"),
        ("โทร: 081-234-7789", "+66812347789"),
        ("Τηλ: 6944 123 890", "+306944123890"),
        ("טלפון: 052-331-4498", "+972523314498"),
        ("SĐT: 0903 448 712", "+84903448712"),
        ("M-Pesa: 0722 431 908", "+254722431908"),
        ("Telf: 0414-2239087", "+584142239087"),
        ("Cep Tel: 0532 441 22 98", "+905324412298"),
        ("Cell: 082 334 9917", "+27823349917"),
        ("Tel: (11) 99053-2708", "+5511990532708"),
    ],
)
def test_a_labelled_number_in_its_countrys_writing(text: str, e164: str) -> None:
    assert (e164, "high") in phones(text)


@pytest.mark.parametrize("text", ["Mobile: 0300-4412987", "Phone: 08034412987", "Contact #: 0917 443 9012"])
def test_a_direct_label_is_enough_where_the_country_is_not_said(text: str) -> None:
    assert [band for _, band in phones(text)] == ["high"]


def test_a_chinese_header_makes_no_american_number() -> None:
    text = "姓名,手机号\n王秀英,13812239087\n李建国,13900127763\n"
    assert {number for number, _ in phones(text)} <= {"+8613812239087", "+8613900127763"}


@pytest.mark.parametrize(
    "text",
    [
        "celular: 5135550164",
        "Téléphone: 4185550164",
    ],
)
def test_ten_bare_digits_stay_american_where_the_language_is_at_home_there(text: str) -> None:
    assert phones(text)[0][0].startswith("+1")


@pytest.mark.parametrize("text", ["订单号：13812239087", "Bestell-Nr. 0171 4459012", "Номер заказа 6944 123 890"])
def test_numbers_of_orders_are_none(text: str) -> None:
    assert not phones(text)
