"""Pictures: location and other metadata, barcodes, printed and written text, machine-readable zones, portraits."""
