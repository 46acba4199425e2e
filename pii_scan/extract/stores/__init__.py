"""Databases of applications (browsers, address books, call lists), read as what they are: one record a person, a login,
a call. Each layout is a file that ends in `STORE`."""
