"""Short and glued column names written out: `BRTHDT`, `frst_nm`, `PHONENBR`, `acctno`."""

from functools import lru_cache

_LONG = {
    "nm": "name", "nme": "name", "nbr": "number", "nmbr": "number", "numb": "number", "dt": "date", "dte": "date",
    "brth": "birth", "bth": "birth", "brt": "birth", "frst": "first", "fst": "first", "lst": "last", "mid": "middle",
    "mdl": "middle", "cust": "customer", "cstmr": "customer", "emp": "employee", "empl": "employee", "pat": "patient",
    "pt": "patient", "ptnt": "patient", "inm": "inmate", "ph": "phone", "phn": "phone", "fon": "phone", "hm": "home",
    "wk": "work", "mob": "mobile", "em": "email", "eml": "email", "drvr": "driver", "drv": "driver", "lcns": "license",
    "lcnse": "license", "licns": "license", "lcnc": "license", "pport": "passport", "psprt": "passport",
    "rtg": "routing", "rtng": "routing", "rte": "routing", "bnk": "bank", "chk": "checking", "sav": "savings",
    "ssno": "ssn", "ssnum": "ssn", "ssnbr": "ssn", "soc": "social security", "socsec": "social security",
    "secu": "security", "adr": "address", "adrs": "address", "addrs": "address", "ln": "line", "cty": "city",
    "zp": "zip", "crd": "card", "ppl": "people", "mbr": "member", "res": "resident", "appl": "applicant",
    "cntct": "contact", "mail": "mail", "acc": "acct",
}  # fmt: skip
_WHOLE = (
    "name", "number", "num", "no", "date", "of", "birth", "birthday", "first", "last", "middle", "full", "given",
    "family", "sur", "customer", "employee", "patient", "inmate", "phone", "cell", "mobile", "home", "work", "email",
    "driver", "drivers", "license", "licence", "lic", "passport", "routing", "bank", "checking", "savings", "ssn",
    "social", "security", "sec", "address", "addr", "line", "street", "city", "state", "zip", "code", "acct",
    "account", "card", "credit", "debit", "contact", "member", "applicant", "resident", "tel", "telephone", "caller",
    "called", "id", "dl", "dln", "dob", "itin",
)  # fmt: skip
_PARTS = {**_LONG, **{word: word for word in _WHOLE}}
_LONGEST = 40
_NEVER_FIRST = frozenset({"no", "id", "of", "ln", "sec"})


@lru_cache(maxsize=4096)
def written_out(words: str) -> str:
    """Header words with abbreviations in full; a glued word is parted where all of its parts are known.

    `words` are lower case and parted by single spaces. What is not known stays as it is.
    """
    tokens = words.split(" ")
    out = [_LONG.get(token) or _parted(token) or token for token in tokens]
    if len(tokens) == 1 and tokens[0] in {"ln", "res", "mid", "rte", "mail"}:
        # Alone these are last name, result, middle, route: too open to say.
        return words
    return " ".join(out)


@lru_cache(maxsize=8192)
def _parted(token: str) -> str:
    if not 4 <= len(token) <= _LONGEST or token in _WHOLE or not token.isalpha():
        return ""
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(token) + 1):
        for start in range(end):
            piece = token[start:end]
            if start in best and piece in _PARTS and not (start == 0 and piece in _NEVER_FIRST):
                parts = [*best[start], _PARTS[piece]]
                if end not in best or len(parts) < len(best[end]):
                    best[end] = parts
    return " ".join(best.get(len(token), ()))
