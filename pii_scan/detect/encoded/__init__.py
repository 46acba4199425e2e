"""Values inside encodings: found, decoded, and led back to where they stand in the text as it is."""
