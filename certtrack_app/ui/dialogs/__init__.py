"""Questions that a notice cannot ask."""
