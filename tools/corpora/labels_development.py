"""What the development hand calls things: topic, then labels parted by `;`. `labels_held_out` is the other hand."""

LABELS = """
us_ssn: SSN; Social Security Number; social security no; Número de Seguro Social
us_ssn_last4: last 4 of SSN; last four of social; SSN (last 4)
us_ssn_masked: SSN; Social Security Number
us_itin: ITIN; Individual Taxpayer Identification Number; taxpayer ID
us_atin: ATIN; Adoption Taxpayer Identification Number
us_ptin: PTIN; Preparer Tax ID; Preparer's PTIN
us_ein: EIN; Employer Identification Number; Federal Tax ID
us_ip_pin: IP PIN; Identity Protection PIN; IRS IP PIN
us_passport: Passport Number; US Passport; Passport No; Número de pasaporte
us_passport_card: Passport Card Number; Passport Card No
us_visa: Visa Number; Visa Foil Number
us_alien_number: A-Number; Alien Registration Number; USCIS#; Alien Number
us_uscis_receipt: Receipt Number; USCIS Receipt Number; Case receipt
us_naturalization: Naturalization Certificate Number; Certificate of Naturalization No
us_i94: I-94 Number; Admission Number; I-94 Admission Record Number
us_sevis: SEVIS ID; SEVIS Number
us_dod_id: DoD ID Number; EDIPI; DoD ID
us_military_service_number: Service Number; Military Service Number
us_medicare_mbi: Medicare Number; MBI; Medicare Beneficiary Identifier
us_hicn: Medicare Claim Number; HICN; Health Insurance Claim Number
us_medicaid: Medicaid ID; Medicaid Number
us_npi: NPI; National Provider Identifier
us_dea: DEA Number; DEA No; DEA #
us_medical_license: Medical License Number; State License No
vin: VIN; Vehicle Identification Number
license_plate: License Plate; Plate Number; Tag Number
student_id: Student ID; Student Number
employee_id: Employee ID; Employee Number; Emp ID
inmate_number: Inmate Number; Inmate ID; CDCR Number; Register Number
booking_number: Booking Number; Booking No
us_fbi_number: FBI Number; FBI No
us_tribal_id: Tribal Enrollment Number; CDIB Number
us_known_traveler: Known Traveler Number; KTN; PASSID
us_selective_service: Selective Service Number; Selective Service No
birth_certificate: Birth Certificate Number; Birth Certificate No
us_driver_license: Driver License Number; Driver's License; DL#; Licencia de conducir
us_state_id: State ID Number; State Identification Number; ID Card No
health_member_id: Member ID; Insurance Member ID; Subscriber ID
credit_card: Card Number; Credit Card; Visa; Número de tarjeta
masked_card: Card ending; Card number
card_security_code: CVV; Security Code; CVC
us_aba_routing: Routing Number; ABA; ABA Routing Number
us_bank_account: Account Number; Bank Account; Checking Account; Número de cuenta
iban: IBAN; Account
swift_bic: SWIFT; BIC; SWIFT code
uk_bank_account: Sort code and account; Bank account
ca_bank_account: Bank account; Direct deposit account
au_bank_account: BSB and account; BSB
mx_clabe: CLABE; CLABE interbancaria
in_bank_account: Account Number; A/c No
crypto_wallet: Wallet; Bitcoin address; Wallet Address
pin: PIN; ATM PIN; Card PIN
loan_account: Loan Number; Mortgage Loan Number; Loan Account
brokerage_account: Brokerage Account; Investment Account No
password: Password; Contraseña; Passwd; Temporary password
api_key: API key; Access token
jwt: Bearer token; Authorization
connection_string: DATABASE_URL; Connection string
password_hash: Password hash; hash
private_key: Private key; key
card_track_data: Track 1; Track data
email: E-mail; Email; Correo electrónico
phone: Phone; Telephone; Cell; Teléfono
phone_abroad: Phone; Mobile; Telephone
us_address: Address; Home Address; Mailing address; Dirección
world_address: Address; Home address
date_of_birth: Date of Birth; DOB; Birth date; Fecha de nacimiento
age: Age; Edad
mothers_maiden_name: Mother's Maiden Name; Mother's maiden
place_of_birth: Place of Birth; Birthplace; Lugar de nacimiento
ip_address: IP Address; IP
mac_address: MAC Address; MAC
imei: IMEI; IMEI Number
gps_location: GPS; Location; Coordinates
social_handle: Instagram; Twitter
uk_nhs: NHS Number; NHS No
uk_nino: National Insurance Number; NI Number; NINO
uk_utr: UTR; Unique Taxpayer Reference
uk_passport: UK Passport Number; British passport
uk_driving_licence: Driving Licence Number; Driver number
ie_pps: PPS Number; PPSN
at_svnr: Sozialversicherungsnummer; SVNR
be_nn: Rijksregisternummer; National Number
bg_egn: ЕГН; EGN
cz_rc: Rodné číslo; Birth number
hr_oib: OIB; Osobni identifikacijski broj
de_tax_id: Steuer-ID; Steuerliche Identifikationsnummer; IdNr
de_id_card: Personalausweisnummer; Ausweisnummer
dk_cpr: CPR-nummer; CPR
ee_ik: Isikukood; Personal code
lt_asmens_kodas: Asmens kodas; Personal code
es_dni: DNI; NIF
es_nie: NIE; Número de identidad de extranjero
fi_hetu: Henkilötunnus; HETU
fr_nir: Numéro de sécurité sociale; NIR
gr_amka: AMKA; ΑΜΚΑ
gr_afm: ΑΦΜ; AFM
it_codice_fiscale: Codice fiscale; CF
lv_pk: Personas kods; Personal code
nl_bsn: BSN; Burgerservicenummer
pl_pesel: PESEL; Numer PESEL
pl_nip: NIP; Numer NIP
pt_nif: NIF; Número de contribuinte
pt_cc: Cartão de cidadão; Número do cartão de cidadão
ro_cnp: CNP; Cod numeric personal
se_personnummer: Personnummer; Personal identity number
si_emso: EMŠO; EMSO
no_fodselsnummer: Fødselsnummer; Personnummer
ch_ahv: AHV-Nr; AHV-Nummer
is_kennitala: Kennitala; Kt
ua_rntrc: РНОКПП; ІПН
ru_inn: ИНН; INN
ru_snils: СНИЛС; SNILS
tr_national_id: T.C. Kimlik No; TC Kimlik
ca_sin: SIN; Social Insurance Number
ca_health_card_on: Ontario Health Card; Health Card Number; OHIP
ca_passport: Canadian Passport; Passport Number
br_cpf: CPF; Cadastro de Pessoas Físicas
br_cnpj: CNPJ; CNPJ da empresa
mx_curp: CURP; Clave Única de Registro de Población
mx_rfc: RFC; Registro Federal de Contribuyentes
ar_cuit: CUIT; CUIL
ar_dni: DNI; Documento Nacional de Identidad
cl_rut: RUT; RUN
co_cedula: Cédula de ciudadanía; C.C.
co_nit: NIT; Número de identificación tributaria
pe_dni: DNI; Documento Nacional de Identidad
ec_cedula: Cédula de identidad; Cédula
uy_ci: Cédula de identidad; C.I.
ve_rif: RIF; Registro de Información Fiscal
do_cedula: Cédula; Cédula de identidad y electoral
cr_cedula: Cédula; Número de cédula
au_tfn: TFN; Tax File Number
au_medicare: Medicare Number; Medicare card
au_abn: ABN; Australian Business Number
nz_ird: IRD Number; IRD
nz_nhi: NHI Number; NHI
in_aadhaar: Aadhaar; Aadhaar Number
in_pan: PAN; Permanent Account Number
in_voter: Voter ID; EPIC No
in_passport: Indian Passport; Passport No
cn_ric: 身份证号码; Resident ID Number
hk_id: HKID; Hong Kong Identity Card
sg_nric: NRIC; NRIC No
my_nric: MyKad; NRIC
th_pin: เลขประจำตัวประชาชน; Thai ID
kr_rrn: 주민등록번호; Resident Registration Number
jp_my_number: マイナンバー; My Number
id_nik: NIK; Nomor Induk Kependudukan
pk_cnic: CNIC; CNIC No
il_id: Teudat Zehut; Israeli ID
ae_emirates_id: Emirates ID; Emirates ID Number
za_id: ID Number; South African ID
ng_nin: NIN; National Identification Number
ng_bvn: BVN; Bank Verification Number
ke_id: National ID; Kenyan ID
de_pension_number: Rentenversicherungsnummer; Sozialversicherungsnummer
de_health_insurance: Krankenversichertennummer; KVNR
es_nss: Número de la Seguridad Social; NUSS
fr_tax_number: Numéro fiscal; SPI
hu_taj: TAJ szám; TAJ
hu_tax_id: Adóazonosító jel; Hungarian tax ID
it_driver_license: Patente di guida; Numero patente
it_identity_card: Carta d'identità; Numero carta d'identità
pl_id_card: Dowód osobisty; Seria i numer dowodu
si_tax_number: Davčna številka; Tax number (SI)
yu_jmbg: JMBG; Jedinstveni matični broj
ru_internal_passport: Паспорт; Серия и номер паспорта
kz_iin: ИИН; ЖСН
ca_bc_phn: Personal Health Number; BC PHN
ca_qc_health_card: RAMQ; Numéro d'assurance maladie
br_pis: PIS; PIS/PASEP
br_sus_card: Cartão SUS; CNS
br_rg: RG; Registro Geral
gt_nit: NIT; Número de NIT
hn_dni: DNI; Tarjeta de identidad
mx_ine: Clave de elector; INE
mx_nss: NSS; Número de Seguridad Social
ni_cedula: Cédula; Cédula de identidad
pa_cedula: Cédula; Cédula de identidad personal
pe_ruc: RUC; Número de RUC
sv_dui: DUI; Documento Único de Identidad
us_va_file_number: VA File Number; VA Claim Number
us_redress_number: Redress Number; Redress Control Number
eg_national_id: الرقم القومي; National ID
in_gstin: GSTIN; GST Number
in_driving_licence: Driving Licence No; DL No
ke_pin: KRA PIN; PIN Number
kr_driver_license: 운전면허번호; Korean driver's license
lk_nic: NIC No; NIC
sa_national_id: رقم الهوية; Iqama Number
sg_uen: UEN; UEN No
tw_national_id: 身分證字號; Taiwan ID
vn_cccd: CCCD; Số CCCD
ph_tin: TIN; TIN No
ph_sss: SSS No; SSS Number
ph_philhealth: PhilHealth No; PhilHealth Number
md_idnp: IDNP; Cod personal
be_identity_card: Identiteitskaart; Numéro de carte d'identité
cy_tic: TIC; Tax Identification Code
by_personal_number: Личный номер; Identification number (BY)
de_driving_licence: Führerscheinnummer; Führerschein-Nr.
fr_identity_card: Carte nationale d'identité; CNI
ge_personal_number: პირადი ნომერი; Georgian personal number
gr_identity_card: Αριθμός ταυτότητας; Greek identity card
fo_ptal: P-tal; Faroese personal number
mt_id_card: Karta tal-Identità; Maltese ID card
bo_ci: C.I.; Carnet de identidad
cu_ni: Carné de identidad; Número de identidad
ec_ruc: RUC; Número de RUC
jm_trn: TRN; Taxpayer Registration Number
py_ci: Cédula paraguaya; C.I. N° (Paraguay)
ht_nif: Matricule fiscale; Haitian NIF
us_ssn_first5: SSN; Social Security
au_acn: ACN; Australian Company Number
au_driver_licence: NSW driver licence no; Queensland driver licence
gh_card: Ghana Card; Ghana Card No
in_vehicle_registration: Vehicle No; Registration No
ma_cin: CNIE; Moroccan ID
ph_umid: UMID; CRN
tz_nida: NIDA; NIDA number
ug_nin: NIN; National Identification Number
vn_cmnd: CMND; Số CMND
zw_id: Zimbabwean ID; National Registration Number
nz_bank_account: Bank account; Account number
credit_score: Credit score; FICO
al_personal_number: Numri personal; NID (Albania)
hu_personal_id: Személyi szám; Személyi azonosító
lu_matricule: Matricule; Numéro d'identification national
br_cnh: CNH; Registro CNH
br_voter_id: Título de eleitor; Título eleitoral
gt_dpi: DPI; CUI
az_fin: FIN kod; FIN code
bd_nid: NID No; National ID (Bangladesh)
dz_nin: NIN; Numéro d'identification national
kr_frn: Foreigner registration number; FRN
mu_nid: NIC No; Mauritian ID
ph_philsys: PhilSys; PhilSys Number (PSN)
uz_pinfl: PINFL; JSHSHIR
za_driver_license: South African driving licence; RSA driver's licence
medical_record_number: MRN; Medical Record Number; Patient ID
health_group: Insurance group number; Group No (health plan)
prescription_number: Rx Number; Prescription No
us_ndc: NDC; NDC code
medical_condition: Diagnosis; Medical condition
payment_handle: Cash App; Cash App handle
branch_code: Sort code; Branch sort code
access_code: Alarm code; Gate code; Door code
otp_secret: TOTP secret; 2FA secret
security_answer: Security answer; Answer to security question
year_of_birth: Year of birth; YOB
uk_postcode: Postcode; Post code
"""
