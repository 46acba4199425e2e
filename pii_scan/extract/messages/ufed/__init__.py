"""Reports of Cellebrite's Physical Analyzer and Reader (`report.xml`, also inside of a .ufdr)."""
