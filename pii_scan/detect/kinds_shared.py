"""Kinds that more than one detector yields (a barcode gives a name, an address and a birth date at once).

A kind lives in its detector's file; it stands here only where a second detector needs it too.
"""

from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

PERSON_NAME = Kind("person_name", LegalClass.NAME, "Name of a person", "PERSON")
US_ADDRESS = Kind("us_address", LegalClass.ADDRESS, "US street address", "LOCATION")
DATE_OF_BIRTH = Kind("date_of_birth", LegalClass.DOB, "Date of birth", "DATE_TIME")
US_DRIVER_LICENSE = Kind(
    "us_driver_license", LegalClass.DRIVERS_LICENSE, "US driver's licence number", "US_DRIVER_LICENSE", identifies=True
)
US_STATE_ID = Kind("us_state_id", LegalClass.STATE_ID, "US state ID card number", identifies=True)
PASSPORT = Kind("passport", LegalClass.PASSPORT, "Passport number", "US_PASSPORT", identifies=True)
OTHER_GOV_ID = Kind("other_gov_id", LegalClass.OTHER_GOV_ID, "Other government ID number", identifies=True)
GPS_LOCATION = Kind("gps_location", LegalClass.GEOLOCATION, "Position (latitude, longitude)", "LOCATION")
FACIAL_IMAGE = Kind("facial_image", LegalClass.FACIAL_IMAGE, "Portrait of a person")
