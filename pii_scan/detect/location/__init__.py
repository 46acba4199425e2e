"""Positions on Earth, and the state they lie in."""
