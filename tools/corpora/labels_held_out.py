"""What the held-out hand calls things; written after other forms, letters and exports than the development ones."""

LABELS = """
us_ssn: Soc. Sec. No.; SS#; Social Sec #; NSS; SSN/TIN; No. de seguro social; Social Security
us_ssn_last4: Last four (SSN); SSN last 4 digits; SSN ending in
us_ssn_masked: Soc. Sec. No.; SSN on file
us_itin: I.T.I.N.; Taxpayer Identification No. (ITIN); ITIN number
us_atin: Adoption taxpayer ID number (ATIN); ATIN no.
us_ptin: Preparer tax identification number; PTIN number
us_ein: FEIN; Employer ID number (EIN); Tax ID (EIN)
us_ip_pin: Identity Protection Personal Identification Number; IRS identity protection PIN
us_passport: Passport #; Passport book number; Pasaporte No.; Passport / Pasaporte no.
us_passport_card: U.S. passport card #; passport card no.
us_visa: Visa no.; Visa foil no. (red)
us_alien_number: Alien Reg. No.; USCIS A#; A#; Alien registration no.
us_uscis_receipt: Receipt #; USCIS receipt no.; I-797 receipt number
us_naturalization: Cert. of naturalization number; Naturalization cert. no.
us_i94: I-94 no.; I-94 admission #; Arrival/departure record number
us_sevis: SEVIS no.; SEVIS identification number
us_dod_id: DOD ID no.; Electronic Data Interchange Personal Identifier; DOD identification number
us_military_service_number: Mil. service no.; Serial/service number
us_medicare_mbi: Medicare ID; Medicare no.; Medicare #; MBI number
us_hicn: Medicare HIC number; HIC no.
us_medicaid: Medicaid recipient ID; Medicaid no.; Medicaid client number
us_npi: Provider NPI; NPI #; Rendering provider NPI
us_dea: DEA registration no.; DEA reg. number; Prescriber DEA
us_medical_license: Physician license #; Medical lic. no.
vin: V.I.N.; Vehicle ID no.; VIN #
license_plate: Lic. plate no.; Plate #; Registration plate
student_id: Student ID #; Student no.; Campus ID
employee_id: Employee #; Staff ID; Empl. no.; Personnel number
inmate_number: Inmate #; DOC number; Offender ID; Reg. no.; Prisoner number
booking_number: Booking #; Jail booking no.
us_fbi_number: FBI #; FBI UCN
us_tribal_id: Enrollment no. (tribe); Tribal ID; CDIB #
us_known_traveler: TSA PreCheck KTN; Known traveler no.; Global Entry PASSID
us_selective_service: Selective service registration number; SSS no.
birth_certificate: Birth cert. no.; Certificate of live birth no.; State file number (birth)
us_driver_license: Drivers Lic. No.; DLN; Operator license no.; Driver Lic #; OLN; Lic. de manejar
us_state_id: State ID #; Identification card number; State ID no.
health_member_id: Insurance ID #; Member number; Policyholder ID; Member no.
credit_card: CC #; Card no.; Mastercard number; Tarjeta de crédito; Payment card
masked_card: Card on file; Paid with card
card_security_code: CVV2; card security code; CID; 3-digit code on back
us_aba_routing: RTN; Bank routing no.; Transit/ABA #; Routing #
us_bank_account: Acct #; A/C no.; Savings acct number; Deposit account no.; Cuenta bancaria
iban: IBAN no.; Bankverbindung (IBAN); International bank account number
swift_bic: SWIFT/BIC; BIC code; Swift
uk_bank_account: S/C & A/C; Sort code / account no.
ca_bank_account: Transit-institution-account; Void cheque details
au_bank_account: BSB / Acct; BSB-account no.
mx_clabe: Cuenta CLABE; CLABE (18 dígitos)
in_bank_account: Bank a/c no. (India); Savings a/c number
crypto_wallet: BTC wallet; Send crypto to; Deposit wallet address
pin: PIN code (debit card); Debit PIN; NIP; pin for the card
loan_account: Loan acct no.; Mortgage account #; Loan #
brokerage_account: Brokerage acct #; IRA account number
password: pwd; pass; Login password; clave; passcode
api_key: api_key; secret key; token
jwt: access_token; id_token
connection_string: db_url; dsn
password_hash: pw_hash; password_digest
private_key: ssl key; id_rsa
card_track_data: magstripe; swipe
email: e-mail address; Mail; Contact email; correo
phone: Tel.; Ph#; Mobile no.; Contact number; Celular; Home tel
phone_abroad: Tel.; Contact no.; Handy
us_address: Street address; Residence; Resides at; Domicilio; Addr.
world_address: Anschrift; Domicilio; Adresse; Residential address
date_of_birth: D.O.B.; Born; Birthdate; F. de nac.; Nacido el; birthday
age: Age (yrs); edad actual
mothers_maiden_name: Maiden name of mother; Apellido de soltera de la madre
place_of_birth: Birth place; Born in; POB
ip_address: client ip; src_ip; remote addr
mac_address: hw addr; Wi-Fi MAC
imei: IMEI no.; Handset IMEI
gps_location: lat/long; geo; Position
social_handle: IG; Snapchat; TikTok handle
uk_nhs: NHS no.; N.H.S. number
uk_nino: N.I. No.; Nat. Insurance no.; NINO number
uk_utr: Unique taxpayer ref.; Self Assessment UTR
uk_passport: Passport no. (UK); UK passport no.
uk_driving_licence: DVLA licence no.; UK driving licence
ie_pps: PPS no.; Personal Public Service Number
at_svnr: SV-Nummer; Versicherungsnummer (SVNR)
be_nn: Numéro de registre national; NISS; INSZ
bg_egn: единен граждански номер; Bulgarian EGN
cz_rc: RČ; rodne cislo
hr_oib: Broj OIB; osobni broj OIB
de_tax_id: Steueridentifikationsnummer; Tax ID (Germany); Steuer-IdNr.
de_id_card: Nr. des Personalausweises; Personalausweis-Nr.
dk_cpr: CPR-nr.; personnummer (DK)
ee_ik: Estonian personal code; isikukood (ID)
lt_asmens_kodas: a.k.; Lithuanian personal code
es_dni: D.N.I.; DNI/NIF nº; Documento de identidad (DNI)
es_nie: N.I.E.; NIE nº
fi_hetu: hetu; Finnish personal identity code; Personbeteckning
fr_nir: N° de sécu; N° INSEE; n° sécurité sociale
gr_amka: Α.Μ.Κ.Α.; AMKA number
gr_afm: Α.Φ.Μ.; VAT/AFM
it_codice_fiscale: C.F.; Cod. Fiscale; codice fisc.
lv_pk: p.k.; Latvian personal code
nl_bsn: burger service nummer; BSN-nummer; sofinummer
pl_pesel: nr PESEL; PESEL no.
pl_nip: nr NIP; NIP podatnika
pt_nif: Contribuinte nº; N.I.F.
pt_cc: CC nº; Nº cartão de cidadão
ro_cnp: C.N.P.; cod numeric
se_personnummer: pers.nr; Swedish personal number
si_emso: EMŠO številka; enotna matična številka občana
no_fodselsnummer: fødselsnr.; Norwegian ID number
ch_ahv: AHV Nummer / AVS; numéro AVS; Sozialversicherungs-Nr. (CH)
is_kennitala: kennitala nr.; Icelandic ID
ua_rntrc: ідентифікаційний код; Ukrainian tax number
ru_inn: ИНН физлица; ИНН №
ru_snils: СНИЛС №; страховой номер (СНИЛС)
tr_national_id: TCKN; TC Kimlik Numarası; kimlik no
ca_sin: S.I.N.; Social Ins. No.; NAS
ca_health_card_on: OHIP #; Ontario health no.
ca_passport: Passport no. (Canada); Canadian passport #
br_cpf: CPF nº; C.P.F.; CPF do titular
br_cnpj: CNPJ nº; C.N.P.J.
mx_curp: Clave CURP; C.U.R.P.
mx_rfc: R.F.C.; RFC con homoclave
ar_cuit: CUIT/CUIL nº; C.U.I.T.
ar_dni: DNI nº; D.N.I. Argentina
cl_rut: R.U.T.; RUT del cliente; Rol Único Tributario
co_cedula: cédula No.; CC No.; cedula de ciudadania
co_nit: NIT No.; N.I.T.
pe_dni: DNI N°; D.N.I. Perú
ec_cedula: Nº de cédula (Ecuador); C.I. Ecuador
uy_ci: cédula uruguaya; CI nº
ve_rif: RIF No.; R.I.F.
do_cedula: cédula dominicana; Cédula No.
cr_cedula: cédula de Costa Rica; céd. física
au_tfn: tax file no.; T.F.N.
au_medicare: Medicare card no. (Australia); Medicare no. (AU)
au_abn: A.B.N.; ABN no.
nz_ird: IRD no.; Inland Revenue number
nz_nhi: NHI no.; National Health Index
in_aadhaar: Aadhar no.; UIDAI number; आधार
in_pan: PAN no.; PAN card
in_voter: EPIC number; voter id card no.
in_passport: Passport no. (India); Indian passport #
cn_ric: 身份证; 公民身份号码; Chinese ID no.
hk_id: HKID no.; 香港身份證
sg_nric: NRIC/FIN; S'pore IC
my_nric: IC no.; No. Kad Pengenalan
th_pin: เลขบัตรประชาชน; Thai national ID no.
kr_rrn: 주민번호; RRN
jp_my_number: 個人番号; Individual Number
id_nik: No. KTP; NIK KTP
pk_cnic: CNIC #; Pakistani ID card
il_id: ת.ז.; מספר זהות; T.Z.
ae_emirates_id: EID no.; رقم الهوية
za_id: RSA ID no.; SA ID number; Identity number (RSA)
ng_nin: NIN no.; NIMC NIN
ng_bvn: BVN no.; bank verification no.
ke_id: National ID no. (Kenya); Kenya ID no.
de_pension_number: RV-Nummer; RVNR; Versicherungsnummer
de_health_insurance: Versichertennummer; Versicherten-Nr.
es_nss: Nº de afiliación a la Seguridad Social; NSS (España)
fr_tax_number: n° fiscal de référence; identifiant fiscal
hu_taj: TAJ-szám; társadalombiztosítási azonosító jel
hu_tax_id: adóazonosító; adóazonosító szám
it_driver_license: n. patente; patente n.
it_identity_card: CI n.; carta identità n.
pl_id_card: nr dowodu; dowód os. nr
si_tax_number: davčna št.; DŠ
yu_jmbg: matični broj (JMBG); J.M.B.G.
ru_internal_passport: паспорт РФ; паспорт серия номер
kz_iin: ИИН №; IIN
ca_bc_phn: PHN; BC Services Card PHN
ca_qc_health_card: NAM; carte d'assurance maladie
br_pis: NIS; PIS nº
br_sus_card: Cartão Nacional de Saúde; carteira do SUS
br_rg: RG nº; carteira de identidade
gt_nit: NIT (Guatemala); nit no.
hn_dni: identidad No.; No. de identidad
mx_ine: clave elector; credencial de elector
mx_nss: NSS IMSS; No. de afiliación IMSS
ni_cedula: cédula nicaragüense; No. cédula
pa_cedula: cédula panameña; cédula No.
pe_ruc: R.U.C.; RUC N°
sv_dui: DUI No.; D.U.I.
us_va_file_number: VA file no.; VA C-file
us_redress_number: DHS redress no.; redress control no.
eg_national_id: رقم البطاقة; Egyptian national ID
in_gstin: GSTIN/UIN; GST no.
in_driving_licence: driving licence number (India); DL number
ke_pin: KRA PIN no.; iTax PIN
kr_driver_license: 면허번호; driver license no. (Korea)
lk_nic: NIC number; national identity card no.
sa_national_id: iqama no.; Saudi ID
sg_uen: UEN number; Unique Entity Number
tw_national_id: 身份證字號; ROC ID number
vn_cccd: căn cước công dân; số định danh
ph_tin: TIN (BIR); tax identification no.
ph_sss: SSS; SSS ID no.
ph_philhealth: PhilHealth ID; PHIC no.
md_idnp: IDNP nr.; Moldovan personal code
be_identity_card: eID card no.; kaartnummer (eID)
cy_tic: Cyprus TIC; TIC no. (CY)
by_personal_number: идентификационный номер; Belarus ID no.
de_driving_licence: FS-Nr.; Nr. des Führerscheins
fr_identity_card: n° CNI; n° de carte d'identité
ge_personal_number: piradi no.; personal no. (Georgia)
gr_identity_card: Α.Δ.Τ.; αρ. ταυτότητας
fo_ptal: ptal; Faroese P-number
mt_id_card: ID card no. (Malta); Malta ID
bo_ci: cédula boliviana; carnet boliviano
cu_ni: CI cubano; No. carné identidad
ec_ruc: R.U.C. (Ecuador); RUC no.
jm_trn: TRN no.; tax reg. no. (Jamaica)
py_ci: cédula (Paraguay); cédula de identidad paraguaya
ht_nif: NIF (Haïti); no. matricule fiscale
us_ssn_first5: Soc. Sec. No.; SSN (partial)
au_acn: A.C.N.; company no. (ACN)
au_driver_licence: Victorian driver licence number; driver licence (QLD)
gh_card: Ghana card number; NIA card no.
in_vehicle_registration: regn. no.; vehicle reg. number (India)
ma_cin: CIN n°; carte d'identité marocaine
ph_umid: UMID no.; common reference no.
tz_nida: NIDA no.; Tanzanian NIN
ug_nin: Uganda NIN; NIN (Uganda)
vn_cmnd: chứng minh nhân dân; CMND số
zw_id: national reg. no. (Zimbabwe); Zim ID
nz_bank_account: NZ bank a/c; BNZ account no.
credit_score: FICO score; Experian score
al_personal_number: Nr. personal; Albanian personal no.
hu_personal_id: személyi azonosító jel; Hungarian personal ID
lu_matricule: matricule national; Luxembourg ID
br_cnh: nº da CNH; carteira de habilitação
br_voter_id: título de eleitor nº; inscrição eleitoral
gt_dpi: No. de DPI; DPI/CUI
az_fin: FİN; Azerbaijani FIN code
bd_nid: NID card no.; smart NID
dz_nin: N.I.N.; numéro national d'identification
kr_frn: 외국인등록번호; alien registration no. (Korea)
mu_nid: NIC number (Mauritius); Mauritius national ID
ph_philsys: PhilID no.; PSN (PhilSys)
uz_pinfl: PINFL no.; ЖШШИР
za_driver_license: RSA driving licence no.; SA driver licence number
medical_record_number: Med. rec. no.; MR #; Hospital no.; Chart #
health_group: Plan group #; Ins. group no.
prescription_number: Rx #; Receta no.
us_ndc: NDC no.; drug code (NDC)
medical_condition: Dx; diagnóstico; suffers from
payment_handle: $Cashtag; cash app id
branch_code: S/C; sort code (bank)
access_code: code for the alarm; lockbox code; keypad
otp_secret: authenticator key; totp seed
security_answer: secret answer; respuesta secreta
year_of_birth: birth yr; año de nac.
uk_postcode: P/code; postal code (UK)
"""
