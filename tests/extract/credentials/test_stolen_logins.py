"""Combo lists, and the files that RedLine, Raccoon and Vidar leave: layouts as published in analyses of these programs."""

import pytest

COMBO = "m.quintanilla@example.org:Sunflower77\nbob@example.net:letmein!23\ncarol@example.com;qwerty99\ndave@example.org:p4ss:word\n"
ULP = (
    "https://login.example.org/signin:marisol@example.org:Sunflower77\n"
    "https://shop.example:8443/:bob@example.net:letmein!23\n"
    "http://router.example/login.asp:admin:Zyxel-1234\n"
    "android://AbCdEf==@com.example.app/:carol@example.com:qwerty99\n"
    "portal.example.com/login:dave.ng:Winter2022\n"
)
REDLINE = (
    "***************\n*  banner    *\n***************\n\n"
    "URL: https://login.example.org/signin\nUsername: marisol@example.org\nPassword: Sunflower77\n"
    "Application: Google_[Chrome]_Default\n===============\n"
    "URL: https://bank.example/\nUsername: mquint\nPassword: zR5-kklm-99\nApplication: x\n===============\n"
    "URL: https://x.example/\nUsername: \nPassword: onlypass1\nApplication: x\n===============\n"
)
RACCOON = (
    "SOFT:\tChrome Default (110)\nURL:\thttps://a.example\nUSER:\tann@example.org\nPASS:\tSunflower77\n\n"
    "SOFT:\tFirefox\nURL:\thttps://b.example\nUSER:\tbob.reed\nPASS:\tletmein!23\n\n"
)
CARD = (
    "Holder: Marisol Quintanilla\nCardType: Visa\nCard: 4539578763621486\nExpire: 10/2027\nCVC: 917\n===============\n"
)
FORM = "Name: billing_address[last-name]\nValue: Quintanilla\n===============\nName: ssn\nValue: 446-22-2943\n===============\n"
TABBED = "name\tMarisol Quintanilla\nemail\tmarisol@example.org\nssn\t446-22-2943\nphone\t3125550142\n"


def test_a_line_of_a_list_is_a_login(gather):
    got = gather(COMBO.encode(), "combo.txt")
    assert got.reader == "combo_list"
    assert [(r["email"], r["password"]) for r in got.rows] == [
        ("m.quintanilla@example.org", "Sunflower77"), ("bob@example.net", "letmein!23"),
        ("carol@example.com", "qwerty99"), ("dave@example.org", "p4ss:word"),
    ]  # fmt: skip


def test_sites_in_front(gather):
    rows = gather(ULP.encode(), "ulp.txt").rows
    assert [(r["url"], r["email"] or r["username"], r["password"]) for r in rows] == [
        ("https://login.example.org/signin", "marisol@example.org", "Sunflower77"),
        ("https://shop.example:8443/", "bob@example.net", "letmein!23"),
        ("http://router.example/login.asp", "admin", "Zyxel-1234"),
        ("android://AbCdEf==@com.example.app/", "carol@example.com", "qwerty99"),
        ("portal.example.com/login", "dave.ng", "Winter2022"),
    ]


def test_hashes_with_salt(gather):
    line = "user{}@example.org:5f4dcc3b5aa765d61d8327deb882cf9{}:s{}lt\n"
    rows = gather("".join(line.format(n, n, n) for n in range(4)).encode(), "x.txt").rows
    assert [(r["password hash"], r["salt"]) for r in rows][2] == ("5f4dcc3b5aa765d61d8327deb882cf92", "s2lt")


@pytest.mark.parametrize("text", [
    "".join(f"u{n}@example.org;Springfield\n" for n in range(9)),
    "".join(f"u{n}@example.org;{city}\n" for n, city in enumerate(["Peoria", "Urbana", "Pekin", "Moline"])),
    "".join(f"u{n}@example.org:312555014{n}\n" for n in range(9)),
    "".join(f"u{n}@example.org:v{n}@example.org\n" for n in range(9)),
    "".join(f"https://host{n}.example:8443/path:8080\n" for n in range(9)),
    "ann@example.org: see you on Monday then\nbob@example.org: fine with me too\ncy@example.org: good, at nine\n",
])  # fmt: skip
def test_mails_beside_other_things_are_no_logins(gather, text):
    assert gather(text.encode(), "x.txt").reader != "combo_list"


@pytest.mark.parametrize(("text", "wanted"), [
    (REDLINE, [("marisol@example.org", None, "Sunflower77"), (None, "mquint", "zR5-kklm-99"), (None, None, "onlypass1")]),
    (RACCOON, [("ann@example.org", None, "Sunflower77"), (None, "bob.reed", "letmein!23")]),
])  # fmt: skip
def test_a_block_is_a_login(gather, text, wanted):
    got = gather(text.encode(), "Passwords.txt")
    assert got.reader == "stealer_log"
    assert [(r.get("email"), r.get("username"), r["password"]) for r in got.rows] == wanted


def test_a_block_is_a_card(gather):
    (row,) = gather(CARD.encode(), "Default.txt").rows
    assert [row[c] for c in ("full name", "card number", "expiration date", "cvv")] == [
        "Marisol Quintanilla", "4539578763621486", "10/2027", "917",
    ]  # fmt: skip


def test_filled_in_forms_are_lines_of_one_record(gather):
    assert gather(FORM.encode(), "x.txt").text.split("\n") == [
        "billing address last name: Quintanilla",
        "ssn: 446-22-2943",
    ]
    assert "email: marisol@example.org" in gather(TABBED.encode(), "x.txt").text


def test_settings_are_no_log(gather):
    text = "host: db01\nuser: app\npassword: Tulip#4471\nport: 5432\nurl: https://x.example\n"
    assert gather(text.encode(), "settings.txt").reader != "stealer_log"


def test_cookie_files(gather):
    text = "# Netscape HTTP Cookie File\n.example.org\tTRUE\t/\tTRUE\t1735689600\tsessionid\t4kd3jf6hs1pg5ny0\n"
    got = gather(text.encode(), "cookies.txt")
    assert got.reader == "cookies_txt"
    assert "4kd3jf6hs1pg5ny0" in got.text
