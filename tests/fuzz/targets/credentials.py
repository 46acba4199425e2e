"""Readers of accounts and logins."""

import json

from pii_scan.extract.credentials import (
    combo_list,
    cookies_binary,
    hash_dump,
    keepass_xml,
    stealer_log,
    unix_accounts,
    vault_csv,
    vault_json,
)
from pii_scan.extract.exchange import ldif
from tests.extract.credentials.test_account_files import PASSWD, SECRETS, SHADOW
from tests.extract.credentials.test_cookies_binary import cookie, jar, page
from tests.extract.credentials.test_stolen_logins import CARD, COMBO, RACCOON, TABBED, ULP
from tests.extract.credentials.test_vault_exports import KEEPASS_2, OTHERS
from tests.extract.exchange.test_ldif import CHANGE, ENTRY
from tests.fuzz.target import CANARY, Target, extractor_target


def _seeds(*texts: str, name: str) -> list[bytes]:
    return [*(text.encode() for text in texts), texts[0].replace(name, CANARY).encode()]


TARGETS: list[Target] = [
    extractor_target(
        cookies_binary.EXTRACTOR, cookies_binary.COOKIES, lambda: [jar(page(cookie("a.example", "b", CANARY)))]
    ),
    extractor_target(ldif.EXTRACTOR, ldif.LDIF, lambda: _seeds(ENTRY + CHANGE, name="Marisol")),
    extractor_target(hash_dump.EXTRACTOR, hash_dump.HASHES, lambda: _seeds(SECRETS, name="jkoehler")),
    extractor_target(unix_accounts.EXTRACTOR, unix_accounts.ACCOUNTS, lambda: _seeds(PASSWD, SHADOW, name="Marisol")),
    extractor_target(combo_list.EXTRACTOR, combo_list.COMBO, lambda: _seeds(COMBO, ULP, name="Sunflower77")),
    extractor_target(
        stealer_log.EXTRACTOR, stealer_log.LOGINS, lambda: _seeds(RACCOON, name="Sunflower77"), "stealer_logins"
    ),
    extractor_target(stealer_log.EXTRACTOR, stealer_log.CARDS, lambda: _seeds(CARD, name="Marisol"), "stealer_cards"),
    extractor_target(stealer_log.EXTRACTOR, stealer_log.FORMS, lambda: _seeds(TABBED, name="Marisol"), "stealer_forms"),
    extractor_target(keepass_xml.EXTRACTOR, keepass_xml.KEEPASS_XML, lambda: _seeds(KEEPASS_2, name="Marisol")),
    extractor_target(
        vault_csv.EXTRACTOR,
        vault_csv.CSV,
        lambda: _seeds("name,url,username,password\nx,y,z,Sunflower77\n", name="Sunflower77"),
    ),
    extractor_target(
        vault_json.EXTRACTOR, vault_json.JSON, lambda: _seeds(*map(json.dumps, OTHERS.values()), name="zR5-kklm-99")
    ),
]
