"""Redis: a dump that Redis 7.0.15 wrote of invented people, and forms of older versions by hand after its documentation."""

import base64
import struct
import zlib

import pytest

from pii_scan.extract.database.redis_values import RedisDamageError, intset, listpack, unlzf, ziplist

DUMP = zlib.decompress(base64.b85decode(
    b"c-qC1%}*0S7{+IY?FT~BR=IenPRfnAWOrF4<$wz+Y69|6G+w84YzL>a&F+>6Xad3L0TT`$Of-Ik#Ke;q!yVxd@Zv$^!76$uL=#ht>nt>daOC3d"
    b"X0z`+v%lw^H_!OR3s<t5rfaokhvu29PE#k`)2Vgp-"
    b"L+$TD>>%5YgR2Z>9G=BKl!%#RxMg_X<jYS()!lxB&bD+eN)X5m#%@oU?&C>VW~U4UDnVL03ZtP2~wh=N5jNnuFdgSg$a)c#yM$QbX}n=ndVv5F"
    b"jOOBcD3H0X0CLMG{FZs!ikuq(d}nrzZ4&Y-"
    b"QFqJ7W!N|;H7)h6Gdw0ZHMCi9CZZoiZkgmX$h2)Y4)gHx@u?{EqzyM%CQ1egzeFdQv>sfZ1yTPHN9?W;%wEAfA!<vCgRY<e}?BiwXZ<gI27+PS"
    b"`yBtQnEl``Mm82%2~z5*Gkebv8Z=;EB*=OdN3h(ucS7g`~daKvMl*-1rP#=;NAds&l;3K-"
    b"pd1odqpx!oM0ZDCzkd*>TV4|A1*YQ3kT>B!oq$n@rR6KPd8IR_Yk5IZ4`%hwJ6M`UYjC6o4~Fv4+uax2?0`EDZ%7uk#SZo6Ff3QIdO=P0`&|OA"
    b"Mre!GePksxmciUkr0|SU~GumWt->mAQO|tJ(u6-"
    b"jzf;nMvpardS2EM@UXw)$PwE3y8JcvWe2@~iMFMy@>2oZp$>@K!_6Nqqw47G>L7sQKH9JzPxVFmI)WazG#qZ>wkY5mGKqrVs^9X}kNk({a|BJS"
    b"`t_I_M~J!6h&ehC^XEa#>s0*+RJ}ok2dFOss{cK6C%^jU<Ewub=2?p"
))  # fmt: skip


def resp(*words: str) -> bytes:
    return b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(w.encode()), w.encode()) for w in words)


AOF = (
    resp("SELECT", "0")
    + resp("HSET", "user:1", "name", "Marisol Quintanilla", "ssn", "446-22-2943")
    + resp("HSET", "user:1", "city", "Dayton")
)


def test_a_dump_of_redis_itself(gather):
    got = gather(DUMP, "item")
    assert (got.media_type, got.reader, got.problems) == ("application/x-redis-dump", "redis", [])
    rows = {row["redis key"]: row for row in got.rows}
    assert rows["user:3"] == {
        "redis key": "user:3", "name": "Marisol Quintanilla", "ssn": "446-22-2943", "visits": "3", "balance": "-700003",
    }  # fmt: skip
    assert rows["s:json"]["ssn"] == "447-31-2090" and rows["big"]["note"].count("401-22-2944") == 40
    for line in ("n: 12345", "l: Aurelio Vang", "l: -5", "l: 4000", "l: 70000", "l: 5000000000", "l: -3000", "l: " + "x" * 80,
                 "iset: 70000", "sset: Philippa Oyelaran", "z: Cornelius Umber", "z2: Leopold Finch", "set2: Ottoline Grange",
                 "st: Balthazar Quill", "st: 401-22-2945"):  # fmt: skip
        assert line in got.text.splitlines()
    assert got.text.count("long Ximena") == 900


def test_a_cut_dump_is_truncated(gather):
    got = gather(DUMP[: len(DUMP) * 2 // 3], "item")
    assert got.codes == ["truncated"] and (got.rows or got.texts)


def test_an_append_only_file(gather):
    got = gather(AOF, "item")
    assert (got.media_type, got.reader, got.problems) == ("application/x-redis-commands", "redis", [])
    assert got.rows == [{"redis key": "user:1", "name": "Marisol Quintanilla", "ssn": "446-22-2943", "city": "Dayton"}]
    assert gather(AOF[:-5], "item").codes == ["truncated"]


def test_commands_behind_a_dump(gather):
    got = gather(DUMP + AOF, "item")
    assert "Dayton" in str(got.rows) and got.problems == []


def test_forms_of_older_versions():
    # Length of the one before, form, bytes: `ab`, 12 in four bits, -300 in two bytes.
    entries = b"\x00\x02ab" + b"\x04\xfd" + b"\x02\xc0" + struct.pack("<h", -300)
    assert ziplist(bytes(10) + entries + b"\xff") == [b"ab", b"12", b"-300"]
    assert intset(struct.pack("<II3h", 2, 3, -1, 5, 300)) == [b"-1", b"5", b"300"]
    # Three letters, then seven from three before.
    assert unlzf(b"\x02abc" + bytes([5 << 5, 2]), 10) == b"abcabcabca"


@pytest.mark.parametrize("data", [b"", bytes(12), bytes(6) + b"\xf5", bytes(6) + b"\xf1"])
def test_damage_is_named(data):
    for unpack in (ziplist, listpack):
        try:
            unpack(data)
        except RedisDamageError:
            continue
    with pytest.raises(RedisDamageError):
        unlzf(b"\x20\x05", 3)


def test_a_markdown_list_is_no_command(gather):
    assert gather(b"*1 Marisol\n$5 for the show\n", "x.md").reader != "redis"
