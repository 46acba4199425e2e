"""Numbers that issuers and standards print as examples: they bear witness beside the formulas of this folder."""

import pytest

from pii_scan.detect.countries import (
    au_medicare,
    br_sus_card,
    br_voter_id,
    de_id_card,
    de_pension_number,
    es_nss,
    hk_hkid,
    hu_taj,
    lu_matricule,
    nz_nhi,
    pl_id_card,
    ru_snils,
    sg_nric,
    sv_dui,
    tw_national_id,
    uk_driving_licence,
    uy_cedula,
    zw_id,
)


@pytest.mark.parametrize(("module", "number"), [
    (au_medicare, "2123456701"), (br_sus_card, "898001160660761"), (br_voter_id, "102385010671"),
    (de_id_card, "T220001293"), (de_id_card, "L01X00T471"), (de_pension_number, "15070649C103"),
    (es_nss, "281234567840"), (hk_hkid, "A1234563"), (hu_taj, "111111110"), (lu_matricule, "1893120105732"),
    (nz_nhi, "ZAC5361"), (nz_nhi, "ZBN77VL"), (pl_id_card, "ABA300000"), (ru_snils, "11223344595"),
    (sg_nric, "S1234567D"), (sv_dui, "000162975"), (tw_national_id, "A123456789"),
    (uk_driving_licence, "MORGA753116SM9IJ"), (uy_cedula, "12345672"), (zw_id, "502001148W50"),
])  # fmt: skip
def test_published_examples(module: object, number: str) -> None:
    holds = module._holds  # type: ignore[attr-defined]
    assert holds(number)
    at = 8 if module is au_medicare else next(i for i in range(len(number) - 1, -1, -1) if number[i].isdigit())
    if module not in (uk_driving_licence, zw_id, nz_nhi, sg_nric):
        assert not holds(number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :])
