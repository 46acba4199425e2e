"""Accounts by the layouts of passwd(5), shadow(5), htpasswd(1), pwdump and secretsdump. The hash of an empty password and
of `password` are the well-known ones of LM and NT."""

import pytest

LM_EMPTY, NT_EMPTY = "aad3b435b51404eeaad3b435b51404ee", "31d6cfe0d16ae931b73c59d7e0c089c0"
NT = "8846f7eaee8fb117ad06bdd830b7586c"
PWDUMP = (
    f"Administrator:500:{LM_EMPTY}:{NT_EMPTY}:::\n"
    f"mquintanilla:1104:{LM_EMPTY}:{NT}:::\n"
    f"corp.example.org\\jkoehler:1105:{LM_EMPTY}:b4b9b02e6f09a9bd760f388b67351e2b::: (status=Enabled)\n"
)
SECRETS = (
    "Impacket v0.10.0\n\n[*] Dumping local SAM hashes (uid:rid:lmhash:nthash)\n"
    f"bob:1001:{LM_EMPTY}:{NT}:::\n"
    "[*] Dumping cached domain logon information (domain/username:hash)\n"
    "CORP.EXAMPLE.ORG/mquint:$DCC2$10240#mquint#e4e938d12fe5974dc42a90120bd9c90f: (2023-02-11 10:11:12)\n"
    "[*] Dumping LSA Secrets\n[*] DefaultPassword\nCORP\\svc_backup:Tr4vel-Light99\n"
    "[*] Dumping Domain Credentials (domain\\uid:rid:lmhash:nthash)\n"
    "[*] ClearText passwords grabbed\ncorp.example.org\\jkoehler:CLEARTEXT:Herbst2023!\n[*] Cleaning up...\n"
)
PASSWD = (
    "root:x:0:0:root:/root:/bin/bash\n"
    "mquint:x:1000:1000:Marisol Quintanilla,Room 12,312-555-0142,312-555-0188:/home/mquint:/bin/bash\n"
)
SHADOW = "daemon:*:19372:0:99999:7:::\nbob:$1$abcdefgh$PwgS7z5r1WJkqJYqHJbXH.:19401:0:99999:7:::\nann:!$1$x$abcdefghijklmnopqrstuv:19401:0:99999:7:::\n"
HTPASSWD = "mquint:$apr1$lZL6V/ci$eIMz/iKDkbtys/uU7LEK00\ncarol:{SHA}VBPuJHI7uixaa6LQGx4s+5GKNNM=\n"


def test_an_account_of_a_dump_is_a_row(gather):
    got = gather(PWDUMP.encode(), "hashes.txt")
    assert got.reader == "hash_dump"
    assert [(r["username"], r["rid"], r["password hash"], r["domain"]) for r in got.rows] == [
        ("Administrator", "500", None, None),
        ("mquintanilla", "1104", NT, None),
        ("jkoehler", "1105", "b4b9b02e6f09a9bd760f388b67351e2b", "corp.example.org"),
    ]
    assert got.problems == []


def test_all_that_secretsdump_prints(gather):
    rows = gather(SECRETS.encode(), "x.log").rows
    assert [(r["username"], r.get("password hash"), r.get("password")) for r in rows] == [
        ("bob", NT, None),
        ("mquint", "e4e938d12fe5974dc42a90120bd9c90f", None),
        ("svc_backup", None, "Tr4vel-Light99"),
        ("jkoehler", None, "Herbst2023!"),
    ]


def test_the_comment_field_holds_name_room_and_telephones(gather):
    got = gather(PASSWD.encode(), "passwd")
    assert got.reader == "unix_accounts"
    row = got.rows[1]
    assert [row[c] for c in ("username", "full name", "room", "work phone", "home phone")] == [
        "mquint", "Marisol Quintanilla", "Room 12", "312-555-0142", "312-555-0188",
    ]  # fmt: skip


def test_locked_accounts_keep_their_hash(gather):
    rows = gather(SHADOW.encode(), "shadow").rows
    assert [(r["username"], r["password hash"]) for r in rows] == [
        ("daemon", None), ("bob", "$1$abcdefgh$PwgS7z5r1WJkqJYqHJbXH."), ("ann", "$1$x$abcdefghijklmnopqrstuv"),
    ]  # fmt: skip


def test_web_servers_accounts(gather):
    got = gather(HTPASSWD.encode(), ".htpasswd")
    assert [r["password hash"] for r in got.rows] == [
        "$apr1$lZL6V/ci$eIMz/iKDkbtys/uU7LEK00", "{SHA}VBPuJHI7uixaa6LQGx4s+5GKNNM=",
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "host:db01.internal\nuser:wexford\nmode:readonly\nport:5432\n",
    "12:30:45:start\n12:31:45:stop\n", "a:b\n", "alpine:3.19.1\nnginx:1.25-alpine\nredis:7.2.4\n",
])  # fmt: skip
def test_other_lines_with_colons_are_none(gather, text):
    assert gather(text.encode(), "x.txt").reader not in ("hash_dump", "unix_accounts", "combo_list")
