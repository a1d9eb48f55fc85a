"""Adapters: what the office reads and writes outside, one kind of library a file."""
