"""What Windows keeps about its users, drawn by hand after the published layouts."""

from tests.extract.table.drawn_hdf5 import study
from tests.extract.table.drawn_mat import chars, mat_file
from tests.extract.windows.drawn_events import chunk, log
from tests.extract.windows.drawn_hive import hive, sz
from tests.extract.windows.drawn_links import link
from tests.extract.windows.drawn_thumbs import entry, picture, thumbcache
from tests.hostile.samples.sample import NOTE, Sample

_NO_SUM = "the format has no checksum"


def _events() -> bytes:
    return log(*(chunk(n, ("Provider", "4104", {"ScriptBlockText": NOTE})) for n in (1, 2)))


def _cache() -> bytes:
    return thumbcache(32, *(entry(f"{n:016x}", picture("PNG", n), 32) for n in range(1, 9)))


SAMPLES = (
    Sample("Security.evtx", "evtx", _events),
    Sample("NTUSER.DAT", "hive", lambda: hive({"Software": {"Note": sz(NOTE)}}), flipped=_NO_SUM),
    Sample("payroll.lnk", "lnk", lambda: link(NOTE), flipped=_NO_SUM),
    Sample("study.h5", "hdf5", lambda: study(NOTE), flipped="values of a dataset have no checksum"),
    Sample("study.mat", "mat", lambda: mat_file(*(chars(NOTE, f"note{n}") for n in range(4)))),
    Sample("thumbcache_96.db", "thumbs", _cache, found=False, flipped=_NO_SUM),
)
