"""Vehicles: what leads from a car to its keeper."""
