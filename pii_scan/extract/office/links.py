"""Targets of a package's outward links: mail addresses and shares often stand nowhere else."""

from pii_scan.extract.office.package import Package
from pii_scan.extract.office.xml_events import PartBrokenError, attribute, events


def links(package: Package, names: list[str], folder: str) -> list[str]:
    """Distinct external targets in the relationship parts below `folder`, in their order."""
    out: dict[str, None] = {}
    for name in names:
        if not (name.startswith(folder) and name.endswith(".rels")):
            continue
        payload = package.payload(name)
        if payload is None:
            continue
        try:
            for start, tag, node in events(payload):
                if start and tag == "Relationship" and attribute(node, "TargetMode") == "External":
                    out.setdefault(attribute(node, "Target"))
        except PartBrokenError:
            continue
    return [target for target in out if target]
