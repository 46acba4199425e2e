"""Which notification laws apply: a table of the statutes against what was found. Not legal advice."""
