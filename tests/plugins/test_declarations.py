"""Every extractor declares what it reads, what it does not and with which library, and the declaration is true."""

import re
import sys
import tomllib
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor

ROOT = Path(__file__).resolve().parents[2]
EXTRACTORS: tuple[Extractor, ...] = plugins.load("pii_scan.extract", "EXTRACTOR")
OWN = ("own", "as the format's own reader")
SYSTEM = {"libarchive", "mdbtools"}
"""What an installation has or is told to install: tools/system_programs.sh, `pii-scan doctor`."""
IMPORT_NAMES = {
    "backports.zstd": "backports.zstd", "libpff-python": "pypff", "libewf-python": "pyewf", "libvhdi-python": "pyvhdi",
    "libvmdk-python": "pyvmdk", "libmodi-python": "pymodi", "libfsapfs-python": "pyfsapfs",
    "libfsxfs-python": "pyfsxfs", "libvslvm-python": "pyvslvm", "libbde-python": "pybde", "libluksde-python": "pyluksde",
    "pi-heif": "pi_heif", "zxing-cpp": "zxingcpp",
    "opencv": "cv2", "msoffcrypto-tool": "msoffcrypto", "python-calamine": "python_calamine", "pillow": "PIL",
    "libregf-python": "pyregf", "libesedb-python": "pyesedb",
}  # fmt: skip
PACKAGES = {"opencv": "opencv-python-headless"}


def dependencies() -> set[str]:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    return {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in stated}


def named(library: str) -> list[tuple[str, str]]:
    """(name, what stands in brackets behind it): a bracket counts for the names before it up to a semicolon."""
    out = []
    for group in library.split(";"):
        kind = next(iter(re.findall(r"\((.*?)\)", group)), "")
        bare = re.sub(r"\(.*?\)| for .*", "", group)
        out += [(name.strip(), kind) for name in bare.split(",") if name.strip()]
    return out


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.id)
def test_it_says_what_is_read_and_with_what(extractor: Extractor) -> None:
    assert extractor.title and extractor.reads and extractor.library
    assert extractor.not_read or extractor.id in {"pages"}, "nothing reads everything"
    for text in (extractor.reads, extractor.not_read, extractor.title):
        assert text == text.strip() and "|" not in text and not text.endswith(".")


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.id)
def test_every_library_that_it_names_is_one_that_is_installed_with_it(extractor: Extractor) -> None:
    wanted = dependencies()
    for name, kind in named(extractor.library):
        if name in OWN or name in SYSTEM:
            continue
        if "standard library" in kind and name in sys.stdlib_module_names:
            continue
        package = PACKAGES.get(name, name)
        assert package in wanted, f"{name} is no dependency"
        module = IMPORT_NAMES.get(name, name.replace("-", "_"))
        distributions = {one.lower() for one in packages_distributions().get(module.partition(".")[0], [])}
        assert package in {one.replace("_", "-") for one in distributions} | distributions, (name, distributions)


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.id)
def test_a_library_that_its_file_imports_is_named(extractor: Extractor) -> None:
    module = sys.modules[extractor.extract.__module__]
    source = Path(str(module.__file__)).read_text("utf-8")
    imported = set(re.findall(r"^\s+(?:import|from) ([\w.]+)", source, re.MULTILINE))
    parsers = {"lxml", "pypdfium2", "openpyxl", "python_calamine", "py7zr", "rars", "msoffcrypto", "pypff", "tinytag",
               "pytsk3", "pyewf", "pyvhdi", "pyvmdk", "pymodi",
               "exifread", "pi_heif", "fastavro", "dbfread", "chardet", "sqlite3", "evtx", "pyregf",
               "pyesedb", "h5py"}  # fmt: skip
    told = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name, _ in named(extractor.library)}
    used = {name.partition(".")[0] for name in imported} & parsers
    assert used <= told, "its declaration does not name what it imports"


def test_ids_and_media_types_are_clear() -> None:
    assert [one for one, times in Counter(e.id for e in EXTRACTORS).items() if times > 1] == []
    for extractor in EXTRACTORS:
        assert extractor.media_types
        assert all(re.fullmatch(r"[\w*-]+/[\w.+*-]+", media_type) for media_type in extractor.media_types), extractor.id
        assert all(re.fullmatch(r"\.[a-z0-9_-]+", ending) for ending in extractor.extensions), extractor.id


def test_a_signature_leads_to_its_reader() -> None:
    from pii_scan.filetype.identify import TypeTable
    from pii_scan.model.payload import Payload

    table = TypeTable(EXTRACTORS)
    for extractor in EXTRACTORS:
        for signature in extractor.signatures:
            data = bytearray(signature.offset + len(signature.magic) + 600)
            for at, part in ((signature.offset, signature.magic), *signature.also):
                data[at : at + len(part)] = part
            told = table.identify(Payload(data=bytes(data)), "x")
            if told.startswith(("application/zip", "application/x-ole")):
                continue
            assert extractor.id in [reader.id for reader in table.readers(told)], (extractor.id, signature, told)
