"""What a file is, by its bytes. Knows no extractor: the engine hands their signatures in."""
