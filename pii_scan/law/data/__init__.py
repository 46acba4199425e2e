"""The packaged tables of breach-notification law; `tools/load_law.py` writes them."""
