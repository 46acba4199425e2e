"""Numbers that are nobody's: what orders, parcels, parts, versions and measures look like, under their own names."""

import uuid
from random import Random

from tools.corpora.shapes import Maker, shaped, shapes

Decoy = tuple[str, Maker]
_COMPANIES = ("Acme Holdings LLC", "Baxter Tooling Inc", "Lakeview Motors", "Jordan Furniture Co")
_VENDORS = ("Sterling Paper Group", "Madison Freight Ltd", "Carter & Sons Plumbing", "Florence Tile Works")


def _isbn(rng: Random) -> str:
    body = "978" + shaped(rng, "#########")
    return body + str(-sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(body)) % 10)


def _upc(rng: Random) -> str:
    body = "0" + shaped(rng, "##########")
    return body + str(-sum(int(d) * (1 if n % 2 else 3) for n, d in enumerate(body)) % 10)


def _stamp(rng: Random) -> str:
    day = f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    return f"{day}T{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}Z"


def _date(rng: Random) -> str:
    return f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/20{rng.randint(18, 25)}"


def _money(rng: Random) -> str:
    return f"${rng.randint(1, 99)},{rng.randint(100, 999)}.{rng.randint(0, 99):02d}"


def _version(rng: Random) -> str:
    return ".".join(str(rng.randint(0, 30)) for _ in range(rng.choice((3, 4))))


def _hex(bits: int) -> Maker:
    return lambda rng: f"{rng.getrandbits(bits):0{bits // 4}x}"


def _uuid(rng: Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


DEVELOPMENT: tuple[Decoy, ...] = (
    ("Order", shapes("#########", "##########", "###-#######-#######", "ORD-######")),
    ("Invoice No", shapes("INV-######", "########", "20##-####")),
    (
        "Tracking Number",
        shapes("1Z################", "############", "######################", "9400##################"),
    ),
    ("Part No", shapes("??-####-##", "###-##-####", "?#######")),
    ("Case #", shapes("########", "24-######")),
    ("Version", _version),
    ("Timestamp", _stamp),
    ("Due date", _date),
    ("Total", _money),
    ("ISBN", _isbn),
    ("UPC", _upc),
    ("Request ID", _uuid),
    ("SHA-1", _hex(160)),
    ("MD5", _hex(128)),
    ("Serial", shapes("?#########", "SN########", "########")),
    ("Batch", shapes("#######", "B####-##")),
    ("Ticket", shapes("#########", "INC#######")),
    ("SKU", shapes("########", "???-#####")),
    ("Weight", shapes("##.## kg", "###.# lb")),
    ("Model", shapes("??-####", "?###-###")),
    ("PO", shapes("45########", "PO######")),
    ("Meter reading", shapes("#####.#", "######")),
    ("Flight", shapes("AA####", "DL###")),
    ("Build", shapes("########.#", "#####")),
    ("Confirmation code", shapes("******", "?#####")),
    ("Quantity", shapes("##", "###")),
    ("Company", lambda rng: rng.choice(_COMPANIES)),
)
HELD_OUT: tuple[Decoy, ...] = (
    ("Purchase order no.", shapes("##########", "######-##", "P#######")),
    ("Shipment", shapes("S#########", "############", "#### #### ####")),
    ("Waybill", shapes("###-########", "##########")),
    ("Item code", shapes("########", "##-##-####", "??######")),
    ("RMA", shapes("########", "RMA#######")),
    ("Docket", shapes("24-CV-#####", "#:24-cr-#####")),
    ("Firmware", _version),
    ("Created at", _stamp),
    ("Effective date", _date),
    ("Amount due", _money),
    ("EAN", _isbn),
    ("trace_id", _hex(128)),
    ("commit", _hex(160)),
    ("Correlation ID", _uuid),
    ("Lot number", shapes("?######", "########")),
    ("Product key", shapes("*****-*****-*****")),
    ("Catalog number", shapes("#########", "###-####")),
    ("Dimensions", shapes("### x ## x ## mm", "##.# in")),
    ("Job number", shapes("######", "J-######")),
    ("Reference", shapes("REF########", "#########", "##########")),
    ("Test score", shapes("###-##", "##.#")),
    ("Room", shapes("?###", "###")),
    ("Asset tag", shapes("########", "AT-######")),
    ("Elapsed ms", shapes("######", "####")),
    ("Row count", shapes("##########", "###,###,###")),
    ("Vendor", lambda rng: rng.choice(_VENDORS)),
)
