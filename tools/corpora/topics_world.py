"""Identifiers of other countries."""

from random import Random

from tools.corpora import check_digits as cd
from tools.corpora.shapes import confirmed, shaped, shapes
from tools.corpora.topic import table

_ID_CARD = "CFGHJKLMNPRTVWXYZ0123456789"


def _nino(rng: Random) -> str:
    text = rng.choice(("AB", "CE", "JG", "LM", "NR", "PW", "SX", "TY")) + shaped(rng, "######") + rng.choice("ABCD")
    return text if rng.random() < 0.5 else f"{text[:2]} {text[2:4]} {text[4:6]} {text[6:8]} {text[8]}"


def _uk_licence(rng: Random) -> str:
    year, month, day = shaped(rng, "{y}"), rng.randint(1, 12), rng.randint(1, 28)
    month += 50 * (rng.random() < 0.5)
    name = rng.choice(("FARRO", "GREEN", "JONES", "MOORE", "LEE99"))
    return f"{name}{year[0]}{month:02d}{day:02d}{year[1]}{shaped(rng, '??9??')}"


def _nir(rng: Random) -> str:
    body = rng.choice("12") + shaped(rng, "{y}{m}") + f"{rng.randint(1, 95):02d}" + shaped(rng, "0##0##")
    return f"{body}{97 - int(body) % 97:02d}"


def _german_card(rng: Random) -> str:
    body = rng.choice("LMPRTVWXY") + "".join(rng.choice(_ID_CARD) for _ in range(8))
    return body + cd.icao(body)


def _nhi(rng: Random) -> str:
    while True:
        body = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(3)) + shaped(rng, "###")
        if (check := cd.nhi(body)) is not None:
            return body + check


def _medicare(rng: Random) -> str:
    body = rng.choice("23456") + shaped(rng, "#######")
    text = body + cd.au_medicare(body) + rng.choice("1234")
    return text if rng.random() < 0.5 else f"{text[:4]} {text[4:9]} {text[9]}"


def _snils(rng: Random) -> str:
    body = rng.choice("123456789") + shaped(rng, "########")
    return f"{body[:3]}-{body[3:6]}-{body[6:]} {cd.snils(body)}"


def _nric(rng: Random) -> str:
    first, body = rng.choice("STFG"), shaped(rng, "#######")
    return first + body + cd.nric(first, body)


def _my_number(rng: Random) -> str:
    body = shaped(rng, "###########")
    text = body + cd.my_number(body)
    return text if rng.random() < 0.6 else f"{text[:4]} {text[4:8]} {text[8:]}"


def _hkid(rng: Random) -> str:
    letter, body = rng.choice("ABCDEGKPRVYZ"), shaped(rng, "######")
    return f"{letter}{body}({cd.hkid(letter, body)})"


def _emirates(rng: Random) -> str:
    body = shaped(rng, "784{Y}#######")
    return f"{body[:3]}-{body[3:7]}-{body[7:]}-{cd.luhn(body)}"


def _uruguay(rng: Random) -> str:
    body = shaped(rng, "+######")
    return f"{body[0]}.{body[1:4]}.{body[4:]}-{-cd.weighted(body, (2, 9, 8, 7, 6, 3, 4)) % 10}"


def _ontario(rng: Random) -> str:
    body = rng.choice("123456789") + shaped(rng, "########")
    text = body + cd.luhn(body)
    return f"{text[:4]}-{text[4:7]}-{text[7:]}-{shaped(rng, '??')}"


