"""`DocumentProperties` of Office's XML files of 2003 (urn:schemas-microsoft-com:office:office)."""

from collections.abc import Mapping

ELEMENT = "DocumentProperties"
FACTS: Mapping[str, str] = {
    "Author": "author",
    "LastAuthor": "last_author",
    "Title": "title",
    "Subject": "subject",
    "Company": "company",
    "Manager": "manager",
    "Keywords": "keywords",
    "Description": "description",
}
"""Element in it → fact."""
