"""Every country's number: values by formulas of this folder, labels in its language and in English, look-alikes."""

import random
import re

import pytest

from pii_scan import plugins
from pii_scan.detect.countries.national_id import NO_COUNTRY
from pii_scan.detect.detector import Candidate, Context, Detector
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band
from tests.detect.countries.numbers_of import KIND, digits

DETECTORS: dict[str, Detector] = {
    d.kind.id: d for d in plugins.load("pii_scan.detect", "DETECTOR") if d.kind.id in KIND
}
NAMES = sorted(KIND)
COUNTRY_KINDS = frozenset(KIND) | {"pa_cedula", "in_gstin", "sg_uen"}
NO_CHECK_DIGIT = frozenset((
    "al_personal_number", "au_driver_licence", "az_fin", "bo_ci", "by_personal_number", "de_driving_licence", "dz_nin",
    "fo_ptal", "fr_identity_card", "ge_personal_number", "gh_card", "gr_identity_card", "ht_nif", "vn_cmnd",
    "in_vehicle_registration", "jm_trn", "ma_cin", "py_ci", "tz_nida", "ug_nin", "uk_postcode", "za_driver_license",
    "bd_nid", "ca_qc_health_card", "co_cedula", "cr_cedula", "cu_ni", "dk_cpr", "eg_national_id", "hn_dni", "id_nik",
    "in_driving_licence", "in_pan", "it_codice_fiscale", "it_driver_license", "it_identity_card", "ke_national_id",
    "ke_pin", "kr_driver_license", "kr_frn", "kr_rrn", "lk_nic", "mt_id_card", "mx_curp", "mx_ine", "mx_rfc", "my_nric",
    "ng_bvn", "ng_nin", "pe_dni", "ph_philhealth", "ph_philsys", "ph_sss", "ph_tin", "ph_umid", "pk_cnic",
    "br_rg", "ru_internal_passport", "uk_driving_licence", "uk_nino", "ve_cedula", "vn_cccd", "ar_dni",
))  # fmt: skip
"""Either none is known, or (Mexico, Italy) a labelled value may have it wrong."""
LETS_SOME_PASS = frozenset((
    # Their formulas map two remainders to one digit, have weights that share a factor with the modulus, accept a
    # second rule, or check only a part.
    "ar_cuit", "au_medicare", "bg_egn", "br_cnh", "br_cpf", "br_sus_card", "br_voter_id", "co_nit", "ee_isikukood",
    "au_acn", "ec_ruc", "zw_id", "mu_nid", "md_idnp", "uz_pinfl", "gr_afm", "gt_dpi", "hu_personal_id", "is_kennitala", "jp_my_number", "kz_iin", "lt_asmens_kodas",
    "lv_personas_kods", "nz_ird", "pt_nif", "sv_dui", "th_id", "tw_national_id", "ua_rnokpp", "uk_utr", "uy_cedula",
))  # fmt: skip

OWN_LABEL = {
    "pe_dni": "dni perú", "ph_sss": "philippine sss", "py_ci": "cédula paraguaya",
    "jm_trn": "jamaican trn", "ph_umid": "umid", "au_driver_licence": "nsw driver licence", "za_driver_license": "south african driving licence",
}  # fmt: skip
"""Where the usual label is another country's too."""


def values(name: str, n: int = 20) -> list[str]:
    r = random.Random(f"{name} values")
    return [KIND[name](r) for _ in range(n)]


def candidates(detector: Detector, text: str, label: str) -> list[Candidate]:
    return [
        Candidate(text, 0, len(text), i, f"{label}: ", "", Context(), label)
        for i, pattern in enumerate(detector.patterns)
        if re.fullmatch(pattern, text)
    ]


def passes(detector: Detector, text: str) -> bool:
    assert detector.check is not None
    label = OWN_LABEL.get(detector.kind.id, detector.labels[0])
    verdicts = [detector.check(c) for c in candidates(detector, text, label)]
    return any(v is not None and v.reasons != ("check_failed",) for v in verdicts)


def found(text: str) -> list[tuple[str, str, Band]]:
    return [(m.kind, m.raw.reveal(), m.band) for m in shared_engine().scan(Text(text), Context())]


def test_every_formula_has_its_detector() -> None:
    assert set(KIND) == set(DETECTORS)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_by_the_country_s_formula_pass(name: str) -> None:
    detector = DETECTORS[name]
    for value in values(name, 40):
        assert passes(detector, value), value
        bare = "".join(filter(str.isalnum, value))
        assert (
            name in ("cr_cedula", "fi_hetu", "ph_tin", "ph_umid")
            or not candidates(detector, bare, "x")
            or passes(detector, bare)
        ), bare


