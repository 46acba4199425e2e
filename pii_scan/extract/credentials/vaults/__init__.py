"""Layouts of password managers' exports in JSON; each file ends in `VAULT`."""
