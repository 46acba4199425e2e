"""Texts of invented documents as OCR gives them: many wordings of each type, in two hands.

`[a|b]` picks one of two wordings, `{slot}` an invented value, a line that begins with `?` is left out half of the time.
The wordings of `HELD_OUT` were written with those of `DEVELOPMENT` and not looked at while rules were changed.
"""

import random
import re
from collections.abc import Callable

from pii_scan.model.evidence import Fact, How, Text, Wording
from tests.detect.ids.aamva_symbols import symbol
from tests.detect.ids.test_mrz_repair import zone

DEVELOPMENT: dict[str, list[str]] = {
    "drivers_license_front": [
        "{STATE}\n[DRIVER LICENSE|DRIVER'S LICENSE|OPERATOR LICENSE]\n?USA\n4d [DL NO.|LIC#|DLN] {number}\n9 CLASS D\n3 DOB {date}\n4b EXP {date}\n1 {LAST}\n2 {FIRST}\n8 {STREET}\n{CITY}\n15 SEX F\n16 HGT 5'-05\"\n18 EYES BRO\n?5 DD 123456789",
        "{STATE}\n?REAL ID\nCOMMERCIAL DRIVER LICENSE\nDL {number}\nEXP {date}\nLN {LAST}\nFN {FIRST}\n{STREET}\n{CITY}\nDOB {date}\nRSTR NONE\nCLASS A\nEND NONE\nSEX M HAIR BRN EYES GRN\nHGT 6-01 WGT 190\nISS {date}\n?DONOR",
        "[ESTADO LIBRE ASOCIADO DE PUERTO RICO|GOBIERNO DE PUERTO RICO]\nLICENCIA DE CONDUCIR\nDRIVER'S LICENSE\nNUM {number}\nNAC {date}\nEXP {date}\n{LAST}\n{FIRST}\n{STREET}\nCAT 3\nSEXO F",
        "{STATE}\nDRIVER LICENSE\nLIMITED TERM\n4d. DLN: {number}\n3. DOB: {date}\n4b. Exp: {date}\n4a. Iss: {date}\n1. {LAST}\n2. {FIRST}\n8. {STREET}\n{CITY}\n9. Class: C\n9a. End: NONE\n12. Restrictions: A\n15. Sex: M",
    ],
    "state_id_front": [
        "{STATE}\n[IDENTIFICATION CARD|ID CARD|STATE IDENTIFICATION]\nID NO {number}\nEXP {date}\nLN {LAST}\nFN {FIRST}\n{STREET}\n{CITY}\nDOB {date}\nSEX F HAIR BLK EYES BRN\nHGT 5-04 WGT 120\nISS {date}",
        "{STATE}\nNON-DRIVER IDENTIFICATION CARD\n4d ID {number}\n3 DOB {date}\n1 {LAST}\n2 {FIRST}\n8 {STREET}\n4b EXP {date}\n15 SEX M\n18 EYES BLU",
        "{STATE}\nTARJETA DE IDENTIFICACION\nIDENTIFICATION CARD\nID {number}\nDOB {date}\nEXP {date}\n{LAST}\n{FIRST}\n{STREET}\n{CITY}\nSEX F",
    ],
    "passport": [
        "PASSPORT [PASSEPORT PASAPORTE|]\nUNITED STATES OF AMERICA\nType P Code USA Passport No. {number}\nSurname / Nom / Apellidos\n{LAST}\nGiven Names / Prénoms\n{FIRST}\nNationality\nUNITED STATES OF AMERICA\nDate of birth {date}\nPlace of birth {CITY}\nDate of issue {date}\nDate of expiration {date}\nAuthority\nUnited States Department of State",
        "ESTADOS UNIDOS MEXICANOS\nPASAPORTE\nTipo P Clave MEX Pasaporte No. {number}\nApellidos\n{LAST}\nNombres\n{FIRST}\nNacionalidad MEXICANA\nFecha de nacimiento {date}\nLugar de nacimiento {CITY}\nFecha de expedición {date}\nFecha de caducidad {date}\nAutoridad SRE",
        "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND\nPASSPORT PASSEPORT\nType/Type P Code/Code GBR Passport No./Passeport No. {number}\nSurname/Nom (1) {LAST}\nGiven names/Prénoms (2) {FIRST}\nNationality/Nationalité (3) BRITISH CITIZEN\nDate of birth {date}",
    ],
    "permanent_resident_card": [
        "UNITED STATES OF AMERICA\nPERMANENT RESIDENT\nSurname\n{LAST}\nGiven Name\n{FIRST}\nUSCIS# {number}\nCategory IR1\nCountry of Birth Guatemala\nDate of Birth {date}\nSex F\nCard Expires: {date}\nResident Since: {date}",
        "PERMANENT RESIDENT CARD\nNAME {LAST}, {FIRST}\nINS A# {number}\nBirthdate {date} Category RE6 Sex M\nCountry of Birth Cuba\nCARD EXPIRES {date}\nResident Since {date}",
    ],
    "ssn_card": [
        "SOCIAL SECURITY\n{ssn}\nTHIS NUMBER HAS BEEN ESTABLISHED FOR\n{FIRST} {LAST}\n[SIGNATURE|]",
        "SOCIAL SECURITY\nUSA\n{ssn}\n{FIRST}\n{LAST}\nVALID FOR WORK ONLY WITH DHS AUTHORIZATION\nTHIS NUMBER HAS BEEN ESTABLISHED FOR",
        "SOCIAL SECURITY ADMINISTRATION\n{ssn}\n{FIRST} {LAST}\nSIGNATURE",
    ],
    "medicare_card": [
        "MEDICARE HEALTH INSURANCE\nName/Nombre\n{FIRST} {LAST}\nMedicare Number/Número de Medicare\n1EG4-TE5-MK72\nEntitled to/Con derecho a Coverage starts/Cobertura empieza\nHOSPITAL (PART A) {date}\nMEDICAL (PART B) {date}",
        "MEDICARE HEALTH INSURANCE\n1-800-MEDICARE (1-800-633-4227)\nNAME OF BENEFICIARY\n{FIRST} {LAST}\nMEDICARE CLAIM NUMBER SEX\n{ssn}A FEMALE\nIS ENTITLED TO EFFECTIVE DATE\nHOSPITAL (PART A) {date}",
    ],
    "insurance_card": [
        "[Harbor Health|BlueCross BlueShield|UnitedPlains Healthcare]\nMember ID {number}\nMember {FIRST} {LAST}\nGroup Number {number}\nRxBIN 610014 RxPCN A4\nCopay: Office $25 ER $150\nPPO",
        "Subscriber Name {FIRST} {LAST}\nSubscriber ID {number}\nGroup No. {number}\nEffective {date}\nPlan HMO\nPCP $20 Specialist $40\nCustomer Service 1-800-555-0199",
        "MEMBER NAME {FIRST} {LAST}\nID# {number}\nRx BIN 004336\nRx GRP RX22\nDeductible $1,500\nOut-of-pocket max $6,000\nSubmit claims to: P.O. Box 1200",
    ],
    "inmate_id": [
        "{STATE}\nDEPARTMENT OF CORRECTIONS\n[INMATE IDENTIFICATION|OFFENDER IDENTIFICATION]\n{LAST}, {FIRST}\nDOC# {num6}\nDOB {date}\nRace W Sex M\nHgt 5'11 Wgt 180",
        "COUNTY JAIL\nINMATE\n{FIRST} {LAST}\nBooking No. {number}\nHousing Unit C-204\nDOB {date}",
        "COUNTY SHERIFF'S OFFICE\nBOOKING CARD\nName: {LAST}, {FIRST}\nBooking # {number}\nBooked {date}\nCharge: 2911.13\nHeight 510 Weight 175\nArresting Agency: PD",
    ],
    "visitor_form": [
        "[VISITOR APPLICATION|APPLICATION TO VISIT|INMATE VISITATION REQUEST FORM]\nVisitor name: {FIRST} {LAST}\nDate of birth: {date}\nAddress: {STREET}, {CITY}\nDriver's license no.: {number}\nPhone: {phone}\nInmate to visit: {LAST}\nRelationship: mother\nSignature: {FIRST} {LAST}\nDate: {date}",
        "VISITOR SIGN-IN\nName of visitor {FIRST} {LAST}\nName of inmate {LAST}\nID presented: DL {number}\nTime in 9:40\nTime out 10:25\nRelationship to inmate: brother\nPhone {phone}",
        "SOLICITUD DE VISITA\nNombre del visitante: {FIRST} {LAST}\nFecha de nacimiento: {date}\nDomicilio: {STREET}\nNombre del interno: {LAST}\nParentesco: hermana\nTeléfono: {phone}\nFirma: {LAST}",
    ],
    "request_form": [
        "[INMATE REQUEST FORM|REQUEST FORM|INMATE GRIEVANCE FORM]\nTo: Medical\nFrom: {FIRST} {LAST}\nInmate number: {num6}\nHousing: B-12\nDate: {date}\nNature of request:\nI need my prescription refilled.\nDisposition:\nStaff signature: {LAST}",
        "SICK CALL REQUEST\nName: {FIRST} {LAST} ID#: {num6}\nDate of request: {date}\nReason for request: tooth pain\nDo not write below this line\nTriaged by: RN {LAST}",
        "PUBLIC RECORDS REQUEST\nRequester name: {FIRST} {LAST}\nAddress: {STREET}\nPhone: {phone}\nRecords requested: call logs\nDate of request: {date}",
    ],
    "application_form": [
        "EMPLOYMENT APPLICATION\nApplicant name: {FIRST} {LAST}\nSocial Security No.: {ssn}\nDate of birth: {date}\nHome address: {STREET}, {CITY}\nPhone: {phone}\nPosition: guard\nSignature of applicant: {LAST}",
        "RENTAL APPLICATION\nPlease print\nFull name: {FIRST} {LAST}\nSSN: {ssn}\nDriver's license no.: {number}\nCurrent address: {STREET}\nEmployer: Mill Co\nMonthly income: $2,400.00",
        "SOLICITUD DE EMPLEO\nNombre completo: {FIRST} {LAST}\nNúmero de Seguro Social: {ssn}\nFecha de nacimiento: {date}\nDomicilio: {STREET}\nTeléfono: {phone}\nFirma: {LAST}",
    ],
    "check": [
        "{FIRST} {LAST}\n{STREET}\n{CITY}\n1042\nDATE {date}\nPAY TO THE ORDER OF {LAST} Supply $ {amount}\nOne hundred twenty and 50/100 DOLLARS\nFIRST NATIONAL BANK\nMEMO rent\n|:044000037|: 123456789|' 1042",
        "PAYROLL CHECK\nPAY\nTO THE\nORDER OF\n{FIRST} {LAST}\nEight hundred and 00/100 DOLLARS\n$**{amount}\nVOID AFTER 90 DAYS\nAUTHORIZED SIGNATURE\n⑆044000037⑆ 009912345678⑈",
        "PÁGUESE A LA ORDEN DE {FIRST} {LAST} $ {amount}\nCien con 00/100 DOLARES\nBANCO POPULAR\nFecha {date}\nPARA renta\n:021502011: 40112233 0192",
    ],
    "bank_statement": [
        "[Checking Account Statement|Account Statement|MONTHLY STATEMENT]\n{FIRST} {LAST}\n{STREET}\n{CITY}\nAccount number {account}\nStatement period {date} - {date}\nBeginning balance {amount}\nDeposits and credits {amount}\nWithdrawals {amount}\nEnding balance {amount}\n01/03 ACH debit ELECTRIC CO {amount}\n01/05 Card purchase GROCERY {amount}",
        "MEMBER STATEMENT\nCredit Union\nMember no. {number}\nPrevious balance {amount}\nNew balance {amount}\nShare savings\n01/04 Direct deposit {amount}\n01/11 ATM withdrawal {amount}\nDividend {amount}",
        "ESTADO DE CUENTA\nCliente: {FIRST} {LAST}\nNúmero de cuenta {account}\nPeriodo del {date} al {date}\nSaldo inicial {amount}\nDepósitos {amount}\nRetiros {amount}\nSaldo final {amount}\n03/01 Transferencia SPEI {amount}",
    ],
    "tax_form": [
        "Form W-2 Wage and Tax Statement 2023\na Employee's social security number {ssn}\nb Employer identification number 31-1234567\n1 Wages, tips, other compensation {amount}\n2 Federal income tax withheld {amount}\n3 Social security wages {amount}\ne Employee's name {FIRST} {LAST}\n{STREET}",
        "Form 1040 U.S. Individual Income Tax Return 2022\nYour first name {FIRST} Last name {LAST}\nYour social security number {ssn}\nFiling status Single\n11 Adjusted gross income {amount}\nDepartment of the Treasury Internal Revenue Service",
        "1099-NEC Nonemployee Compensation\nPAYER'S TIN 31-7654321 RECIPIENT'S TIN {ssn}\nRECIPIENT'S name {FIRST} {LAST}\n1 Nonemployee compensation {amount}\nOMB No. 1545-0116",
    ],
    "pay_stub": [
        "EARNINGS STATEMENT\nEmployee {FIRST} {LAST}\nPay period {date} - {date} Pay date {date}\nRegular 80.00 hrs {amount}\nGross pay {amount} YTD {amount}\nFederal withholding {amount}\nNet pay {amount}",
        "PAY STUB\n{FIRST} {LAST} Emp ID {num6}\nEarnings Rate Hours Current YTD\nRegular 21.50 80 {amount} {amount}\nDeductions FICA {amount} 401k {amount}\nNet Pay {amount}",
        "RECIBO DE NÓMINA\nTrabajador: {FIRST} {LAST}\nRFC {number}\nPeriodo de pago {date}\nPercepciones {amount}\nDeducciones {amount}\nISR {amount}\nNeto a pagar {amount}",
    ],
    "receipt": [
        "CORNER MARKET\n{STREET}\n{date} 14:22\nMILK {amount}\nBREAD {amount}\nSUBTOTAL {amount}\nTAX {amount}\nTOTAL {amount}\nVISA ****1234\nAPPROVED\nTHANK YOU",
        "FUEL STOP #22\nPUMP 4\nUNLEADED\nGALLONS 10.221\nFUEL TOTAL {amount}\nDEBIT\nAUTH 883121\nTHANK YOU COME AGAIN\nCUSTOMER COPY",
        "TAQUERIA EL SOL\nMESA 4\n2 TACOS {amount}\n1 REFRESCO {amount}\nSUBTOTAL {amount}\nIVA {amount}\nTOTAL {amount}\nEFECTIVO\nCAMBIO {amount}\n¡GRACIAS POR SU COMPRA!",
    ],
    "letter": [
        "{date}\nDear Ms. {LAST},\nThank you for your letter about the account. We have looked into the matter and enclose the papers you asked for.\nPlease call us with any question.\nSincerely,\n{FIRST} {LAST}",
        "{STREET}\n{CITY}\n\nRe: Case 22-1043\n\nTo whom it may concern:\nI write on behalf of {FIRST} {LAST}, whom I have known for ten years and who has always been honest with me.\nRespectfully,\n{LAST}",
        "Estimada señora {LAST}:\nLe escribo para informarle que su solicitud fue recibida y será revisada la próxima semana por nuestra oficina.\nAtentamente,\n{FIRST} {LAST}",
    ],
    "chat_screenshot": [
        "9:41\n{FIRST}\nHey are you coming\n9:02 AM\nyes, 20 min\n9:03 AM\nmy address is {STREET}\n9:05 AM\nDelivered\niMessage",
        "12:30 LTE 80%\n{FIRST} {LAST}\nonline\nhola como estas\n11:58\nbien y tu ✓✓\n11:59\nte mando mi número {phone}\n12:01 ✓✓\nMensaje",
        "{FIRST}\nToday 3:15 PM\nu up?\nya whats good\nsend me the code\nRead 3:20 PM\nText Message",
    ],
}
HELD_OUT: dict[str, list[str]] = {
    "drivers_license_front": [
        "{STATE} USA\nDriver License\nClass: M\nDL No: {number}\nIssued: {date}\nExpires: {date}\n{LAST}\n{FIRST}\n{STREET}\n{CITY}\nDate of Birth: {date}\nSex: F\nEyes: HAZ\nHeight: 5-06\nOrgan Donor",
        "COMMONWEALTH OF {STATE}\nDRIVER'S LICENSE\nDLN {number} DUPS 00\nDOB {date}\nEXP {date}\n{FIRST} {LAST}\n{STREET}\nSEX M\nEYES BLU\nHGT 5'10\"\nISS {date}\nRESTR 1",
        "NEW {STATE}\nAUTO DRIVER LICENSE\n{number}\n{date}\n{LAST} {FIRST}\n{STREET}\nCLS D REST B END NONE\nHT 5-09 EYES BR",
        "LICENCIA PARA CONDUCIR\nLICENCIA TIPO A AUTOMOVILISTA\nNo. {number}\nNombre {FIRST} {LAST}\nFecha de nacimiento {date}\nExpedición {date} Vencimiento {date}\nRestricciones NINGUNA",
    ],
    "state_id_front": [
        "{STATE}\nIDENTIFICATION\nNot a driver license\nID#: {number}\nDOB: {date}\nExpires: {date}\n{LAST}\n{FIRST}\n{STREET}\nEyes: BRO Sex: F\nHeight 5-02",
        "{STATE} ID CARD\nIDN {number}\nEXP {date}\n{LAST}, {FIRST}\n{STREET}\n{CITY}\nSEX M EYES BLK HGT 5-11\nDOB {date}\nISS {date}",
    ],
    "passport": [
        "REPUBLICA DE COLOMBIA\nPASAPORTE PASSPORT\nTipo/Type P Cod. país/Country code COL Pasaporte N°/Passport No {number}\nApellidos/Surname {LAST}\nNombres/Given names {FIRST}\nNacionalidad/Nationality COLOMBIANA\nFecha de nacimiento/Date of birth {date}",
        "CANADA\nPassport/Passeport\nIssuing Country CAN\nSurname/Nom {LAST}\nGiven names/Prénoms {FIRST}\nNationality/Nationalité CANADIAN/CANADIENNE\nPlace of birth/Lieu de naissance {CITY}\nIssuing Authority GATINEAU\n{number}",
    ],
    "permanent_resident_card": [
        "UNITED STATES OF AMERICA PERMANENT RESIDENT\n{LAST}\n{FIRST}\nUSCIS# {number} Category: F24\nDate of Birth {date} Country of Birth: Haiti\nSex: M Card expires {date}\nResident since {date}\nFingerprint not available",
        "RESIDENT ALIEN\nU.S. Department of Justice Immigration and Naturalization Service\n{LAST} {FIRST}\nA# {number}\nBirthdate {date}\nCard Expires {date}",
    ],
    "ssn_card": [
        "SOCIAL SECURITY\n{ssn}\nThis number has been established for\n{FIRST} {LAST}\nNOT VALID FOR EMPLOYMENT",
        "DEPARTMENT OF HEALTH EDUCATION AND WELFARE\nSOCIAL SECURITY ACCOUNT NUMBER\n{ssn}\nHAS BEEN ESTABLISHED FOR\n{FIRST} {LAST}\nFOR SOCIAL SECURITY AND TAX PURPOSES - NOT FOR IDENTIFICATION",
    ],
    "medicare_card": [
        "MEDICARE HEALTH INSURANCE\n{FIRST} {LAST}\nMedicare Number\n1EG4TE5MK73\nHOSPITAL (PART A) {date}\nMEDICAL (PART B) {date}\nCoverage starts",
        "SEGURO DE SALUD DE MEDICARE\nNombre {FIRST} {LAST}\nNúmero de Medicare 1EG4-TE5-MK73\nCon derecho a HOSPITAL (PARTE A) {date}",
    ],
    "insurance_card": [
        "{STATE} HEALTH PLAN\nEnrollee {FIRST} {LAST}\nEnrollee ID {number}\nGrp# {number}\nRXBIN 003858 RXGRP L4F\nOffice visit copay $30\nProviders: call 1-800-555-0111",
        "DENTAL PLAN\nMember {LAST}, {FIRST}\nMember # {number}\nGroup {number}\nCoverage Family\nClaims address: {STREET}",
        "TARJETA DE SEGURO MÉDICO\nAsegurado {FIRST} {LAST}\nPóliza {number}\nGrupo 0012\nVigencia {date}\nCopago $20",
    ],
    "inmate_id": [
        "DETENTION CENTER\nPRISONER ID\n{LAST} {FIRST}\nPIN {num6}\nPod 3B\nBooked {date}",
        "{STATE} DOC\nOFFENDER ID {num6}\n{FIRST} {LAST}\nCUSTODY: MEDIUM\nDOB {date}\nCORRECTIONAL INSTITUTION",
        "SHERIFF'S DEPARTMENT\nBOOKING PHOTO\n{LAST} {FIRST}\nBOOKING: {number}\nDATE {date}\nHT 601 WT 210",
    ],
    "visitor_form": [
        "CORRECTIONAL FACILITY VISITING APPLICATION\nName of visitor {FIRST} {LAST}\nDOB {date}\nState ID # {number}\nStreet address {STREET}\nWhom do you wish to visit? {LAST}\nHow are you related to this person? cousin\nHave you ever been convicted? No",
        "VISITOR LOG\nDate {date}\nVisitor {FIRST} {LAST}\nVisiting {LAST} {num6}\nTime in 1:05 pm Time out 1:50 pm\nBadge 14\nSignature {LAST}",
    ],
    "request_form": [
        "INMATE COMMUNICATION FORM\nName {FIRST} {LAST}\nNumber {num6} Cell 2-114\nRequest: please add phone number {phone} to my list\nDate {date}\nResponse:\nOfficer {LAST}",
        "MEDICAL REQUEST SLIP\nPatient {FIRST} {LAST}\nDOB {date}\nComplaint: back pain 3 days\nRequest seen by nurse\nDate submitted {date}",
    ],
    "application_form": [
        "APPLICATION FOR CREDIT\nApplicant {FIRST} {LAST}\nSSN {ssn} DOB {date}\nPresent address {STREET}\nEmployer Ace Tool\nGross monthly income {amount}\nSignature {LAST} Date {date}",
        "ENROLLMENT FORM\nStudent's name: {FIRST} {LAST}\nDate of birth: {date}\nParent or guardian: {LAST}\nAddress: {STREET}\nEmergency contact: {phone}\nSignature: {LAST}",
    ],
    "check": [
        "{FIRST} {LAST} 2217\n{STREET}\n{date}\nPay to the Order of {FIRST} {LAST} ${amount}\nForty-two and no/100 Dollars\nRiver Valley Bank\nFor books\nA041215663A 8812004455C 2217",
        "CASHIER'S CHECK\nREMITTER {LAST}\nPAY TO THE ORDER OF {FIRST} {LAST}\nTWO THOUSAND AND 00/100 US DOLLARS\n$ {amount}\nAUTHORIZED SIGNATURE",
    ],
    "bank_statement": [
        "STATEMENT OF ACCOUNT\n{FIRST} {LAST}\nAcct # {account}\nOpening balance {amount}\nTotal deposits {amount}\nTotal withdrawals {amount}\nClosing balance {amount}\n12 Feb POS PURCHASE {amount}\n15 Feb WIRE TRANSFER {amount}",
        "Resumen de cuenta\nTitular {FIRST} {LAST}\nCuenta {account}\nSaldo anterior {amount}\nAbonos {amount}\nCargos {amount}\nSaldo actual {amount}",
    ],
    "tax_form": [
        "W-9 Request for Taxpayer Identification Number and Certification\nName {FIRST} {LAST}\nSocial security number {ssn}\nAddress {STREET}\nSignature of U.S. person",
        "2023 W-2\nEmployee SSN {ssn}\nEmployer ID 31-4455667\nWages {amount} Fed tax withheld {amount}\nMedicare wages {amount} State wages {amount}\nCopy B To Be Filed With Employee's FEDERAL Tax Return",
    ],
    "pay_stub": [
        "Payroll Advice\n{FIRST} {LAST}\nPay Begin Date {date} Pay End Date {date}\nTotal Gross {amount}\nTaxes {amount}\nNet Pay {amount}\nYTD Gross {amount}",
        "TALÓN DE PAGO\nEmpleado {FIRST} {LAST}\nSueldo bruto {amount}\nDeducciones {amount}\nSueldo neto {amount}",
    ],
    "receipt": [
        "HARDWARE DEPOT\nSALE 0042\nHAMMER {amount}\nNAILS {amount}\nSales Tax {amount}\nAmount Due {amount}\nCash Tendered {amount}\nChange Due {amount}\nHave a nice day",
        "COMMISSARY RECEIPT\n{LAST} {num6}\nRAMEN x4 {amount}\nSOAP {amount}\nTotal {amount}\nBalance remaining {amount}",
        "FARMACIA CENTRAL\nTicket 0991\nASPIRINA {amount}\nTotal a pagar {amount}\nTarjeta {amount}\nGracias",
    ],
    "letter": [
        "{date}\n\nHi {FIRST},\n\nI hope this finds you well. The children are fine and ask about you every day, and we will come to see you when the school is out.\n\nYours,\n{LAST}",
        "Law Office of {LAST}\n{date}\nDear {FIRST}:\nEnclosed please find a copy of the motion. The hearing is next month; do not speak with anyone about your case.\nVery truly yours,\n{LAST}",
        "Querida {FIRST}:\nTe extraño mucho y espero verte pronto. Los niños están bien y te mandan besos.\nCon cariño,\n{LAST}",
    ],
    "chat_screenshot": [
        "{FIRST}\nlast seen today at 8:12\nwhere r u\n8:10 pm\nat moms\n8:11 pm\nk call me {phone}\n8:12 pm\nType a message",
        "Messages\n{FIRST} {LAST}\nYesterday 10:22 PM\nDid you send it?\nyeah {STREET}\n10:24 PM\nok thx\n10:25 PM\nSeen",
    ],
}
SLOTS: dict[str, Callable[[random.Random], str]] = {
    "STATE": lambda r: r.choice(["OHIO", "TEXAS", "KENTUCKY", "FLORIDA", "MICHIGAN", "CALIFORNIA", "GEORGIA"]),
    "number": lambda r: r.choice("ABDGRT") + "".join(r.choice("0123456789") for _ in range(r.choice((7, 8, 9, 12)))),
    "num6": lambda r: str(r.randint(100000, 999999)),
    "ssn": lambda r: f"9{r.randint(0, 99):02}-{r.randint(10, 49)}-{r.randint(1000, 9999)}",
    "account": lambda r: str(r.randint(10**8, 10**11)),
    "amount": lambda r: f"{r.randint(1, 2999):,}.{r.randint(0, 99):02}",
    "date": lambda r: f"{r.randint(1, 12):02}/{r.randint(1, 28):02}/{r.randint(1950, 2030)}",
    "LAST": lambda r: r.choice(["WEXFORD", "GARCIA", "SMITH", "NGUYEN", "SAMPLEMAN", "O'BRIEN"]),
    "FIRST": lambda r: r.choice(["MARLA", "JOSE", "ANN", "TYRONE", "LIEN"]),
    "STREET": lambda r: (
        f"{r.randint(1, 9999)} {r.choice(['JUNIPER CT', 'N MAIN ST', 'OAK AVE APT 2', 'COUNTY ROAD 12'])}"
    ),
    "CITY": lambda r: r.choice(["DAYTON, OH 45402", "EL PASO, TX 79901", "LEXINGTON, KY 40502"]),
    "phone": lambda r: f"({r.randint(201, 989)}) 555-01{r.randint(0, 99):02}",
}
NOISE = {"O": "0", "I": "1", "S": "5", "B": "8", "l": "1", "e": "c", "n": "ri", "m": "rn", "E": "F", "A": "4", "o": "0"}


