"""What password managers call their fields, in the words that columns of tables have here.

A label is read beside the subject of its entry, because `Number` is a card's on a card and a passport's on a passport.
Labels as the programs' own exports write them (see the readers of each).
"""

import re

LOGIN, CARD, BANK, IDENTITY, LICENSE, PASSPORT, SSN = "login", "card", "bank", "identity", "license", "passport", "ssn"
ID_CARD, TAX, INSURANCE, MEMBERSHIP, NOTE, WIFI = "id_card", "tax", "insurance", "membership", "note", "wifi"

_NUMBER = {
    CARD: "card number",
    BANK: "account number",
    LICENSE: "drivers license number",
    PASSPORT: "passport number",
    SSN: "ssn",
    ID_CARD: "national id number",
    TAX: "tax id",
    INSURANCE: "insurance policy number",
    MEMBERSHIP: "membership number",
}
_SUBJECTS = (
    (re.compile(r"credit|debit|payment.?card|^cards?$|creditcard|paymentmeans"), CARD),
    (re.compile(r"bank|^finance"), BANK),
    (re.compile(r"driv|licen[sc]e(?!.*software)"), LICENSE),
    (re.compile(r"passport"), PASSPORT),
    (re.compile(r"social.?sec|^ssn"), SSN),
    (re.compile(r"id.?card|national.?id|government|identity.?card"), ID_CARD),
    (re.compile(r"fiscal|^tax"), TAX),
    (re.compile(r"insur|health|medical"), INSURANCE),
    (re.compile(r"member|reward|loyalty"), MEMBERSHIP),
    (re.compile(r"identit|^address|contact|person|profile|^name$|^email$|^phone$"), IDENTITY),
    (re.compile(r"wi-?fi|wireless"), WIFI),
    (re.compile(r"note|document"), NOTE),
)


def _all(column: str, *labels: str) -> dict[str, str]:
    return dict.fromkeys(labels, column)


_COLUMNS = {
    **_all("title", "title", "account title", "entry title", "item name", "site name"),
    **_all("url", "url", "urls", "website", "web site", "site", "login uri", "login url", "uri", "uris", "hostname"),
    **_all("url", "origin url", "action url", "match url", "web address", "address url", "secondary urls"),
    **_all(
        "username", "username", "user name", "login", "login name", "login username", "user", "user id", "username2"
    ),
    **_all("username", "secondary login", "username3", "account name or login", "userid"),
    **_all("email", "email", "e mail", "email address", "mail", "recovery email", "alternate email"),
    **_all("password", "password", "login password", "pwd", "pass", "passwort", "passphrase", "wi fi password"),
    **_all("otp", "totp", "login totp", "otp auth", "otpauth", "otp url", "otp secret", "2fa", "authenticator key"),
    **_all("otp", "one time password", "totp secret", "totp uri", "otp", "two factor code", "time otp"),
    **_all(
        "full name",
        "full name",
        "name on card",
        "cardholder name",
        "cardholder",
        "cardholdername",
        "card holder",
        "fullname",
    ),
    **_all("full name", "account holder", "owner", "holder", "account owner", "patient", "account owner name"),
    **_all("full name", "address recipient", "name on account", "pseudo full name", "account holder name"),
    **_all("first name", "first name", "firstname", "given name"),
    **_all("middle name", "middle name", "middle initial", "initial", "middlename"),
    **_all("last name", "last name", "lastname", "family name", "surname", "birth name"),
    **_all("date of birth", "date of birth", "birthday", "birth date", "birthdate", "dob"),
    **_all("place of birth", "place of birth", "birth place", "birthplace"),
    **_all("phone", "phone", "phone number", "cell", "mobile", "mobile phone", "home phone", "telephone", "defphone"),
    **_all("phone", "homephone", "cellphone", "busphone", "evening phone", "default phone", "business phone", "tel"),
    **_all(
        "street", "street", "address 1", "address1", "address line 1", "address", "street address", "billing address"
    ),
    **_all("address line 2", "address 2", "address2", "address line 2", "address 3", "address3"),
    **_all("city", "city", "city town", "town"),
    **_all("state", "state", "state province", "province", "region"),
    **_all("zip", "zip", "zip code", "zipcode", "postal code", "zip postal code", "postalcode"),
    **_all("country", "country"),
    **_all("gender", "gender", "sex"),
    **_all("nationality", "nationality"),
    **_all("company", "company", "organization"),
    **_all("job title", "job title", "occupation", "jobtitle"),
    **_all("ssn", "ssn", "social security number", "social security"),
    **_all("passport number", "passport number", "passport"),
    **_all("drivers license number", "license number", "licence number", "driver license number"),
    **_all("card number", "card number", "cardnumber", "cc number", "ccnum", "credit card number"),
    **_all("cvv", "cvv", "cvc", "security code", "verification number", "card code", "code cvv", "cvv2", "ccv"),
    **_all("pin", "pin", "telephone pin", "telephonepin", "card pin"),
    **_all("expiration date", "expiration date", "expiry date", "expiry", "expirydate", "expires", "valid until"),
    **_all("account number", "account number", "account no", "accountno", "bank account number"),
    **_all("routing number", "routing number", "routing no", "routingno", "aba routing", "bank routing"),
    **_all("iban", "iban", "iban number"),
    **_all("swift", "swift", "swift code", "bic", "swift bic"),
    **_all("bank name", "bank name", "bankname", "issuing bank"),
    **_all("card type", "card type", "brand", "cardtype"),
}
_SEPARATORS = re.compile(r"[\s_\-./\\:|*\"'()\[\]{}]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def words(label: str) -> str:
    """`Name on Card`, `nameOnCard` and `NAME_ON_CARD` are all `name on card`."""
    return _SEPARATORS.sub(" ", _CAMEL.sub(" ", label)).strip().lower()


def subject_of(kind: str) -> str:
    """What an entry of this type, category or template is about; a login where nothing else is said."""
    said = words(kind).replace(" ", "")
    return next((subject for form, subject in _SUBJECTS if form.search(said)), LOGIN)


def column_of(label: str, subject: str) -> str | None:
    """The column's name; None for a label that is the owner's own."""
    said = words(label)
    if said in ("number", "no", "id number", "document number"):
        return _NUMBER.get(subject)
    if said == "name":
        return "title" if subject in (LOGIN, NOTE, WIFI, MEMBERSHIP) else "full name"
    if said == "code" and subject == CARD:
        return "cvv"
    if said == "title" and subject == IDENTITY:
        return None
    return _COLUMNS.get(said)
