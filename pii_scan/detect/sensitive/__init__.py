"""Flags for what is explosive: privileged communication, abuse, self-harm, minors, health."""
