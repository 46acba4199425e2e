"""`python -m pii_scan.cli`: the command where its script is not on the PATH."""

from pii_scan.cli.app import main

# Worker processes import this module under another name.
if __name__ == "__main__":
    main()
