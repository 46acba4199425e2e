"""Secrets beside a name, sessions in cookies, lists of logins; and what looks like them."""

import pytest

import pii_scan.detect

SECRETS = {"password", "api_key", "access_token"}


def secrets(text: str) -> list[str]:
    return [h.value.reveal() for h in pii_scan.detect(text) if h.kind in SECRETS and h.band == "high"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"environment": [{"name": "DB_PASSWORD", "value": "Kestrel88!lake"}]', "Kestrel88!lake"),
        ("env:\n  - name: PGPASSWORD\n    value: 'Kestrel88!lake'\n", "Kestrel88!lake"),
        ('<appSettings><add key="SmtpPassword" value="Kestrel88!lake" /></appSettings>', "Kestrel88!lake"),
        ('<bean><property name="password" value="Kestrel88!lake"/></bean>', "Kestrel88!lake"),
        ('{"name":"Authorization","value":"9f2c7a4be1d05836c2f7a9b4e8d1036f"}', "9f2c7a4be1d05836c2f7a9b4e8d1036f"),
        ("Set-Cookie: PHPSESSID=q3kd3jf6hs1pg5ny0tawe1uqzr; path=/", "q3kd3jf6hs1pg5ny0tawe1uqzr"),
        (
            ".shop.example\tTRUE\t/\tFALSE\t1735689600\tSID\tg.a000kd3jf6hs1pg5ny0tawe1uqzr",
            "g.a000kd3jf6hs1pg5ny0tawe1uqzr",
        ),
        ("rowan77:Tulip#4471\nmary_o:Kestrel88\nt.kane:heron2019!\nwexford:Lake_5521\n", "heron2019!"),
    ],
)
def test_found(text: str, value: str) -> None:
    assert value in secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        '<input name="password" value="" type="password">',
        '{"name": "password", "in": "formData", "value": "string"}',
        '{"name": "DB_PASSWORD", "value": "${DB_PASSWORD}"}',
        "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n",
        "Cookie: theme=dark; lang=en-GB; consent=accepted-2024-03-11",
        "nginx:1.25-alpine3.18\nredis:7.2-bookworm\npostgres:16-alpine\nnode:20-slim\n",
        "color:#1a2B3c;\nbackground:#Ff00aa;\nborder:#Ab01cd;\nfill:#1A2b3C;\n",
        "start:08:30\nend:17:15\nbreak:30m\nzone:UTC+1\n",
    ],
)
def test_silent(text: str) -> None:
    assert not secrets(text)


def test_a_mixed_case_of_few_lines_is_no_list() -> None:
    assert not secrets("rowan77:Tulip#4471\nmary_o:Kestrel88\n")
