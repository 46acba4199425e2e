"""Mexico's voter card: two surnames and given names below one another, other fields beside them."""

import pytest

from pii_scan.detect.person.voter_card import voter_names

CARD = "INSTITUTO NACIONAL ELECTORAL\nCREDENCIAL PARA VOTAR\nNOMBRE{beside}\nVALDEZ{date}\nORTEGA\nINES MARTA{sex}\nDOMICILIO\nC ALAMO 118"


@pytest.mark.parametrize("beside", ["", " FECHA DE NACIMIENTO"])
@pytest.mark.parametrize("date", ["", " 10/06/1976"])
@pytest.mark.parametrize("sex", ["", " SEXO M", " mM"])
def test_the_name_in_its_natural_order(beside, date, sex):
    text = CARD.format(beside=beside, date=date, sex=sex)
    (span,) = voter_names(text)
    assert span.value == "INES MARTA VALDEZ ORTEGA"
    assert text[span.start : span.end] == "INES MARTA"


def test_elsewhere_the_words_mean_nothing():
    assert not list(voter_names(CARD.format(beside="", date="", sex="").replace("CREDENCIAL PARA VOTAR", "LISTA")
                                .replace("INSTITUTO NACIONAL ELECTORAL", "")))  # fmt: skip
