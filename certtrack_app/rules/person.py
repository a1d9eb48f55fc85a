"""Names and mail addresses: what is taken, and what is refused with the mend."""
