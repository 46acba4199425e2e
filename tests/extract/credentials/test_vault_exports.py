"""Exports of password managers and browsers, drawn by hand after the programs' own documents. An entry is one row."""

import io
import json
import zipfile

import pytest

PLACE = {"street": "1417 Larkspur Lane", "city": "Springfield", "state": "IL", "zip": "62704"}


def _row(got, **wanted):
    """The only row that has all these cells."""
    found = [row for row in got.rows if all(row.get(k.replace("_", " ")) == v for k, v in wanted.items())]
    assert len(found) == 1, got.rows
    return {key: value for key, value in found[0].items() if value is not None}


@pytest.mark.parametrize(
    "text",
    [
        "name,url,username,password,note\nBank,https://bank.example/,m@example.org,zR5-kklm-99,PIN: 4471\n",
        "url,username,password,totp,extra,name,grouping,fav\nhttps://bank.example/,m@example.org,zR5-kklm-99,,PIN: 4471,Bank,F,0\n",
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n"
        ",,login,Bank,,PIN: 4471,0,https://bank.example/,m@example.org,zR5-kklm-99,\n",
        "Title,URL,Username,Password,Notes,OTPAuth\nBank,https://bank.example/,m@example.org,zR5-kklm-99,PIN: 4471,\n",
        '"Account","Login Name","Password","Web Site","Comments"\n"Bank","m@example.org","zR5-kklm-99","https://bank.example/","PIN: 4471"\n',
        '"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"\n'
        '"Root","Bank","m@example.org","zR5-kklm-99","https://bank.example/","PIN: 4471","","0","2024-01-01T10:00:00Z",""\n',
        "Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2\nBank,https://bank.example/,,m@example.org,zR5-kklm-99,PIN: 4471,,\n",
        "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\n"
        "login,Bank,https://bank.example/,m@example.org,,zR5-kklm-99,PIN: 4471,,1700000000,1700000000,Personal\n",
        "name,url,additional_urls,username,password,note,cardholdername,cardnumber,cvc,pin,expirydate,zipcode,folder,full_name,"
        "phone_number,email,address1,address2,city,country,state,type,custom_fields\n"
        "Bank,https://bank.example/,,m@example.org,zR5-kklm-99,PIN: 4471,,,,,,,,,,,,,,,,password,\n",
        "username,username2,username3,title,password,note,url,category,otpUrl\n"
        "m@example.org,,,Bank,zR5-kklm-99,PIN: 4471,https://bank.example/,Work,\n",
    ],
    ids=[
        "chrome",
        "lastpass",
        "bitwarden",
        "apple",
        "keepass",
        "keepassxc",
        "roboform",
        "proton",
        "nordpass",
        "dashlane",
    ],
)
def test_a_login_of_a_csv_export(gather, text):
    got = gather(text.encode(), "export.csv")
    row = _row(got, email="m@example.org", password="zR5-kklm-99")
    assert (got.reader, row["url"], row["title"]) == ("vault_csv", "https://bank.example/", "Bank")
    assert "PIN: 4471" in row["notes"]
    assert not {"name", "full name", "username"} & row.keys()


def test_blanks_of_a_password_stay(gather):
    got = gather(b"name,url,username,password\nx,https://x.example,bob.reed, two  blanks \n", "a.csv")
    assert _row(got, username="bob.reed")["password"] == " two  blanks "


@pytest.mark.parametrize(
    "text",
    [
        "name,email,city\nMarisol Quintanilla,m@example.org,Peoria\n",
        "id,name,birth,password,ssn,ward\n1,Marisol Quintanilla,1984-03-12,x1234567,446-22-2943,B\n",
        "user,host,shell\nann,h1,/bin/sh\n",
    ],
)
def test_other_tables_are_left_to_their_reader(gather, text):
    assert gather(text.encode(), "a.csv").reader not in ("vault_csv", "")


