"""Parts of `tools/train_names.py`."""
