"""The nouns that all stages share. No logic of a stage lives here."""
