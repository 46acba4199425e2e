"""Readers of what Windows keeps about its users, and of research data."""

from pii_scan.extract.table import hdf5, mat
from pii_scan.extract.windows import evtx, hive, lnk, thumbs
from tests.extract.table.drawn_hdf5 import matlab, study
from tests.extract.table.drawn_mat import cells, chars, mat_file, structure
from tests.extract.windows.drawn_events import chunk, log
from tests.extract.windows.drawn_hive import hive as drawn_hive
from tests.extract.windows.drawn_hive import sz
from tests.extract.windows.drawn_links import custom_list, jump_list, link
from tests.extract.windows.drawn_thumbs import entry, picture, thumbcache, thumbs_db
from tests.fuzz.target import CANARY, Target, extractor_target

TARGETS: list[Target] = [
    extractor_target(evtx.EXTRACTOR, evtx.EVTX, lambda: [log(chunk(1, ("P", "1", {"User": CANARY})))]),
    extractor_target(hive.EXTRACTOR, hive.HIVE, lambda: [drawn_hive({CANARY: {"Name": sz(CANARY)}})]),
    extractor_target(hdf5.EXTRACTOR, hdf5.HDF5, lambda: [study(CANARY), matlab()]),
    extractor_target(
        mat.EXTRACTOR,
        mat.MAT,
        lambda: [mat_file(structure("a", ("name",), chars(CANARY)), cells("b", (1, 1), chars("x")), packed=False)],
    ),
    extractor_target(lnk.EXTRACTOR, lnk.LNK, lambda: [link(CANARY)]),
    extractor_target(lnk.EXTRACTOR, lnk.AUTOMATIC, lambda: [jump_list(link(CANARY))], "jump_list"),
    extractor_target(lnk.EXTRACTOR, lnk.CUSTOM, lambda: [custom_list(link(CANARY), link())], "custom_jump_list"),
    extractor_target(thumbs.EXTRACTOR, thumbs.THUMBS_DB, lambda: [thumbs_db("a.jpg", f"{CANARY}.jpg")]),
    extractor_target(
        thumbs.EXTRACTOR, thumbs.CACHE, lambda: [thumbcache(32, entry(CANARY, picture("PNG"), 32))], "thumbcache"
    ),
]
