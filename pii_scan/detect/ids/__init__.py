"""Identity numbers of persons."""
