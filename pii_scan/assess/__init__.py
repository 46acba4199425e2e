"""What the findings mean: risk of each item, severity of the case, call records, homes."""
