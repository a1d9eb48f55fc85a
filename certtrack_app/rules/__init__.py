"""Rules: what the program holds true. Pure Python, nothing but the standard library."""