def filled(template: str, rng: random.Random) -> str:
    text = re.sub(r"\[([^\]]*)\]", lambda m: rng.choice(m[1].split("|")), template)
    lines = [line.removeprefix("?") for line in text.split("\n") if not line.startswith("?") or rng.random() < 0.5]
    return "\n".join(re.sub(r"\{(\w+)\}", lambda m: SLOTS[m[1]](rng), line) for line in lines)


def noisy(text: str, rng: random.Random, rate: float) -> str:
    """Confused characters at `rate`, a lost line at twice that."""
    lines = [line for line in text.split("\n") if rng.random() >= 2 * rate]
    return "\n".join("".join(NOISE.get(c, c) if rng.random() < rate else c for c in line) for line in lines)


_CARD, _PAGE, _PHONE = (1012, 638), (1700, 2200), (750, 1624)
SIZES = {"chat_screenshot": _PHONE, "receipt": (700, 1800), "check": (1500, 650)}
FACES = {"drivers_license_front", "state_id_front", "passport", "permanent_resident_card", "inmate_id"}
CARD_LIKE = FACES | {"ssn_card", "medicare_card", "insurance_card"}


def wording(kind: str, templates: dict[str, list[str]], rng: random.Random, rate: float) -> Wording:
    """One page of this type as the reader of pictures gives it; its name says nothing."""
    text = noisy(filled(rng.choice(templates[kind]), rng), rng, rate)
    texts = [Text(text, How.OCR, quality=0.8)]
    if kind == "passport" and rng.random() < 0.7:
        texts.append(Text("\n".join(zone(rng, "TD3")[0]), How.MRZ))
    size = SIZES.get(kind, _CARD if kind in CARD_LIKE else _PAGE)
    if kind in CARD_LIKE and rng.random() < 0.3:
        size = (3000, 4000)  # photographed on a table
    faces = int(kind in FACES and rng.random() < 0.8)
    facts = [Fact("image_size", size, "x"), Fact("face_count", faces, "x"), Fact("handwriting_score", 0.05, "x")]
    return Wording("image/jpeg", texts=texts, facts=facts, name="IMG_2041.jpg")


def back(rng: random.Random) -> tuple[str, Wording]:
    text, _ = symbol(rng, "08")
    kind = "state_id_back" if "\nIDDAQ" in text or "IDDAQ" in text else "drivers_license_back"
    facts = [Fact("image_size", _CARD, "x")]
    return kind, Wording("image/jpeg", texts=[Text(text, How.BARCODE)], facts=facts, name="IMG_2042.jpg")
