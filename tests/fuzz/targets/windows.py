"""Readers of what Windows keeps about its users."""

from pii_scan.extract.windows import evtx, lnk, thumbs
from tests.extract.windows.drawn_events import chunk, log
from tests.extract.windows.drawn_links import custom_list, jump_list, link
from tests.extract.windows.drawn_thumbs import entry, picture, thumbcache, thumbs_db
from tests.fuzz.target import CANARY, Target, extractor_target

TARGETS: list[Target] = [
    extractor_target(evtx.EXTRACTOR, evtx.EVTX, lambda: [log(chunk(1, ("P", "1", {"User": CANARY})))]),
    extractor_target(lnk.EXTRACTOR, lnk.LNK, lambda: [link(CANARY)]),
    extractor_target(lnk.EXTRACTOR, lnk.AUTOMATIC, lambda: [jump_list(link(CANARY))], "jump_list"),
    extractor_target(lnk.EXTRACTOR, lnk.CUSTOM, lambda: [custom_list(link(CANARY), link())], "custom_jump_list"),
    extractor_target(thumbs.EXTRACTOR, thumbs.THUMBS_DB, lambda: [thumbs_db("a.jpg", f"{CANARY}.jpg")]),
    extractor_target(
        thumbs.EXTRACTOR, thumbs.CACHE, lambda: [thumbcache(32, entry(CANARY, picture("PNG"), 32))], "thumbcache"
    ),
]
