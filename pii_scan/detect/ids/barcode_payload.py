"""Barcodes that are no licence: a contact, a link, a ticket, a form's fields. Their words are read like any other."""

from dataclasses import replace

from pii_scan.detect.ids.aamva_fields import parse_aamva
from pii_scan.model.evidence import How, Text


def plain_payload(text: Text) -> Text:
    """The text itself, or, for a barcode that no parser of its own reads, the same as if it stood on paper."""
    if text.how is not How.BARCODE or parse_aamva(text.text) is not None:
        return text
    return replace(text, how=How.NATIVE)
