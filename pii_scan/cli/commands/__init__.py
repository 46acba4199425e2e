"""One file per command, each with a `register(app)`."""
