"""The word list of recovery phrases; see LICENSE.txt."""