def test_notes_of_lastpass_are_read_by_their_type(gather):
    text = (
        "url,username,password,totp,extra,name,grouping,fav\n"
        'http://sn,,,,"NoteType:Social Security\nLanguage:en-US\nName:Marisol Quintanilla\nNumber:446-22-2943\nNotes:",SSN,,0\n'
        "http://sn,,,,\"NoteType:Driver's License\nNumber:Q553-1234-5678\nName:Bob Reed\nState:IL\n"
        'Date of Birth:March,12,1984\nNotes:lost in May\nState: of mind",DL,,0\n'
        'http://sn,,,,"NoteType:Bank Account\nBank Name:First\nRouting Number:021000021\nAccount Number:123456789012\n'
        'Pin:4471\nBranch Phone:{""num"":""13125550142"",""ext"":"""",""cc3l"":""USA""}\nNotes:",Bank,,0\n'
    )
    got = gather(text.encode(), "lastpass.csv")
    assert _row(got, ssn="446-22-2943")["full name"] == "Marisol Quintanilla"
    licence = _row(got, drivers_license_number="Q553-1234-5678")
    assert (licence["full name"], licence["date of birth"]) == ("Bob Reed", "March,12,1984")
    assert licence["state"] == "IL"
    assert "lost in May\nState: of mind" in licence["notes"]
    bank = _row(got, account_number="123456789012")
    assert (bank["routing number"], bank["pin"]) == ("021000021", "4471")
    assert "+13125550142" in bank["notes"]


def test_documents_of_dashlane(gather):
    ids = (
        "type,number,name,issue_date,expiration_date,place_of_issue,state\n"
        "social_security,446-22-2943,Marisol Quintanilla,,,,\npassport,C03005988,Marisol Quintanilla,2019-01-02,2029-01-01,US,\n"
        "license,Q553-1234-5678,Marisol Quintanilla,,2027-01-01,,IL\n"
    )
    got = gather(ids.encode(), "ids.csv")
    assert [r["full name"] for r in got.rows] == ["Marisol Quintanilla"] * 3
    assert [r["ssn"] or r["passport number"] or r["drivers license number"] for r in got.rows] == [
        "446-22-2943", "C03005988", "Q553-1234-5678",
    ]  # fmt: skip
    pay = (
        "type,account_name,account_holder,cc_number,code,expiration_month,expiration_year,routing_number,account_number,country,"
        "issuing_bank,note,name\n"
        "payment_card,Visa,Bob Reed,4539578763621486,917,10,2027,,,US,,,Visa\n"
        "bank,Checking,Bob Reed,,,,,021000021,123456789012,US,US-CHASE,,Checking\n"
    )
    rows = gather(pay.encode(), "payments.csv").rows
    assert (rows[0]["card number"], rows[0]["cvv"], rows[0]["expiration date"]) == (
        "4539578763621486",
        "917",
        "10/2027",
    )
    assert (rows[1]["account number"], rows[1]["full name"], rows[1]["title"]) == (
        "123456789012",
        "Bob Reed",
        "Checking",
    )


def _bitwarden():
    return {"encrypted": False, "folders": [{"id": "f1", "name": "Work"}], "items": [
        {"id": "1", "type": 1, "name": "Bank", "notes": None, "fields": [{"name": "PIN", "value": "4471", "type": 1}],
         "login": {"uris": [{"match": None, "uri": "https://bank.example/"}], "username": "marisol.q",
                   "password": "zR5-kklm-99", "totp": "kd3j f6hs 4pg5 ny2t"},
         "passwordHistory": [{"lastUsedDate": "2020-01-01", "password": "old-one-11"}]},
        {"id": "2", "type": 3, "name": "Visa", "card": {"cardholderName": "Bob Reed", "brand": "Visa",
         "number": "4539578763621486", "expMonth": "10", "expYear": "2027", "code": "917"}},
        {"id": "3", "type": 4, "name": "Me", "identity": {
            "title": "Ms", "firstName": "Marisol", "lastName": "Quintanilla", "address1": "1417 Larkspur Lane",
            "city": "Springfield", "state": "IL", "postalCode": "62704", "email": "m@example.org", "phone": "312-555-0142",
            "ssn": "446-22-2943", "passportNumber": "C03005988", "licenseNumber": "Q553-1234-5678"}},
        {"id": "4", "type": 2, "name": "Door", "notes": "alarm code 9921", "secureNote": {"type": 0}}]}  # fmt: skip


