"""What the program costs and finds, beside other ways of doing the same, in one run on one machine."""
