"""Listings as work-lists: formats by their public descriptions, with and without the data."""

import csv
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from pii_scan.model.errors import UsageError
from pii_scan.model.problem import ProblemCode
from pii_scan.source.listing import open_listing
from pii_scan.source.source import Access, FetchError
from tests.conftest import Azurite

XML = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<EnumerationResults ServiceEndpoint="https://leaky.blob.core.windows.net/" ContainerName="scans">
  <MaxResults>3</MaxResults>
  <Blobs>
    <Blob><Name>ids/front_17.jpg</Name><Properties>
      <Last-Modified>Wed, 09 Sep 2009 09:20:02 GMT</Last-Modified><Etag>0x8CBFF45D8A29A19</Etag>
      <Content-Length>100</Content-Length><Content-Type>image/jpeg</Content-Type></Properties></Blob>
    <Blob><Name Encoded="true">odd%01name.bin</Name><Properties><Content-Length>0</Content-Length></Properties></Blob>
    <Blob><Name>old/cdr 2015.csv</Name><Deleted>true</Deleted><Properties><Content-Length>7</Content-Length></Properties></Blob>
  </Blobs>
  <NextMarker/>
</EnumerationResults>"""

INVENTORY = """Name,Creation-Time,Last-Modified,Content-Length,BlobType,AccessTier,Content-MD5,Etag
scans/ids/front_17.jpg,2026-01-02T03:04:05.0000000Z,2026-01-02T03:04:05.0000000Z,1048576,BlockBlob,Hot,xx,0x8D
"scans/mail, old.pst",2026-01-02T03:04:05.0000000Z,2026-01-02T03:04:05.0000000Z,5,BlockBlob,Hot,,0x8E
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "listing"
    path.write_text(text, "utf-8")
    return path


def test_list_blobs_xml(tmp_path: Path) -> None:
    front, odd, deleted = open_listing(write(tmp_path, XML), (), Access()).list()
    assert str(front.address) == "az://leaky/scans/ids/front_17.jpg"
    assert (front.size_bytes, front.etag, front.listed_type) == (100, "0x8CBFF45D8A29A19", "image/jpeg")
    assert front.modified is not None
    assert front.modified.isoformat() == "2009-09-09T09:20:02+00:00"
    assert odd.address.steps[0].key.endswith("odd\x01name.bin")
    assert str(odd.address).endswith("odd%01name.bin")
    assert deleted.problem is not None


def test_several_pages_in_one_file(tmp_path: Path) -> None:
    assert len(list(open_listing(write(tmp_path, XML + "\n" + XML.lstrip("\ufeff")), (), Access()).list())) == 6


def test_a_cut_page_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    assert len(list(open_listing(write(tmp_path, XML[: XML.index("odd%01")]), (), Access()).list())) == 1


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XML.split("?>", 1)[
        1
    ].replace("ids/front_17.jpg", "&a;")
    names = [item.address.steps[0].key for item in open_listing(write(tmp_path, bomb), (), Access()).list()]
    assert not any("root" in name for name in names)


def test_inventory_takes_its_account_from_the_target(tmp_path: Path) -> None:
    path = write(tmp_path, INVENTORY)
    first, second = open_listing(path, ("az://leaky/scans",), Access()).list()
    assert str(first.address) == "az://leaky/scans/ids/front_17.jpg"
    assert first.size_bytes == 1048576
    assert str(second.address) == "az://leaky/scans/mail, old.pst"
    assert str(next(iter(open_listing(path, (), Access()).list())).address).startswith("az://unknown-account/scans/")


def test_url_list_keeps_secrets_out_of_addresses(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "# found 2026-05-07\nhttps://leaky.blob.core.windows.net/scans/a%20b.jpg?sv=1&sig=SECRET\n\n"
        "https://user:pw@files.example.com/x/y.pdf?token=SECRET\n",
    )
    addresses = [str(item.address) for item in open_listing(path, (), Access()).list()]
    assert addresses == ["az://leaky/scans/a b.jpg", "https://files.example.com/x/y.pdf"]


def test_without_access_everything_is_not_fetched_with_a_guess(tmp_path: Path) -> None:
    dead = Access(endpoint_url="http://127.0.0.1:9")
    source = open_listing(write(tmp_path, XML), (), dead)
    front, odd, _ = source.list()
    with pytest.raises(FetchError) as refused:
        source.fetch(front)
    assert refused.value.problem.code is ProblemCode.NOT_FETCHED
    assert refused.value.problem.detail == "guess from the listing alone: photo (by extension)"
    with pytest.raises(FetchError) as empty:
        source.fetch(odd)
    assert "empty (by size)" in empty.value.problem.detail


