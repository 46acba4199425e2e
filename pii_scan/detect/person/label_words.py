"""What is written before a person's name on forms, in records and in exports. Lower case, without accents."""

import re
from itertools import product

from pii_scan.detect.person.word_set import word_set


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


WHOSE = _phrases(
    """
    patient | inmate | customer | client | applicant | employee | member | student | cardholder | card holder |
    account | account holder | holder | borrower | co borrower | visitor | contact | emergency contact |
    beneficiary | attorney | guardian | parent | spouse | mother | father | child | taxpayer | recipient | sender |
    caller | insured | subscriber | policyholder | policy holder | driver | owner | resident | tenant | passenger |
    guest | donor | witness | victim | suspect | defendant | plaintiff | petitioner | respondent | claimant |
    decedent | deceased | detainee | offender | prisoner | officer | physician | doctor | provider | nurse |
    teacher | supervisor | manager | agent | buyer | seller | purchaser | landlord | lessee | lessor | participant
    | volunteer | registrant | voter | candidate | author | signer | signatory | dependent | husband | wife | son |
    daughter | partner | maiden | called party | caller | staff | worker | user full | billing | shipping |
    requester | requestor | reporter | payee | payer | remitter
    """
)
_SORTS = _phrases(
    "full | legal | full legal | complete legal | current legal | complete | printed | print | your | real | person | "
    "please print | please print your"
)
ROLES = _phrases(
    """
    patient | inmate | cardholder | card holder | account holder | pay to | pay to the order of | payable to | bill
    to | billed to | ship to | sold to | customer | client | applicant | co applicant | employee | member |
    borrower | co borrower | insured | subscriber | policyholder | policy holder | beneficiary | emergency contact
    | next of kin | pt | victim | suspect | arrestee | offender | visitor | attorney | counsel | caller | called
    party | sender | recipient | received from | prepared for | remitter | payee | payer | payor | signed by |
    signature | signature of | signed | prepared by | submitted by | reported by | requested by | created by |
    reviewed by | approved by | assigned to | interviewed by | written by | guardian | parent | spouse | mother |
    father | child | minor | husband | wife | son | daughter | brother | sister | dependent | witness | resident |
    driver | owner | tenant | landlord | lessee | lessor | passenger | guest | donor | defendant | plaintiff |
    petitioner | respondent | claimant | complainant | originator |
    consignee | grantor | grantee | mortgagor | transferor | transferee | licensee | appellant | appellee |
    annuitant | policy owner | assured | decedent | deceased | detainee | prisoner | parolee |
    probationer | juvenile | physician | attending physician | doctor | provider | nurse | therapist | psychologist
    | counselor | teacher | supervisor | case manager | case worker | caseworker | officer | arresting officer |
    reporting officer | reporting party | detective | judge | buyer | seller | purchaser | executor | trustee |
    notary | student | taxpayer | registrant | participant | attendee | author | paciente | recluso | interno |
    cliente | titular | solicitante | beneficiario | remitente | destinatario | interno que visita | visita |
    visitante | paguese a | firmado por | a nombre de | empleado | trabajador | asegurado | afiliado |
    contribuyente | testigo | abogado | abogada | defensor | medico | demandante | demandado | acusado | imputado |
    victima | detenido | contacto de emergencia | responsable | propietario | arrendatario | inquilino | estudiante
    | alumno | alumna | padre | madre | tutor | hijo | hija | esposo | esposa | conyuge | recibi de
    """
)
WEAK = _phrases("from | to | cc | bcc | by | de | para | attn | attention | atencion | contact | contacto | re | firma")
_OF = _phrases(
    """
    patient | inmate | applicant | cardholder | employee | insured | visitor | student | beneficiary | child |
    owner | spouse | mother | father | parent | guardian | member | client | driver | borrower | taxpayer | account
    holder | deceased | witness | contact | emergency contact | person
    """
)
_DE = _phrases(
    """
    paciente | recluso | interno | cliente | solicitante | titular | empleado | trabajador | asegurado | alumno |
    estudiante | padre | madre | tutor | conyuge | contacto | beneficiario | visitante | afiliado | declarante |
    contribuyente | propietario | menor
    """
)