def test_bitwarden(gather):
    got = gather(json.dumps(_bitwarden(), indent=2).encode(), "bitwarden.json")
    assert got.reader == "vault_json"
    login = _row(got, username="marisol.q")
    assert (login["title"], login["password"], login["password 2"]) == ("Bank", "zR5-kklm-99", "old-one-11")
    assert (login["pin"], login["notes"]) == ("4471", "TOTP secret: KD3JF6HS4PG5NY2T")
    card = _row(got, card_number="4539578763621486")
    assert (card["full name"], card["cvv"], card["expiration date"]) == ("Bob Reed", "917", "10/2027")
    me = _row(got, first_name="Marisol")
    assert (me["last name"], me["ssn"], me["passport number"]) == ("Quintanilla", "446-22-2943", "C03005988")
    assert {key: me[key] for key in PLACE} == PLACE
    assert any("9921" in (row["notes"] or "") for row in got.rows)
    assert "Work" in got.text


def _pux():
    def item(category, title, fields, **details):
        section = {"title": "", "fields": [{"title": t, "id": t, "value": v} for t, v in fields]}
        return {"uuid": "u", "categoryUuid": category, "details": {"sections": [section], **details},
                "overview": {"title": title, "url": "https://bank.example/" if category == "001" else ""}}  # fmt: skip

    login = [{"value": "marisol.q", "designation": "username"}, {"value": "zR5-kklm-99", "designation": "password"}]
    address = {"address": {**PLACE, "country": "us"}}
    items = [
        item("001", "Bank", [("PIN", {"concealed": "4471"}), ("code", {"totp": "otpauth://totp/x?secret=KD3JF6HS4PG5NY2T"})],
             loginFields=login, passwordHistory=[{"value": "old-one-11", "time": 1}]),
        item("108", "Social", [("name", {"string": "Marisol Quintanilla"}), ("number", {"concealed": "446-22-2943"})]),
        item("002", "Visa", [("cardholder name", {"string": "Bob Reed"}), ("number", {"creditCardNumber": "4539578763621486"}),
                             ("verification number", {"concealed": "917"}), ("expiry date", {"monthYear": 202710})]),
        item("004", "Me", [("first name", {"string": "Marisol"}), ("last name", {"string": "Quintanilla"}),
                           ("birth date", {"date": 447941160}), ("address", address), ("cell", {"phone": "3125550142"})]),
    ]  # fmt: skip
    return {
        "accounts": [{"attrs": {"email": "m@example.org"}, "vaults": [{"attrs": {"name": "Personal"}, "items": items}]}]
    }


def test_1password(gather):
    got = gather(json.dumps(_pux()).encode(), "export.data")
    login = _row(got, username="marisol.q")
    assert (login["password"], login["password 2"], login["pin"]) == ("zR5-kklm-99", "old-one-11", "4471")
    assert "otpauth://totp/x?secret=KD3JF6HS4PG5NY2T" in login["notes"]
    assert _row(got, ssn="446-22-2943")["full name"] == "Marisol Quintanilla"
    card = _row(got, card_number="4539578763621486")
    assert (card["full name"], card["cvv"], card["expiration date"]) == ("Bob Reed", "917", "10/2027")
    me = _row(got, first_name="Marisol")
    assert (me["date of birth"], me["phone"]) == ("1984-03-12", "3125550142")
    assert {key: me[key] for key in PLACE} == PLACE
    assert "m@example.org" in got.text