TOPICS = table(
    "europe",
    ("uk_nhs", "", confirmed("gb.nhs", "+## ### ####", "+#########")),
    ("uk_nino", "", _nino),
    ("uk_utr", "", confirmed("gb.utr", "##########")),
    ("uk_passport", "passport", shapes("+########")),
    ("uk_driving_licence", "uk_driving_license uk_driver_license", _uk_licence),
    ("ie_pps", "ie_ppsn", confirmed("ie.pps", "#######?", "#######?A")),
    ("at_svnr", "at_vnr at_ssn", confirmed("at.vnr", "+###{d}{m}{y}", "+### {d}{m}{y}")),
    ("be_nn", "be_rrn be_national_number be_rijksregister", confirmed("be.nn", "{y}.{m}.{d}-###.##", "{y}{m}{d}#####")),
    ("bg_egn", "", confirmed("bg.egn", "{y}{m}{d}####")),
    ("cz_rc", "cz_sk_birth_number cz_rodne_cislo cz_birth_number", confirmed("cz.rc", "{y}{m}{d}/####")),
    ("hr_oib", "", confirmed("hr.oib", "+##########")),
    ("de_tax_id", "de_idnr de_steuer_id", confirmed("de.idnr", "+##########", "+# ### ### ###")),
    ("de_id_card", "de_personalausweis", _german_card),
    ("dk_cpr", "", confirmed("dk.cpr", "{d}{m}{y}-####")),
    ("ee_ik", "ee_isikukood ee_personal_code", confirmed("ee.ik", "3{y}{m}{d}####", "4{y}{m}{d}####")),
    ("lt_asmens_kodas", "lt_asmens lt_personal_code", confirmed("lt.asmens", "3{y}{m}{d}####", "4{y}{m}{d}####")),
    ("es_dni", "es_nif", confirmed("es.dni", "########?", "########-?")),
    ("es_nie", "", confirmed("es.nie", "X#######?", "Y-#######-?")),
    ("fi_hetu", "fi_personal_identity_code", confirmed("fi.hetu", "{d}{m}{y}-####", "{d}{m}{y}-###?")),
    ("fr_nir", "", _nir),
    ("gr_amka", "", confirmed("gr.amka", "{d}{m}{y}#####")),
    ("gr_afm", "", confirmed("gr.vat", "#########")),
    (
        "it_codice_fiscale",
        "it_fiscal_code it_cf",
        confirmed("it.codicefiscale", "RSSMRA{y}A{d}H501?", "BNCLRA{y}C{d}F205?"),
    ),
    ("lv_pk", "lv_personal_code lv_personas_kods", confirmed("lv.pvn", "{d}{m}{y}-1####", tries=20000)),
    ("nl_bsn", "", confirmed("nl.bsn", "+########")),
    ("pl_pesel", "", confirmed("pl.pesel", "{y}{m}{d}#####")),
    ("pl_nip", "", confirmed("pl.nip", "+##-###-##-##", "+#########")),
    ("pt_nif", "", confirmed("pt.nif", "2########")),
    ("pt_cc", "pt_citizen_card pt_cartao_cidadao", confirmed("pt.cc", "########0??#", tries=20000)),
    ("ro_cnp", "", confirmed("ro.cnp", "1{y}{m}{d}12####", "2{y}{m}{d}40####")),
    ("se_personnummer", "", confirmed("se.personnummer", "{y}{m}{d}-####", "{Y}{m}{d}-####")),
    ("si_emso", "", confirmed("si.emso", "{d}{m}9##50####", tries=20000)),
    ("no_fodselsnummer", "no_fnr", confirmed("no.fodselsnummer", "{d}{m}{y}#####", tries=20000)),
    ("ch_ahv", "ch_ssn", confirmed("ch.ssn", "756.####.####.##", tries=20000)),
    ("is_kennitala", "", confirmed("is_.kennitala", "{d}{m}{y}-##+9", tries=20000)),
    ("ua_rntrc", "ua_rnokpp ua_inn ua_ipn", confirmed("ua.rntrc", "+#########")),
    ("ru_inn", "", confirmed("ru.inn", "77##########", tries=20000)),
    ("ru_snils", "", _snils),
    ("tr_national_id", "tr_kimlik tr_tckimlik tr_tc_kimlik", confirmed("tr.tckimlik", "+##########", tries=20000)),
)
TOPICS |= table(
    "americas",
    ("ca_sin", "", confirmed("ca.sin", "+## ### ###", "+##-###-###", "+########")),
    ("ca_health_card_on", "ca_on_health_card ca_ohip ca_health_card", _ontario),
    ("ca_passport", "passport", shapes("??######")),
    ("br_cpf", "", confirmed("br.cpf", "###.###.###-##", "###########", tries=20000)),
    ("br_cnpj", "", confirmed("br.cnpj", "##.###.###/0001-##", tries=20000)),
    ("mx_curp", "", confirmed("mx.curp", "GAMR{y}{m}{d}HDFRRS0#", "LOPA{y}{m}{d}MJCPRN0#")),
    ("mx_rfc", "", confirmed("mx.rfc", "GAMR{y}{m}{d}***", "LOPA{y}{m}{d}***", tries=20000)),
    ("ar_cuit", "ar_cuil", confirmed("ar.cuit", "20-########-#", "27-########-#")),
    ("ar_dni", "pe_dni", shapes("+#.###.###", "+#######")),
    ("cl_rut", "cl_run", confirmed("cl.rut", "1#.###.###-#", "########-#")),
    ("co_cedula", "co_cc", shapes("+#######", "1.###.###.###")),
    ("co_nit", "", confirmed("co.nit", "9########-#")),
    ("pe_dni", "ar_dni", shapes("########")),
    ("ec_cedula", "ec_ci", confirmed("ec.ci", "17########", "09########")),
    ("uy_ci", "uy_cedula", _uruguay),
    ("ve_rif", "ve_cedula", confirmed("ve.rif", "V-########-#")),
    ("do_cedula", "", confirmed("do.cedula", "001-#######-#")),
    ("cr_cedula", "cr_cpf", confirmed("cr.cpf", "1-0###-0###")),
)
TOPICS |= table(
    "asia",
    ("au_tfn", "", confirmed("au.tfn", "+## ### ###", "+########")),
    ("au_medicare", "", _medicare),
    ("au_abn", "", confirmed("au.abn", "+# ### ### ###", tries=20000)),
    ("nz_ird", "", confirmed("nz.ird", "+##-###-###", "+#######")),
    ("nz_nhi", "", _nhi),
    ("in_aadhaar", "", confirmed("in_.aadhaar", "3### #### ####", "8###########")),
    ("in_pan", "", confirmed("in_.pan", "???P?####?")),
    ("in_voter", "in_epic in_voter_id", confirmed("in_.epic", "???#######")),
    ("in_passport", "passport", shapes("K#######", "M#######")),
    ("cn_ric", "cn_resident_id", confirmed("cn.ric", "110105{Y}{m}{d}####", "310101{Y}{m}{d}####")),
    ("hk_id", "hk_hkid hkid", _hkid),
    ("sg_nric", "sg_nric_fin", _nric),
    ("my_nric", "", confirmed("my.nric", "{y}{m}{d}-14-####")),
    ("th_pin", "th_id th_tnin th_national_id", confirmed("th.pin", "1-####-#####-##-#", "1############")),
    ("kr_rrn", "", confirmed("kr.rrn", "{y}{m}{d}-1######", "{y}{m}{d}-2######")),
    ("jp_my_number", "", _my_number),
    ("id_nik", "", confirmed("id.nik", "317301{d}{m}{y}000#", "357801{d}{m}{y}000#")),
    ("pk_cnic", "", confirmed("pk.cnic", "35202-#######-#")),
    ("il_id", "il_teudat_zehut", confirmed("il.idnr", "+########")),
    ("ae_emirates_id", "", _emirates),
    ("za_id", "za_id_number", confirmed("za.idnr", "{y}{m}{d}####08#", tries=20000)),
    ("ng_nin", "", shapes("###########")),
    ("ng_bvn", "", shapes("22#########")),
    ("ke_id", "ke_national_id other_gov_id", shapes("########")),
)
