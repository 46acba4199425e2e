"""US street addresses."""
