"""Filling reports: one file a report, and the words they share."""
