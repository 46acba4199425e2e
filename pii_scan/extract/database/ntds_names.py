"""Names of the columns of an Active Directory database (NTDS.DIT): `ATTm590045` is `sAMAccountName`.

The number is the attribute's identifier, of which the upper half stands for the beginning of its OID ([MS-ADTS]
3.1.1.1.14 and 3.1.1.2.2.4; [MS-ADA1] to [MS-ADA3] for the attributes).
"""

import re

_COLUMN = re.compile(r"ATT[a-z](\d+)")
TABLE = "datatable"
LDAP_NAME, NUMBER = "ATTm131532", "ATTc131102"
_KNOWN = {
    3: "cn", 4: "sn", 7: "l", 8: "st", 9: "street", 10: "o", 11: "ou", 12: "title", 13: "description", 17: "postalCode",
    18: "postOfficeBox", 20: "telephoneNumber", 23: "facsimileTelephoneNumber", 42: "givenName", 43: "initials",
    131085: "displayName", 131213: "department", 131218: "company", 131328: "streetAddress", 131532: "lDAPDisplayName",
    589825: "name", 589859: "employeeID", 590045: "sAMAccountName", 590480: "userPrincipalName",
    1376259: "mail", 1376276: "homePhone", 1376297: "mobile",
}  # fmt: skip


def named(columns: list[str], schema: dict[int, str]) -> list[str]:
    """Columns by the directory's own schema, else by the attributes that every directory has."""
    out = []
    for column in columns:
        match = _COLUMN.fullmatch(column)
        number = int(match[1]) if match else -1
        out.append(schema.get(number) or _KNOWN.get(number) or column)
    return out
