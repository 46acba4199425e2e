"""Records → people, set-based, from the store alone."""
