"""The bridge to presidio-analyzer, both ways. Nothing here is imported before it is used."""
