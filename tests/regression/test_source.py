"""What once went wrong between a target and the list of its items."""

import os
import resource
from pathlib import Path

import pytest

from pii_scan.model.item import Item
from pii_scan.source.listing import open_listing
from pii_scan.source.local import LocalTree
from pii_scan.source.source import Access, FetchError


def listed(path: Path, text: str) -> list[Item]:
    path.write_text(text)
    source = open_listing(path, (), Access())
    try:
        return list(source.list())
    finally:
        source.close()


def ends(items: list[Item]) -> dict[str, str | None]:
    return {str(item.address): item.problem.detail if item.problem else None for item in items}


def test_a_line_that_is_no_url_ended_the_run(tmp_path: Path) -> None:
    items = listed(
        tmp_path / "urls.txt",
        "https://example.com/fine.txt\nhttp://[bad/a.txt?sig=SECRET\nhttps://u:SECRET@example.com:99999x/b.txt\n",
    )
    assert ends(items) == {
        "https://example.com/fine.txt": None,
        "url://[bad/a.txt": "this line is no URL",
        "url://example.com:99999x/b.txt": "this line is no URL",
    }
    assert "SECRET" not in repr(items)


INVENTORY = "Name,VersionId,IsCurrentVersion,Snapshot,Content-Length\n"
OLD, NEW = "2024-01-01T00:00:00.0000000Z", "2025-01-01T00:00:00.0000000Z"
OLDER = "older version of a blob"


def test_versions_of_a_blob_collapsed_into_one_item(tmp_path: Path) -> None:
    rows = f"c/a.pdf,{OLD},,,5\nc/a.pdf,{NEW},true,,7\nc/a.pdf,,,{OLD},6\n"
    items = listed(tmp_path / "inventory.csv", INVENTORY + rows)
    assert ends(items) == {
        f"az://unknown-account/c/a.pdf?versionid={OLD}": OLDER,
        "az://unknown-account/c/a.pdf": None,
        f"az://unknown-account/c/a.pdf?snapshot={OLD}": OLDER,
    }
    assert [item.size_bytes for item in items] == [5, 7, 6]


def test_without_a_column_that_says_so_the_newest_version_is_the_current_one(tmp_path: Path) -> None:
    items = listed(tmp_path / "i.csv", f"Name,VersionId,Content-Length\nc/a.pdf,{NEW},7\nc/a.pdf,{OLD},5\nc/b.pdf,,1\n")
    assert ends(items) == {
        "az://unknown-account/c/a.pdf": None,
        f"az://unknown-account/c/a.pdf?versionid={OLD}": OLDER,
        "az://unknown-account/c/b.pdf": None,
    }


def test_versions_in_a_list_of_blobs(tmp_path: Path) -> None:
    def blob(version: str, more: str) -> str:
        return f"<Blob><Name>a.pdf</Name><VersionId>{version}</VersionId>{more}<Properties/></Blob>"

    text = (
        '<?xml version="1.0"?><EnumerationResults ServiceEndpoint="https://leaky.blob.core.windows.net/"'
        f' ContainerName="c"><Blobs>{blob(OLD, "")}{blob(NEW, "<IsCurrentVersion>true</IsCurrentVersion>")}'
        "</Blobs></EnumerationResults>"
    )
    assert ends(listed(tmp_path / "l.xml", text)) == {
        f"az://leaky/c/a.pdf?versionid={OLD}": OLDER,
        "az://leaky/c/a.pdf": None,
    }


def test_the_url_of_an_older_version_stood_for_the_current_one(tmp_path: Path) -> None:
    base = "https://leaky.blob.core.windows.net/c/a.pdf"
    assert ends(listed(tmp_path / "u.txt", f"{base}?sv=1&sig=SECRET\n{base}?versionid={OLD}&sig=SECRET\n")) == {
        "az://leaky/c/a.pdf": None,
        f"az://leaky/c/a.pdf?versionid={OLD}": OLDER,
    }


def test_listing_changed_the_access_times_of_folders(tmp_path: Path) -> None:
    folder = tmp_path / "leak" / "inner"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("text")
    # Older than the last change: a mount with relatime writes it at the next reading.
    for place in (folder, folder.parent):
        os.utime(place, (1_000_000_000, 1_500_000_000))
    tree = LocalTree(str(folder.parent))
    assert len(list(tree.list())) == 1
    assert [place.stat().st_atime for place in (folder, folder.parent)] == [1_000_000_000, 1_000_000_000]
    assert not tree.changes_access_times


def test_no_descriptors_left_was_taken_for_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("text")
    tree = LocalTree(str(tmp_path))
    (item,) = tree.list()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
        with pytest.raises(OSError, match="Too many open files") as caught:
            tree.fetch(item)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert not isinstance(caught.value, FetchError)
