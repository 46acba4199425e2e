"""Numbers as the countries build them, by formulas written here from their standards.

Each `KIND[id]` takes a seeded `Random` and returns one number in its common printed form. Nobody's numbers:
serials are random. A folder of one file a region; naming the file here enters its makers in `KIND`.
"""

from tests.detect.countries.numbers_of import (
    asia,
    britain_and_ireland,
    canada_and_oceania,
    east_and_africa,
    europe_a_to_g,
    europe_h_to_s,
    latin_america,
    south_asia,
    without_check_digit,
)
from tests.detect.countries.numbers_of.made import KIND, digits

REGIONS = (
    asia,
    britain_and_ireland,
    canada_and_oceania,
    east_and_africa,
    europe_a_to_g,
    europe_h_to_s,
    latin_america,
    south_asia,
    without_check_digit,
)

__all__ = ["KIND", "REGIONS", "digits"]
