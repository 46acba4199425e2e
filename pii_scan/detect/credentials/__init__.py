"""What opens an account or a system."""
