"""Identity, tax, health and licence numbers of countries other than the United States: one file per kind."""
