"""The steps that bring older records up to date, one file a version."""
