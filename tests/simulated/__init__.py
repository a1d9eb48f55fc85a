"""Two simulated years of an office: lived from a seed, and held to laws day by day."""
