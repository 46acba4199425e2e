"""One file per family of documents; each ends in `RULES`."""
