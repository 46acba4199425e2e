"""The closed list of what breach law, risk and colours key on."""

from enum import StrEnum


class LegalClass(StrEnum):
    """What a kind means in law.

    A superset of the element columns (`el_*`) of the US breach-notification table; the members after
    `private_key` are no statutory element of their own but drive linking and risk.
    """

    SSN = "ssn"
    DRIVERS_LICENSE = "drivers_license"
    STATE_ID = "state_id"
    ACCT_WITH_CODE = "acct_with_code"
    ACCT_WITHOUT_CODE = "acct_without_code"
    PASSPORT = "passport"
    MILITARY_ID = "military_id"
    TRIBAL_ID = "tribal_id"
    OTHER_GOV_ID = "other_gov_id"
    TAXPAYER_ID = "taxpayer_id"
    IRS_IP_PIN = "irs_ip_pin"
    STUDENT_ID = "student_id"
    MEDICAL = "medical"
    HEALTH_INSURANCE = "health_insurance"
    BIOMETRIC = "biometric"
    GENETIC = "genetic"
    CREDENTIALS = "credentials"
    DOB = "dob"
    MOTHERS_MAIDEN = "mothers_maiden"
    DIGITAL_SIGNATURE = "digital_signature"
    ALPR = "alpr"
    GEOLOCATION = "geolocation"
    EMPLOYER_ID = "employer_id"
    BIRTH_OR_MARRIAGE_CERT = "birth_or_marriage_cert"
    PRIVATE_KEY = "private_key"

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    SSN_PARTIAL = "ssn_partial"
    FACIAL_IMAGE = "facial_image"
    BOOKING_NUMBER = "booking_number"
    PRIVILEGED = "privileged"
    MOST_SENSITIVE = "most_sensitive"
    SUPPORTING = "supporting"
    """Corroborates a neighbour (a bank's routing number) and is nobody's datum by itself."""