def test_1pux_is_a_zip_whose_member_is_read(gather):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("export.attributes", '{"version":3}')
        archive.writestr("export.data", json.dumps(_pux()))
    inside = gather(target.getvalue(), "export.1pux").children["export.data"]
    assert gather(inside.payload, "export.data").reader == "vault_json"


OTHERS = {
    "proton": {"version": "1.0", "encrypted": False, "vaults": {"v": {"name": "Personal", "items": [
        {"itemId": "i", "data": {"metadata": {"name": "Bank", "note": ""}, "type": "login", "extraFields": [
            {"fieldName": "PIN", "type": "hidden", "data": {"content": "4471"}}],
            "content": {"itemEmail": "", "itemUsername": "marisol.q", "password": "zR5-kklm-99",
                        "urls": ["https://bank.example/"], "totpUri": ""}}},
        {"itemId": "j", "data": {"metadata": {"name": "Visa"}, "type": "creditCard", "content": {
            "cardholderName": "Bob Reed", "number": "4539578763621486", "verificationNumber": "917",
            "expirationDate": "2027-10", "pin": ""}}}]}}},
    "enpass": {"folders": [], "items": [
        {"title": "Bank", "category": "login", "template_type": "login.default", "note": "", "fields": [
            {"label": "Benutzername", "type": "username", "value": "marisol.q"},
            {"label": "Kennwort", "type": "password", "value": "zR5-kklm-99"},
            {"label": "PIN", "type": "pin", "value": "4471"},
            {"label": "Website", "type": "url", "value": "https://bank.example/"}]},
        {"title": "Visa", "category": "creditcard", "template_type": "creditcard.default", "fields": [
            {"label": "Cardholder", "type": "ccName", "value": "Bob Reed"},
            {"label": "Number", "type": "ccNumber", "value": "4539578763621486"},
            {"label": "CVC", "type": "ccCvc", "value": "917"},
            {"label": "Expiry date", "type": "ccExpiry", "value": "10/2027"}]}]},
    "keeper": {"shared_folders": [], "records": [
        {"title": "Bank", "$type": "login", "login": "marisol.q", "password": "zR5-kklm-99",
         "login_url": "https://bank.example/", "notes": "", "custom_fields": {"$pinCode::1": "4471"}},
        {"title": "Visa", "$type": "bankCard", "custom_fields": {
            "$paymentCard::1": {"cardNumber": "4539578763621486", "cardExpirationDate": "10/2027", "cardSecurityCode": "917"},
            "$text:cardholderName:1": "Bob Reed"}}]},
    "dashlane": {"AUTHENTIFIANT": [{"title": "Bank", "domain": "https://bank.example/", "login": "marisol.q",
                                    "password": "zR5-kklm-99", "note": "PIN: 4471"}],
                 "PAYMENTMEANS_CREDITCARD": [{"owner": "Bob Reed", "cardNumber": "4539578763621486", "expireMonth": "10",
                                              "expireYear": "2027", "securityCode": "917"}]},
}  # fmt: skip


@pytest.mark.parametrize("program", OTHERS)
def test_other_programs(gather, program):
    got = gather(json.dumps(OTHERS[program]).encode(), "data.json")
    assert got.reader == "vault_json"
    login = _row(got, username="marisol.q")
    assert (login["title"], login["url"], login["password"]) == ("Bank", "https://bank.example/", "zR5-kklm-99")
    assert "4471" in (login.get("pin") or login["notes"])
    card = _row(got, card_number="4539578763621486")
    assert (card["full name"], card["cvv"]) == ("Bob Reed", "917")
    assert "2027" in card["expiration date"]


@pytest.mark.parametrize(
    "text",
    [
        '{"items": [{"type": "order", "id": 4}], "total": 1}',
        '{"vaults": ["north", "south"], "name": "m"}',
        '{"records": [{"ssn": "446-22-2943", "name": "Marisol Quintanilla"}]}',
        '{"accounts": [{"vaults": 3}], "categoryUuid": "x"}',
        '{"AUTHENTIFIANT": 3}',
        '{"items": [null, 3, {"type": {"a": 1}}], "x": "login"}',
    ],
)
def test_other_trees_are_left_to_their_reader(gather, text):
    got = gather(text.encode(), "a.json")
    assert got.reader not in ("vault_json", "")
    assert got.text or got.rows


