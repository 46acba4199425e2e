"""How programs lay out the messages of a JSON export; each file ends in `SHAPE`."""
