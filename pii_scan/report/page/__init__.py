"""The page people read: one HTML file, no network, readable without scripts, on a phone and on paper."""
