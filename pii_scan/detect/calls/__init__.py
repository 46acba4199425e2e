"""Call records: which column says what, whose call was privileged, and the numbers in one form."""