def test_entries_of_unexpected_forms_lose_nothing(gather):
    tree = _bitwarden()
    tree["items"] += ["loose words", {"type": 1, "name": 7, "login": "marisol", "fields": "none", "notes": ["a"]}]
    tree["items"][0]["future"] = {"secret": "446-22-2943"}
    got = gather(json.dumps(tree).encode(), "a.json")
    everything = got.text + json.dumps(got.rows)
    assert "loose words" in everything
    assert "446-22-2943" in _row(got, username="marisol.q")["notes"]


def test_firefox_names_what_is_encrypted(gather):
    tree = {"nextId": 2, "logins": [{"id": 1, "hostname": "https://bank.example", "httpRealm": None, "usernameField": "u",
            "encryptedUsername": "MDIEEPgAAAAAAAAAAAAAAAAAAAEwFAYIKoZIhvcNAwcECEnq", "encType": 1,
            "encryptedPassword": "MDoEEPgAAAAAAAAAAAAAAAAAAAEwFAYIKoZIhvcNAwcECBa3"}]}  # fmt: skip
    got = gather(json.dumps(tree).encode(), "logins.json")
    row = _row(got, url="https://bank.example")
    assert row["encrypted password"].startswith("MDoE")
    assert "password" not in row
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("encrypted", "partial")]


KEEPASS_2 = """<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<KeePassFile><Meta><Generator>KeePass</Generator><DatabaseName>Quintanilla family</DatabaseName>
<CustomIcons><Icon><UUID>iVBORw0KGgoAAAANSUhEUg==</UUID><Data>iVBORw0KGgoAAAANSUhEUg</Data></Icon></CustomIcons></Meta>
<Root><Group><UUID>AAAAAAAAAAAAAAAAAAAAAA==</UUID><Name>Finance</Name><Notes>of Marisol</Notes>
<Entry><UUID>BBBBBBBBBBBBBBBBBBBBBA==</UUID><IconID>0</IconID><Tags>family</Tags>
<Times><CreationTime>2024-01-01T10:00:00Z</CreationTime></Times>
<String><Key>Notes</Key><Value>line one
PIN: 4471</Value></String><String><Key>Password</Key><Value ProtectInMemory="True">zR5&amp;-kklm-99</Value></String>
<String><Key>Title</Key><Value>Bank</Value></String><String><Key>URL</Key><Value>https://bank.example/</Value></String>
<String><Key>UserName</Key><Value>marisol.q</Value></String>
<String><Key>SSN</Key><Value>446-22-2943</Value></String><String><Key>otp</Key><Value>KD3JF6HS4PG5NY2T</Value></String>
<String><Key>Maiden name of mother</Key><Value>Ibarra</Value></String>
<History><Entry><UUID>BBBBBBBBBBBBBBBBBBBBBA==</UUID><String><Key>Password</Key><Value>old-one-11</Value></String>
<String><Key>UserName</Key><Value>marisol.q</Value></String></Entry></History></Entry></Group></Root></KeePassFile>"""
KEEPASS_1 = """<?xml version="1.0" encoding="utf-8"?>
<pwlist><pwentry><group>General</group><title>Bank</title><username>bob.reed</username><url>https://bank.example/</url>
<password>zR5-kklm-99</password><notes>PIN: 4471</notes><uuid>0f0f</uuid><image>1</image></pwentry></pwlist>"""


