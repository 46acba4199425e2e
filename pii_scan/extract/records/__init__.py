"""Extractors of one family: records of a fixed form (DBF, fixed-width text, mainframe data)."""
