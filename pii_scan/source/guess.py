"""What a listed thing may be, from its name, listed type and size alone. A guess, and marked as one."""

import re

from pii_scan.model.item import Item

_BY_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern, re.IGNORECASE))
    for word, pattern in (
        ("drivers_license_back", r"(?:dl|licen[cs]e|lic|id)[-_ ]*(?:card)?[-_ ]*back|back[-_ ]*(?:dl|lic|id)"),
        ("drivers_license_front", r"driver|licen[cs]e|(?:^|[-_ /.])dln?(?:[-_ /.\d]|$)|licencia"),
        ("passport", r"passport|pasaporte|(?:^|[-_ /])mrz"),
        ("ssn_card", r"(?:^|[-_ /])ssn|social[-_ ]*sec"),
        ("permanent_resident_card", r"green[-_ ]?card|perm[-_ ]?res"),
        ("state_id_front", r"state[-_ ]?id|(?:^|[-_ /])id[-_ ]?(?:card|front|scan)"),
        ("inmate_id", r"inmate[-_ ]?id|booking[-_ ]?photo|mugshot"),
        ("profile_photo", r"selfie|profile|avatar|headshot|portrait"),
        ("chat_screenshot", r"screen[-_ ]?shot|screencap"),
        ("handwritten_note", r"hand[-_ ]?writ|(?:^|[-_ /])note"),
        ("call_records", r"(?:^|[-_ /])cdrs?(?:[-_ /.\d]|$)|call[-_ ]?(?:record|detail|log|history)"),
        ("messages", r"messag|(?:^|[-_ /])sms|chat|whatsapp|thread"),
        ("attorney_list", r"attorney|lawyer|counsel"),
        ("bank_statement", r"statement|estado[-_ ]de[-_ ]cuenta"),
        ("check", r"(?:^|[-_ /])che(?:ck|que)s?(?:[-_ /.\d]|$)"),
        ("tax_form", r"(?:^|[-_ /])(?:w-?[249]|1099|1040|tax)(?:[-_ /.]|$)"),
        ("payment_table", r"payment|transaction|billing|charge"),
        ("customer_table", r"customer|client|user|account|subscriber|contact"),
        ("receipt", r"receipt|recibo"),
        ("invoice", r"invoice|factura"),
        ("application_form", r"application|applicant|(?:^|[-_ /])form"),
        ("sql_dump", r"dump|backup|\.sql"),
    )
)
_BY_EXTENSION = {
    "photo": "jpg jpeg jpe heic heif png tif tiff webp bmp gif avif dng raw cr2 nef arw",
    "video": "mp4 mov avi mkv m4v 3gp wmv webm",
    "audio": "mp3 wav m4a ogg flac amr wma aac",
    "text": "txt md rtf",
    "letter": "doc docx odt pdf pages",
    "spreadsheet": "xls xlsx xlsm xlsb ods csv tsv numbers",
    "presentation": "ppt pptx odp key",
    "archive": "zip tar gz tgz bz2 xz 7z rar zst",
    "email": "eml msg mbox pst ost",
    "sql_dump": "sql bak dmp",
    "database": "db sqlite sqlite3 mdb accdb dbf parquet",
    "log": "log",
    "config": "json xml yml yaml ini conf env toml",
}
_EXTENSIONS = {ending: word for word, endings in _BY_EXTENSION.items() for ending in endings.split()}
_TYPES = {
    "image": "photo",
    "video": "video",
    "audio": "audio",
    "text": "text",
    "application/pdf": "letter",
    "application/zip": "archive",
    "message": "email",
}
_TINY = 64


def guess(item: Item) -> str:
    """A document type in the field's plain words with how it was guessed: `passport (by name)`; `empty (by
    size)`; empty text where nothing speaks."""
    if item.size_bytes == 0:
        return "empty (by size)"
    step = item.address.steps[-1]
    # The account or host is common to all items: `customerstore` says nothing about any of them.
    name = step.key if step.scheme == "file" else step.key.partition("/")[2]
    ending = name.rsplit(".", 1)[-1].lower() if "." in name.rsplit("/", 1)[-1] else ""
    for word, pattern in _BY_WORDS:
        if pattern.search(name):
            return f"{word} (by name)"
    if ending in _EXTENSIONS:
        word = _EXTENSIONS[ending]
        # Icons and thumbnails are no pictures of people.
        small = item.size_bytes is not None and item.size_bytes < _TINY
        return f"{word} (by extension{', hardly any bytes' if small else ''})"
    listed = (item.listed_type or "").split(";")[0].lower()
    for prefix, word in _TYPES.items():
        if listed.startswith(prefix):
            return f"{word} (by listed type)"
    return ""
