"""PDF (ISO 32000): text page by page, form fields, notes, facts, attachments; pages without text as pictures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.passwords import Attempt
from pii_scan.extract.pdf.annotations import drawn_notes, page_notes
from pii_scan.extract.pdf.document_words import around_pages, own_properties, xmp_words
from pii_scan.extract.pdf.page_items import IN_PLACE, page_scan, picture_item
from pii_scan.extract.pdf.page_text import page_text
from pii_scan.extract.pdf.parts import LONG, Stretches
from pii_scan.extract.pdf.pictures import SOME_LETTERS, Pictures
from pii_scan.extract.pdf.revisions import earlier_words, page_lines
from pii_scan.extract.pdf.salvage import shown_text, streams
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PDF = "application/pdf"
_PASSWORD = 4
"""FPDF_ERR_PASSWORD of fpdfview.h."""
_END_MARK = b"%%EOF"
_XFA = (2, 3)
_SALVAGE_BYTES = 256 << 20
_FACTS = {
    "Author": "author",
    "Title": "title",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "program",
    "Producer": "program",
    "CreationDate": "created",
    "ModDate": "modified",
}


def probe(head: bytes, _: str) -> str | None:
    """Acrobat takes a header anywhere in the first KiB (implementation note 13 of PDF 1.7)."""
    return PDF if b"%PDF-" in head[:1024] else None


def extract(given: Input) -> Iterator[Evidence]:
    """Evidence page by page; a page is closed before the next one opens."""
    from pypdfium2 import PdfiumError

    with given.payload.open() as stream:
        attempt = Attempt.of(given)
        try:
            document = _opened(stream, attempt)
        except PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                yield Problem(ProblemCode.ENCRYPTED, "extract", f"PDF: {attempt.words()}", Effect.SKIPPED)
            else:
                yield from _salvaged(given)
            return
        if attempt.place is not None:
            yield attempt.opened()
        shown: set[int] = set()
        try:
            yield from _document(given, document, shown)
        finally:
            document.close()
        password = attempt.passwords[attempt.place - 1] if attempt.place is not None else None
    yield from earlier_words(given.payload, password, shown)
    yield from xmp_words(given.payload)
    yield from _outside(given)


def _opened(stream: BinaryIO, attempt: Attempt) -> "PdfDocument":
    """
    Raises:
        PdfiumError: it is no document, or no password of the list opens it.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    def opens(password: str) -> bool:
        try:
            PdfDocument(stream, password=password).close()
        except PdfiumError:
            return False
        return True

    try:
        return PdfDocument(stream)
    except PdfiumError as error:
        if getattr(error, "err_code", None) != _PASSWORD or (password := attempt.first(opens)) is None:
            raise
    return PdfDocument(stream, password=password)


def _salvaged(given: Input) -> Iterator[Evidence]:
    """Text and JPEG pictures of the streams of a document that pdfium cannot open."""
    found = 0
    for number, (dictionary, content) in enumerate(streams(given.payload.read(_SALVAGE_BYTES)), 1):
        if content.startswith(b"\xff\xd8\xff") and b"DCTDecode" in dictionary:
            found += 1
            yield Child("pdf", f"stream-{number}.jpg", Payload(data=content), len(content))
        elif text := shown_text(content):
            found += 1
            yield Text(text, How.CARVED)
    if found:
        detail = f"pdfium finds no document; {found} streams read without it"
        yield Problem(ProblemCode.TRUNCATED, "extract", detail, Effect.PARTIAL)
    else:
        yield Problem(ProblemCode.UNREADABLE, "extract", "pdfium finds no document", Effect.SKIPPED)


def _document(given: Input, document: "PdfDocument", shown: set[int]) -> Iterator[Evidence]:
    from pypdfium2 import PdfiumError

    keys = Keys()
    yield from _facts(document)
    yield from own_properties(document, given.payload, _FACTS)
    yield from _attachments(document, keys)
    yield from around_pages(document)
    try:
        document.init_forms()
    except PdfiumError:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "form fields cannot be opened")
    if document.get_formtype() in _XFA:
        detail = "XFA form: its data and captions are read, its layout is not drawn"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    count = len(document)
    yield Fact("pages", count, "pdfium")
    reader = _Pages(document, count, keys, shown)
    for index in range(min(count, given.limits.pages)):
        yield from reader.read(index)
    yield from reader.rest()
    if count > given.limits.pages:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"pages read up to {given.limits.pages} of {count}")