def _name_labels() -> frozenset[str]:
    made = {"name", "names", "name in full", "nombre", "nombre completo", "nombre y apellido", "nombre y apellidos"}
    made |= {
        "nam",
        "nombres y apellidos",
        "apellidos y nombres",
        "apellidos y nombre",
        "nome",
        "nome completo",
        "nom complet",
    }
    made |= {"employee's first name and initial, last name", "employee's first name and initial last name"}
    made |= _phrases(
        """
        nom et prenom | nom et prenoms | nom, prenom | nom prenom | nom prenoms | prenom et nom | nom du client |
        nom du titulaire | nom du patient | nome e cognome | cognome e nome | nome/cognome | nome cognome |
        cognome nome | intestatario | vorname und name | name, vorname |
        name/vorname | vorname, name | vor und nachname | familienname | kontoinhaber | kontoinhaberin | naam |
        volledige naam | naam rekeninghouder | achternaam | navn | fulde navn | fullt navn |
        namn | fullstandigt namn | nimi | taydellinen nimi | imie i nazwisko | imie nazwisko | nazwisko i imie |
        vards, uzvards | vards uzvards | vards un uzvards | vardas, pavarde | vardas pavarde | vardas ir pavarde |
        nafn | fullt nafn | emri mbiemri | emri dhe mbiemri | ees ja perekonnanimi | eesnimi | perekonnanimi |
        nom i cognoms |
        jmeno a prijmeni | jmeno | meno a priezvisko | nev | teljes nev | ime i prezime | ime in priimek |
        nume si prenume | numele si prenumele | nume | adi soyadi | ad soyad | ad ve soyad | adi ve soyadi |
        nama | nama lengkap | nama penuh | ho va ten | ho ten | titular da conta | nome do cliente |
        nome do titular | nome completo do titular | nombres completos | nombre del titular | razon social/nombre
        """
    )
    for whose in WHOSE | _SORTS:
        made |= {
            f"{whose} name",
            f"{whose}'s name",
            f"{whose}s name",
            f"{whose}s' name",
            f"{whose.replace(' ', '')}name",
        }
        made |= {f"{whose}'s full name", f"{whose} full name", f"{whose}'s legal name"}
    made |= {f"{name} of {the}{whose}" for name, the, whose in product(("name", "full name"), ("", "the "), _OF)}
    made |= {f"nombre{full} {de} {who}" for full, de, who in product(("", " completo"), ("del", "de la", "de"), _DE)}
    return frozenset(made)


NAMES = _name_labels()
"""Labels that say `name` themselves."""
LABELS = {
    **dict.fromkeys(WEAK, "weak"),
    **dict.fromkeys(ROLES, "role"),
    **dict.fromkeys(NAMES, "strong"),
}
LONGEST = max(map(len, LABELS))
ENDINGS = frozenset(re.split("[ /]", label)[-1].rstrip("'").upper().replace("'S", "") for label in LABELS)
"""The last word of each label, in upper case."""
BARE = frozenset({"name", "names", "nombre", "nome", "naam", "navn", "namn", "nimi", "nama", "nume", "nev", "jmeno"})
"""Any word may stand before these: `brand name`, `queue name`."""
WITHOUT_SEPARATOR = frozenset({"name", "nombre", "pay to the order of", "inmate", "patient", "paciente"})

NO_PERSON = word_set(
    """
    agency album app application archivo attribute banco bank book branch brand breed bucket building business
    calle carrier cat category chapter city ciudad class clinic cluster color colour column command common company
    computer container cookie corporate corporation country county course database db dealer device directory
    display document dog domain drug employer employers empresa entity event facility family field file firm first
    folder font form function game generic given group header horse hospital host hotel image index institution
    insurance insurer item job key label last legal_entity library log login machine maiden marca medication
    merchant method middle model module movie network nick node organisation organization package param parameter
    partnership pet pharmacy place plan policy position printer process product producto program project property
    queue region registrar repo report repository road role room rule schema school scientific screen script
    section server service session sheet ship site song species state store street supplier sur table tag task team
    template test thread tool trade type unit upstream user usuario variable vendor vessel wifi worksheet zone
    """
)
"""A word before `name` after which it is no person's."""
