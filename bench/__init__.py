"""What the program costs, beside the bare library that does the same: `python -m bench`."""