class _Pages:
    """Page after page; those of a long document come in stretches, and scans past the first ones each by itself."""

    def __init__(self, document: "PdfDocument", count: int, keys: Keys, shown: set[int]) -> None:
        self._lines = shown
        self._document = document
        self._count = count
        self._keys = keys
        self._pictures = Pictures(per_document=max(300, count))
        self._stretches = Stretches() if count > LONG else None
        self._shown = 0
        self._broken = self._unread = self._mute = 0

    def read(self, index: int) -> Iterator[Evidence]:
        """Everything of one page; the page is closed before the next one opens."""
        from pypdfium2 import PdfiumError

        try:
            page = self._document[index]
        except PdfiumError:
            self._broken += 1
            return
        try:
            yield from self._page(page, index + 1)
        except PdfiumError:
            self._broken += 1
        finally:
            page.close()

    def _page(self, page: Any, number: int) -> Iterator[Evidence]:
        found = page_text(page)
        self._lines.update(map(hash, page_lines(found.text)))
        if found.text.strip():
            yield from self._text(Text(found.text, page=number))
        notes = page_notes(self._document, page)
        if notes.fields:
            yield from self._text(Text("\n".join(notes.fields), page=number, layer="form"))
        if notes.words:
            yield from self._text(Text("\n".join(notes.words), page=number, layer="comment"))
        for name, data in notes.files:
            yield Child("pdf", self._keys.key(f"page-{number}/{name}"), Payload(data=data), len(data))
        self._unread += notes.unread
        letters = 0 if found.mute else sum(map(str.isalnum, found.text))
        self._mute += found.mute
        yield from self._seen(page, number, letters)
        # Last, because it changes the page.
        if notes.drawn and (words := drawn_notes(self._document, page, number - 1, found.text)):
            yield from self._text(Text(words, page=number, layer="comment"))

    def _text(self, text: Text) -> Iterator[Evidence]:
        if self._stretches is None:
            yield text
        else:
            yield from self._stretches.add(text)

    def _seen(self, page: Any, number: int, letters: int) -> Iterator[Evidence]:
        apart = self._shown >= IN_PLACE
        if apart and (scan := page_scan(page, number, letters < SOME_LETTERS)) is not None:
            self._shown += 1
            yield scan
            return
        for picture in self._pictures.of_page(page, number, letters):
            self._shown += 1
            yield picture_item(picture, self._keys.key(f"page-{number}.png")) if apart else picture

    def rest(self) -> Iterator[Evidence]:
        """The last stretch, and what went wrong on the way."""
        pictures = self._pictures
        if self._stretches is not None:
            yield from self._stretches.flush()
        if self._broken:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"{self._broken} of {self._count} pages damaged")
        if self._mute:
            detail = f"{self._mute} pages whose fonts do not say which letters they show; read by OCR"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        if pictures.dropped:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"{pictures.dropped} embedded pictures not read")
        if pictures.objects_past_limit:
            detail = f"{pictures.objects_past_limit} pages with more objects than are looked at"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
        if pictures.small:
            detail = f"{pictures.small} embedded pictures too small for OCR"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        if self._unread:
            detail = f"{self._unread} notes or attached files of pages not read"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


def _outside(given: Input) -> Iterator[Evidence]:
    """Bytes before the header and behind the last end mark (ISO 32000-1, 7.5.2 and 7.5.5)."""
    start = given.payload.head(1024).find(b"%PDF-")
    if start > 0:
        yield from leftover(given.payload, 0, given.limits, start, key="before the start")
    end = _last_mark(given.payload)
    if end is not None:
        yield from leftover(given.payload, end, given.limits)


def _last_mark(payload: Payload) -> int | None:
    found: int | None = None
    with payload.open() as stream:
        at, before = 0, b""
        while block := stream.read(1 << 20):
            joined = before + block
            index = joined.rfind(_END_MARK)
            if index >= 0:
                found = at - len(before) + index + len(_END_MARK)
            at += len(block)
            before = joined[-len(_END_MARK) + 1 :]
    return found


def _facts(document: "PdfDocument") -> Iterator[Fact]:
    for key, value in document.get_metadata_dict(skip_empty=True).items():
        if key in _FACTS:
            yield Fact(_FACTS[key], value, "pdf-info")


def _attachments(document: "PdfDocument", keys: Keys) -> Iterator[Evidence]:
    from pypdfium2 import PdfiumError

    failed = 0
    for index in range(document.count_attachments()):
        try:
            attachment = document.get_attachment(index)
            name = attachment.get_name() or f"attachment-{index + 1}"
            data = bytes(attachment.get_data())
        except PdfiumError:
            failed += 1
            continue
        yield Child("pdf", keys.key(name), Payload(data=data), len(data))
    if failed:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{failed} attachments without readable data")


EXTRACTOR = Extractor(
    id="pdf",
    title="PDF",
    media_types=(PDF,),
    extract=extract,
    signatures=(Signature(PDF, b"%PDF-"),),
    probe=probe,
    extensions=(".pdf",),
    priority=30,
    library="pypdfium2",
    reads="page text, also white, hidden and upright; form fields, annotations and their drawings, links, outline, "
    "scripts, XFA data, properties, XMP, attachments, what earlier revisions said; bytes outside of the document; "
    "pages without readable text and "
    "embedded pictures go to OCR; documents of more than 600 pages in stretches",
    not_read="documents that no password of the list opens; the layout of dynamic XFA forms; embedded pictures below "
    "40 pixels a side",
)
