"""The case folder: ledger, vault, records, journal. One writer, any number of readers."""