def test_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_listing(write(tmp_path, "Dear all,\nplease find attached\n"), (), Access())


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    root = tmp_path / "web"
    root.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", root
    server.shutdown()
    thread.join()
    server.server_close()


def test_urls_are_fetched_from_a_web_server(tmp_path: Path, web: tuple[str, Path]) -> None:
    base, root = web
    (root / "a b.txt").write_bytes(b"hello")
    (root / "100%.txt").write_bytes(b"percent")
    source = open_listing(write(tmp_path, f"{base}/a%20b.txt\n{base}/100%25.txt\n{base}/gone.txt\n"), (), Access())
    first, percent, gone = source.list()
    assert source.fetch(first).read() == b"hello"
    assert source.fetch(percent).read() == b"percent"
    with pytest.raises(FetchError) as absent:
        source.fetch(gone)
    assert absent.value.problem.code is ProblemCode.VANISHED
    source.close()


def test_listed_blobs_are_fetched_from_their_container(tmp_path: Path, azurite: Azurite) -> None:
    from azure.storage.blob import BlobServiceClient

    with BlobServiceClient(f"{azurite.endpoint}/{azurite.account}", credential=azurite.key) as service:
        # Public at blob level: may be read, may not be listed.
        service.create_container("bloblevel", public_access="blob").upload_blob("x/y.txt", b"listed")
    path = write(tmp_path, "Name,Content-Length\nbloblevel/x/y.txt,6\n")
    source = open_listing(path, (f"az://{azurite.account}/bloblevel",), Access(endpoint_url=azurite.endpoint))
    (item,) = source.list()
    assert source.fetch(item).read() == b"listed"
    source.close()


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server that gives every path the same byte and remembers what it was asked and with which signature."""
    seen: list[str] = []

    class Remembering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(f"{self.path} {self.headers.get('Authorization', '')}")
            self.send_response(200)
            for name, value in (
                ("Content-Length", "1"),
                ("ETag", '"0x1"'),
                ("Last-Modified", "Wed, 09 Sep 2009 09:20:02 GMT"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"x")

        def log_message(self, *args: object) -> None:
            """Nothing on stderr."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Remembering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", seen
    server.shutdown()
    server.server_close()


def test_the_targets_sas_is_shown_to_no_other_account_of_the_listing(
    tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    endpoint, seen = asked
    urls = "https://mine.blob.core.windows.net/c/a\nhttps://theirs.blob.core.windows.net/c/b\n"
    access = Access(endpoint_url=endpoint, environ={"AZURE_STORAGE_SAS_TOKEN": "sv=2022-11-02&sig=c2VjcmV0"})
    listing = open_listing(write(tmp_path, urls), ("az://mine/c",), access)
    for item in listing.list():
        listing.release(listing.fetch(item))
    listing.close()
    assert [("/mine/c/a" in path, "sig=" in path) for path in sorted(seen)] == [(True, True), (False, False)]


def test_a_damaged_row_of_an_inventory_costs_that_row_only(tmp_path: Path) -> None:
    text = INVENTORY + '"scans/' + "x" * 200_000 + '",,,5,,,,\nscans/last.txt,,,7,BlockBlob,Hot,,\n'
    # The limit is one for the whole process, and the readers of tables raise it in theirs.
    before = csv.field_size_limit(131_072)
    try:
        items = list(open_listing(write(tmp_path, text), ("az://leaky/scans",), Access()).list())
    finally:
        csv.field_size_limit(before)
    assert [item.problem is not None for item in items] == [False, False, True, False]
    assert str(items[-1].address) == "az://leaky/scans/last.txt"


def test_a_listing_without_a_target_shows_no_secret_to_the_accounts_it_names(tmp_path: Path) -> None:
    secret = {"AZURE_STORAGE_SAS_TOKEN": "sv=1&sig=SECRET"}
    path = write(tmp_path, "az://stranger/scans/a.txt\n")
    source = open_listing(path, (), Access(endpoint_url="http://127.0.0.1:9", environ=secret))
    container = source._container("stranger", "scans")  # type: ignore[attr-defined]
    assert "sas_key" not in (container._store.config or {})
    named = Access(endpoint_url="http://127.0.0.1:9", environ={**secret, "AZURE_STORAGE_ACCOUNT_NAME": "stranger"})
    ours = open_listing(path, (), named)._container("stranger", "scans")  # type: ignore[attr-defined]
    assert "sas_key" in (ours._store.config or {})
