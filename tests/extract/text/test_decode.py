"""Which encoding a text is in, where nothing states it."""

import pytest

from pii_scan.extract.text.decode import choose_encoding
from pii_scan.model.payload import Payload


@pytest.mark.parametrize("word", ["Réed", "Núñez", "Köhler"])
def test_a_text_in_ascii_with_one_accent_is_no_ebcdic(word):
    text = (
        "<NAME>" + word + "<ADDR1>22 ELM STREET<CITY>PEORIA<STATE>IL<BANKID>071000013<ACCTID>99887766</BANKACCTTO>\r\n"
    )
    encoding = choose_encoding(Payload(data=text.encode("cp1252")))
    assert word in text.encode("cp1252").decode(encoding.name)