@pytest.mark.parametrize("name", sorted(set(NAMES) - NO_CHECK_DIGIT))
def test_few_numbers_with_one_digit_changed_pass(name: str) -> None:
    """None where the formula promises it; at most one in four where it does not."""
    detector, tried, passed = DETECTORS[name], 0, 0
    for value in values(name, 6):
        for i in (i for i, char in enumerate(value) if char.isdigit()):
            for digit in set("0123456789") - {value[i]}:
                tried += 1
                passed += passes(detector, value[:i] + digit + value[i + 1 :])
    assert passed <= (tried / 4 if name in LETS_SOME_PASS else 0), (passed, tried)


@pytest.mark.parametrize("name", NAMES)
def test_labels_and_layouts(name: str) -> None:
    detector = DETECTORS[name]
    r = random.Random(f"{name} beside labels")
    no_country = {label for labels in NO_COUNTRY.values() for label in labels}
    longest = sorted((x for x in detector.labels if x.isascii() and x not in no_country), key=len)[-2:]
    for label in [OWN_LABEL[name]] if name in OWN_LABEL else [detector.labels[0], *longest]:
        for layout in ("{}: {}", "{} {}", "{}\n{}", "{}:\t{}", "| {} | {}", '"{}": "{}",'):
            value = KIND[name](r)
            text = layout.format(label.title() if r.random() < 0.5 else label.upper(), value)
            if not label.isascii() and label.upper().lower() != label:
                continue
            assert (name, Band.HIGH) in {(kind, band) for kind, _, band in found(text)}, (text, found(text))


@pytest.mark.parametrize("name", sorted(n for n in NAMES if DETECTORS[n].label_required))
def test_without_a_label_it_is_silent(name: str) -> None:
    for value in values(name, 8):
        text = f"They wrote {value} on the box and went home."
        assert not [hit for hit in found(text) if hit[0] == name], text


@pytest.mark.parametrize("text", ["CPF: 111.444.777-36", "PESEL 44051401358", "OIB: 94577403195", "BSN 111222334"])
def test_a_failed_check_right_at_its_label_is_possible(text: str) -> None:
    assert [band for kind, _, band in found(text) if kind in COUNTRY_KINDS] == [Band.POSSIBLE]
    assert not [hit for hit in found(text.replace(" ", " was mentioned beside ", 1)) if hit[0] in COUNTRY_KINDS]


ELEVEN = sorted(n for n in NAMES if DETECTORS[n].label_required and "[0-9]{11}" in DETECTORS[n].patterns)


@pytest.mark.parametrize("name", ELEVEN)
def test_another_country_s_label_is_not_enough(name: str) -> None:
    """Eleven digits of one country beside the label of another: the first one must not claim them."""
    value = "".join(filter(str.isdigit, values(name, 1)[0]))
    for other in ELEVEN:
        label = DETECTORS[other].labels[0]
        if label not in DETECTORS[name].labels:
            assert name not in {kind for kind, _, _ in found(f"{label}: {value}")}, label


def test_random_digits_in_prose_are_silent() -> None:
    r = random.Random(11)
    words = ["the", "shipment", "of", "units", "left", "on", "page", "with", "total", "and", "weighs", "about"]
    text = " ".join(r.choice(words) if r.random() < 0.7 else digits(r, r.randint(6, 14)) for _ in range(4000))
    assert not [hit for hit in found(text) if hit[0] in COUNTRY_KINDS]


@pytest.mark.parametrize("text", [
    "Order 2023-1188-45127 shipped", "tel 010190-1234", "invoice 123456/0800 due", "version 12.345.678-9",
    "sin embargo 130 692 544 casos", "part S1234567D in stock", "model AB123456C fits", "part no X1234567L",
    "konto 123456/2010", "phone 11.222.333-4", "timestamp 8001015009087", "tracking 850709-9805",
    "CI build 48271930", "Run 123456785 finished", "CI 2024", "TRN: 182-456-781", "taj hotel 123 456 788",
    "PCN 1234-5678-9012-3456", "nid 12345", "the medicare line 2125551234", "RFC 2616", "sus 15 hijos",
])  # fmt: skip
def test_look_alikes(text: str) -> None:
    assert not [hit for hit in found(text) if hit[0] in COUNTRY_KINDS and hit[2] is Band.HIGH]