def test_keepass_2(gather):
    got = gather(KEEPASS_2.encode(), "export.xml")
    assert got.reader == "keepass_xml"
    now, old = _row(got, password="zR5&-kklm-99"), _row(got, password="old-one-11")
    assert (now["title"], now["username"], now["url"]) == ("Bank", "marisol.q", "https://bank.example/")
    assert (now["ssn"], old["username"]) == ("446-22-2943", "marisol.q")
    assert set(now["notes"].splitlines()) == {
        "line one", "PIN: 4471", "TOTP secret: KD3JF6HS4PG5NY2T", "Maiden name of mother: Ibarra", "family",
    }  # fmt: skip
    assert got.text.splitlines() == ["Quintanilla family", "Finance", "of Marisol"]


def test_keepass_1(gather):
    row = _row(gather(KEEPASS_1.encode(), "export.xml"), username="bob.reed")
    assert (row["password"], row["title"], row["notes"]) == ("zR5-kklm-99", "Bank", "PIN: 4471")


def test_a_broken_keepass_export_is_read_as_text_too(gather):
    got = gather(KEEPASS_2.encode()[:-200], "export.xml")
    assert "zR5&amp;-kklm-99" in got.text
    assert got.codes == ["partly_read"]


def test_keeper_has_no_header(gather):
    text = (
        "Finance,Bank,marisol.q,zR5-kklm-99,https://bank.example/,PIN: 4471,,\n"
        "Work,Mail,ann@example.org,letmein!23,https://mail.example/,,,SSN,446-22-2943\n"
    )
    got = gather(text.encode(), "keeper.csv")
    login = _row(got, username="marisol.q")
    assert (login["title"], login["password"], login["notes"]) == ("Bank", "zR5-kklm-99", "PIN: 4471")
    assert _row(got, email="ann@example.org")["ssn"] == "446-22-2943"


def test_enpass_has_labels_in_its_rows(gather):
    text = (
        '"Bank","Username","marisol.q","Password","zR5-kklm-99","URL","https://bank.example/","a note"\n'
        '"Mail","E-mail","bob@example.net","Password","Sunflower77!x","Website","https://mail.example/",""\n'
    )
    got = gather(text.encode(), "enpass.csv")
    login = _row(got, username="marisol.q")
    assert (login["title"], login["password"], login["url"], login["notes"]) == (
        "Bank", "zR5-kklm-99", "https://bank.example/", "a note",
    )  # fmt: skip
    assert _row(got, email="bob@example.net")["password"] == "Sunflower77!x"


def test_rows_with_addresses_alone_are_no_export(gather):
    text = "".join(f"Ann{n},Reed,,{n},http://a.example/{n},y,z\n" for n in range(5))
    assert gather(text.encode(), "a.csv").reader not in ("vault_csv", "")


def test_forms_of_chrome_in_takeout(gather):
    tree = {
        "Autofill": [{"name": "ssn", "value": ["446-22-2943"], "usage_timestamp": [13300000000000000]}],
        "Autofill Profile": [{
            "guid": "g", "name_full": ["Marisol Quintanilla"], "name_first": ["Marisol"], "name_last": ["Quintanilla"],
            "email_address": ["m@example.org"], "address_home_street_address": "1417 Larkspur Lane",
            "address_home_city": "Springfield", "address_home_state": "IL", "address_home_zip": "62704"}],
    }  # fmt: skip
    got = gather(json.dumps(tree).encode(), "Autofill.json")
    me = _row(got, last_name="Quintanilla")
    assert {key: me[key] for key in PLACE} == PLACE
    assert me["email"] == "m@example.org"
    assert _row(got, ssn="446-22-2943").keys() == {"ssn"}


def test_a_list_of_users_keeps_its_names(gather):
    text = "name,username,password,url\n" + "".join(
        f"{name},user{n},zR5-kklm-9{n},https://site.example/{n}\n"
        for n, name in enumerate(["Marisol Quintanilla", "Bob Reed"])
    )
    assert _row(gather(text.encode(), "users.csv"), username="user0")["full name"] == "Marisol Quintanilla"
    text = "account,username,password,url\n" + "".join(
        f"12345678901{n},user{n},zR5-kk,https://x.example\n" for n in range(3)
    )
    assert "123456789010" in _row(gather(text.encode(), "users.csv"), username="user0")["notes"]
