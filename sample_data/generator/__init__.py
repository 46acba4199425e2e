"""Makes the synthetic leak in `sample_data/leak` and the truth about it. Every person in it is invented."""
