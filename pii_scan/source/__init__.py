"""Where items come from: local trees, object stores, listings. Read-only verbs only."""
